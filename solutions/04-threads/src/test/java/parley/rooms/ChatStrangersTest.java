// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.testkit.Conn;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// The chat server, and people who do not behave.
@Timeout(60)
class ChatStrangersTest {
    private static final ChatLimits LIMITS =
            ChatLimits.USUAL.times(Duration.ofSeconds(20), Duration.ofMillis(100));

    private final Story story = new Story();
    private final ChatServer server = start(LIMITS);
    private final List<Conn> peers = new ArrayList<>();

    private static ChatServer start(ChatLimits limits) {
        try {
            return ChatServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), limits);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() throws IOException {
        peers.forEach(Conn::close);
        server.close();
    }

    private Conn connect() {
        Conn peer = RoguePeer.connect(story, server.address());
        peers.add(peer);
        assertThat(peer.readLine()).isEqualTo("SYSTEM: what is your name?");
        return peer;
    }

    private Conn enter(String name) {
        Conn peer = connect().sendLine(name);
        assertThat(peer.readLine()).isEqualTo("SYSTEM: " + name + " has joined lobby");
        return peer;
    }

    @RepeatedTest(50)
    void notices_that_somebody_is_gone_without_a_word() {
        Conn ann = enter("Ann");
        Conn bob = enter("Bob");
        ann.readLine();

        bob.send("half a li").reset();

        assertThat(ann.readLine()).isEqualTo("SYSTEM: Bob has left lobby");
        enter("Bob");
    }

    @RepeatedTest(5)
    void sends_one_away_who_does_not_read_and_lets_the_others_talk() throws IOException {
        try (ChatServer small = start(LIMITS.outboxBytes(50_000));
                Conn slow = RoguePeer.connect(story, small.address());
                Conn ann = RoguePeer.connect(story, small.address())) {
            slow.sendLine("Slow").readExactly(50);
            slow.stopReading().vanish();
            ann.sendLine("Ann").readLine();
            assertThat(ann.readLine()).isEqualTo("SYSTEM: Ann has joined lobby");

            String word = "x".repeat(900);
            String heard = "";
            for (int i = 0; i < 20_000 && !heard.startsWith("SYSTEM"); i++)
                heard = ann.sendLine(word).readLine();

            assertThat(heard).isEqualTo("SYSTEM: Slow did not keep up and has left lobby");
            assertThat(ann.readLine()).isEqualTo("Ann: " + word);
        }
    }

    @Test
    void refuses_lines_that_are_too_long_or_no_text() {
        assertThat(connect().sendLine("x".repeat(2000)).readLine())
                .isEqualTo("SYSTEM: a line has at most 1000 bytes");
        assertThat(connect().send((byte) 0xFF, (byte) '\n').readLine())
                .isEqualTo("SYSTEM: a line is text in UTF-8");
        Conn painter = enter("Painter");
        painter.sendLine("\u001b[2J");
        assertThat(painter.readLine()).isEqualTo("SYSTEM: a line has no control characters");
        painter.expectEnd();
    }

    @Test
    void sends_the_silent_away() throws IOException {
        try (ChatServer impatient =
                start(LIMITS.times(Duration.ofMillis(50), Duration.ofMillis(300)));
                Conn silent = RoguePeer.connect(story, impatient.address())) {
            silent.readLine();
            assertThat(silent.readLine()).isEqualTo("SYSTEM: you said nothing for too long");
            silent.expectEnd();
        }
    }
}
