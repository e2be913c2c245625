// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// One connection of the bench: keeps a number of messages in flight, on a thread of its own.
/// Sends as many as have come back, in one write.
final class EchoLoad implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket socket;
    private final CountDownLatch broken;
    private final byte[] frames;
    private final int sentFrame;
    private final int echoedFrame;
    private volatile long echoes;

    private EchoLoad(Socket socket, int inFlight, int bytes, CountDownLatch broken) {
        this.socket = socket;
        this.broken = broken;
        byte[] frame = new byte[8 + bytes];
        ByteBuffer head = ByteBuffer.wrap(frame);
        new FrameHead(true, Opcode.TEXT, true, 0x20202020, bytes).write(head);
        // Under this mask, capital letters arrive as small ones.
        Arrays.fill(frame, head.position(), frame.length, (byte) 'A');
        sentFrame = frame.length;
        echoedFrame = frame.length - 4;
        frames = new byte[sentFrame * inFlight];
        for (int i = 0; i < inFlight; i++) {
            System.arraycopy(frame, 0, frames, i * sentFrame, sentFrame);
        }
    }

    /// @param broken is counted down when the connection ends before it is closed here
    static EchoLoad start(int port, int inFlight, int bytes, CountDownLatch broken)
            throws IOException {
        RawPeer peer = RawPeer.socket(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), "/echo");
        EchoLoad load = new EchoLoad(peer.socket(), inFlight, bytes, broken);
        Thread.ofVirtual().name("load").start(load::run);
        return load;
    }

    private void run() {
        try {
            byte[] buffer = new byte[BUFFER_BYTES];
            InputStream in = socket.getInputStream();
            socket.getOutputStream().write(frames);
            int partial = 0;
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                int back = (partial + n) / echoedFrame;
                partial = (partial + n) % echoedFrame;
                echoes += back;
                socket.getOutputStream().write(frames, 0, back * sentFrame);
            }
        } catch (IOException e) {
            if (!socket.isClosed()) System.err.println("load: " + e.getMessage());
        } finally {
            if (!socket.isClosed()) broken.countDown();
        }
    }

    static long total(List<EchoLoad> loads) {
        return loads.stream().mapToLong(load -> load.echoes).sum();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
