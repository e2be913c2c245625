// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A student's part that does not come back is named, with the way to do without it.
@Timeout(90)
class StallTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /// A decoder that never comes back holds the server's loop, and a connection that waits for
    /// ever holds the bot: both in the same process, to start one only.
    @Test
    void parts_that_never_come_back_are_named() throws Exception {
        var decoder = Mine.changed("01-communication", "framing", "FrameDecoder.java",
                "        while (in.hasRemaining()) {", "        while (refused) {\n"
                        + "            if (!in.hasRemaining()) continue;");
        var connection = Mine.changed("03-sockets", "sockets", "FramedConnection.java",
                "            int n = in.read(buffer);",
                "            socket.setSoTimeout(0);\n            int n = in.read(buffer);");
        var mine = new Mine(folder).part("01-communication", "framing", decoder)
                .part("03-sockets", "sockets", connection);
        try (mine) {
            mine.start(1);
            await().atMost(LIMIT).untilAsserted(() -> assertThat(mine.said())
                    .contains("--without 1").contains("--without 3"));
        }
        assertThat(mine.said())
                .containsOnlyOnce("Your part of chapter 1 (framing) has not come back for 2 s")
                .contains("Your part of chapter 3 (sockets) has not come back for 2 s")
                .contains("FrameDecoder.decode(").contains("FramedConnection.receive(");
    }
}
