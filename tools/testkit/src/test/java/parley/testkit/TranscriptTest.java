// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.Transcript.Direction;
import parley.testkit.Transcript.Event;

class TranscriptTest {
    private final Transcript transcript = new Transcript();

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void is_written_in_order_with_times_hex_and_text(@TempDir Path folder) throws IOException {
        transcript.data("the peer", Direction.TO_YOU, utf8("hello\n"));
        transcript.data("the peer", Direction.FROM_YOU, utf8("grüße, and more than a row of it"));
        transcript.event("the peer", Direction.TO_YOU, Event.END);
        Path file = folder.resolve("transcript.txt");

        transcript.saveText(file);

        assertThat(Files.readString(file).replaceAll("(?m)^ *[0-9.]+ ms", "T ms")).isEqualTo("""
            T ms  the peer -> you  6 bytes
              0000  68 65 6c 6c 6f 0a                                hello.
            T ms  the peer <- you  34 bytes
              0000  67 72 c3 bc c3 9f 65 2c 20 61 6e 64 20 6d 6f 72  gr....e, and mor
              0010  65 20 74 68 61 6e 20 61 20 72 6f 77 20 6f 66 20  e than a row of\s
              0020  69 74                                            it
            T ms  the peer -> you  end
            """);
    }

    @Test
    void joins_what_went_one_way_whatever_the_pieces() {
        for (byte b : utf8("hello")) transcript.data("a", Direction.FROM_YOU, new byte[] {b});

        assertThat(transcript.bytes(Direction.FROM_YOU)).isEqualTo(utf8("hello"));
        assertThat(transcript.blocks()).first().isEqualTo("You sent a (5 bytes)");
    }

    @Test
    void keeps_so_much_and_counts_the_rest() {
        byte[] half = new byte[Transcript.MAX_BYTES / 2 + 100];
        transcript.data("a", Direction.TO_YOU, half);
        transcript.data("a", Direction.TO_YOU, half);

        assertThat(transcript.bytes(Direction.TO_YOU)).hasSize(Transcript.MAX_BYTES);
        assertThat(transcript.text()).endsWith("  ... 200 bytes more, not kept");
    }

    @Test
    void tells_how_much_there_was_even_where_it_was_not_kept() {
        byte[] half = new byte[Transcript.MAX_BYTES / 2 + 100];
        transcript.data("a", Direction.TO_YOU, half);
        transcript.data("a", Direction.TO_YOU, half);

        assertThat(transcript.blocks()).startsWith("A sent you (1,048,776 bytes)").hasSize(7)
            .last().isEqualTo("  ... 1,048,696 bytes more");
    }

    @Test
    void shows_the_latest_connections_of_many() {
        for (int i = 1; i <= 6; i++) transcript.data("peer " + i, Direction.TO_YOU, new byte[] {1});

        assertThat(transcript.blocks())
            .startsWith("... 2 blocks before", "Peer 3 sent you (1 byte)");
    }

    @Test
    void shows_what_a_peer_means_to_send_as_a_whole_in_a_story() {
        transcript.plan("the peer", utf8("hello"));
        transcript.piece("the peer", utf8("h"));

        assertThat(transcript.blocks()).first().isEqualTo("The peer sent you (5 bytes)");
        assertThat(transcript.text()).contains("1 byte\n").doesNotContain("5 bytes");
        assertThat(transcript.bytes(Direction.TO_YOU)).isEqualTo(utf8("h"));
    }
}
