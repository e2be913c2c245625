// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The moments at which a connection has to wake itself, for nobody else will: the selector has
/// nothing more to say, and the handler waits.
@Timeout(60)
class WakePathsTest {
    /// More gathered writes than one connection may make in its turn.
    private static final int MANY = 40;
    private static final int MESSAGE_BYTES = 64 * 1024;

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong swallowed = new AtomicLong();

    /// Counts what comes, and asks for nothing.
    private final class Silent implements ConnectionHandler {
        @Override
        public void opened(Connection connection) {}

        @Override
        public void received(ByteBuffer in) {
            received.addAndGet(in.remaining());
        }

        @Override
        public Optional<byte[]> next() {
            return Optional.empty();
        }
    }

    /// Takes everything that is written, as if the socket had no end; its handshake is one byte
    /// from the peer and none to it.
    private final class Bottomless implements Transport {
        private final SocketChannel channel;
        private boolean greeted;

        Bottomless(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            int n = channel.read(into);
            if (n > 0) greeted = true;
            return n;
        }

        @Override
        public int write(ByteBuffer from) {
            int n = from.remaining();
            swallowed.addAndGet(n);
            from.position(from.limit());
            return n;
        }

        @Override
        public boolean handshaking() {
            return !greeted;
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

    @Test
    void reads_on_after_its_turn_when_the_transport_still_holds_bytes() throws Exception {
        TransportFactory fussy = (channel, again) -> new FussyTransport(channel);
        try (var loop = Running.of(Running.config(), Silent::new, fussy);
                Socket peer = loop.connect()) {
            peer.getOutputStream().write(("hi" + "x".repeat(1000)).getBytes("US-ASCII"));

            await().atMost(Running.LIMIT).until(() -> received.get() == 1000);
        }
    }

    @Test
    void says_what_waited_for_the_end_of_the_handshake() throws Exception {
        try (var loop = bottomless(); Socket peer = loop.connect()) {
            Mouth mouth = loop.handler();
            mouth.answers.add(new byte[10]);

            peer.getOutputStream().write('h');

            mouth.opened.get(10, TimeUnit.SECONDS);
            await().atMost(Running.LIMIT).until(() -> swallowed.get() == 10);
        }
    }

    @Test
    void writes_on_after_its_turn_when_the_socket_never_fills() throws Exception {
        try (var loop = bottomless(); Socket peer = loop.connect()) {
            Mouth mouth = loop.handler();
            peer.getOutputStream().write('h');
            Connection connection = mouth.opened.get(10, TimeUnit.SECONDS);
            await().atMost(Running.LIMIT).until(mouth.answers::isEmpty);
            for (int i = 0; i < MANY; i++) mouth.answers.add(new byte[MESSAGE_BYTES]);

            connection.wake();

            await().atMost(Running.LIMIT)
                    .until(() -> swallowed.get() == (long) MANY * MESSAGE_BYTES);
            assertThat(loop.loop.connections()).isEqualTo(1);
        }
    }

    private Running<Mouth> bottomless() throws IOException {
        return Running.of(Running.config(), Mouth::new, (channel, again) -> new Bottomless(channel));
    }
}
