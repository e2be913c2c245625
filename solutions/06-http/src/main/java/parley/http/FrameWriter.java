// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/// Writes a client's frames to its socket, whole, one after the other, and none after the last.
/// Any thread; a write waits for the one before it, and while the peer takes nothing.
final class FrameWriter {
    private final Socket socket;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean ended;

    FrameWriter(Socket socket) {
        this.socket = socket;
    }

    /// Writes a frame.
    ///
    /// @param frame from position to limit, with an array
    /// @return false when the last one has been written
    boolean write(ByteBuffer frame) throws IOException {
        return write(frame, false);
    }

    /// Writes the last frame.
    ///
    /// @return false when another one was the last
    boolean writeLast(ByteBuffer frame) throws IOException {
        return write(frame, true);
    }

    private boolean write(ByteBuffer frame, boolean last) throws IOException {
        writing.lock();
        try {
            if (ended) return false;
            ended = last;
            socket.getOutputStream().write(frame.array(), frame.position(), frame.remaining());
            return true;
        } finally {
            writing.unlock();
        }
    }

    /// Nothing more can be written. Does not wait.
    void end() {
        ended = true;
    }
}
