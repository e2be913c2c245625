// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import parley.eventloop.Outgoing.Flushed;

class OutgoingTest {
    private final ByteBuffer shared = ByteBuffer.allocate(8);
    private final Outgoing ann = new Outgoing();
    private final Outgoing bob = new Outgoing();

    private static Supplier<Optional<byte[]>> messages(String... texts) {
        var left = List.of(texts).iterator();
        return () -> left.hasNext() ? Optional.of(left.next().getBytes(UTF_8)) : Optional.empty();
    }

    @Test
    void keeps_what_the_socket_does_not_take_apart_from_the_shared_buffer() throws IOException {
        FewBytes toAnn = new FewBytes(3);
        FewBytes toBob = new FewBytes(3);
        var annSays = messages("abcdef", "ghi");
        var bobSays = messages("123456", "789");

        assertThat(ann.flush(toAnn, annSays, shared)).isEqualTo(Flushed.SOCKET_FULL);
        assertThat(bob.flush(toBob, bobSays, shared)).isEqualTo(Flushed.SOCKET_FULL);
        while (ann.flush(toAnn.refill(), annSays, shared) != Flushed.ALL) continue;
        while (bob.flush(toBob.refill(), bobSays, shared) != Flushed.ALL) continue;

        assertThat(toAnn).hasToString("abcdefghi");
        assertThat(toBob).hasToString("123456789");
        assertThat(ann.waiting()).isFalse();
    }

    /// A socket that takes so many bytes, then none until it is refilled.
    private static final class FewBytes implements Transport {
        private final StringBuilder taken = new StringBuilder();
        private final int few;
        private int left;

        FewBytes(int few) {
            this.few = few;
            this.left = few;
        }

        FewBytes refill() {
            left = few;
            return this;
        }

        @Override
        public int write(ByteBuffer from) {
            int before = left;
            for (; left > 0 && from.hasRemaining(); left--) taken.append((char) from.get());
            return before - left;
        }

        @Override
        public String toString() {
            return taken.toString();
        }

        @Override
        public int read(ByteBuffer into) {
            return 0;
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
        public boolean closeOutbound() {
            return true;
        }

        @Override
        public void close() {}
    }
}
