// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Bytes as they are: nothing between the connection and its socket.
record PlainTransport(SocketChannel channel) implements Transport {
    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public boolean handshaking() {
        return false;
    }

    @Override
    public boolean wantsWrite() {
        return false;
    }

    @Override
    public boolean buffered() {
        return false;
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public boolean closeOutbound() throws IOException {
        channel.shutdownOutput();
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
