// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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

@Timeout(60)
class ChatServerTest {
    private static final ChatLimits LIMITS =
            ChatLimits.USUAL.times(Duration.ofSeconds(20), Duration.ofMillis(100));
    private static final int MANY = 200;

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
    void lets_people_talk() {
        Conn ann = enter("Ann");
        Conn bob = enter("Bob");
        assertThat(ann.readLine()).isEqualTo("SYSTEM: Bob has joined lobby");

        ann.dribble("žluť 🐎\n".getBytes(UTF_8));

        assertThat(bob.readLine()).isEqualTo("Ann: žluť 🐎");
        assertThat(ann.readLine()).isEqualTo("Ann: žluť 🐎");
    }

    @RepeatedTest(20)
    void gives_a_name_to_one_person_only() {
        enter("Ann");
        Conn other = connect().sendLine("ANN");
        assertThat(other.readLine()).isEqualTo("SYSTEM: ANN is taken in lobby");
        other.sendLine("system");
        assertThat(other.readLine()).startsWith("SYSTEM: a name has");
        other.sendLine("Bea");
        assertThat(other.readLine()).isEqualTo("SYSTEM: Bea has joined lobby");
    }

    @Test
    void has_rooms_to_go_to() {
        Conn ann = enter("Ann");
        Conn bob = enter("Bob");
        ann.readLine();

        bob.sendLine("/join tea");
        assertThat(bob.readLine()).isEqualTo("SYSTEM: Bob has joined tea");
        assertThat(ann.readLine()).isEqualTo("SYSTEM: Bob has left lobby");

        bob.sendLine("/names").sendLine("/dance");
        assertThat(bob.readLine()).isEqualTo("SYSTEM: tea: Bob");
        assertThat(bob.readLine()).startsWith("SYSTEM: there is no /dance");
        ann.sendLine("is anybody here?");
        assertThat(ann.readLine()).isEqualTo("Ann: is anybody here?");
        bob.sendLine("/quit").expectEnd();
    }

    @RepeatedTest(50)
    void answers_one_who_has_ended_sending_and_tells_the_others() {
        Conn ann = enter("Ann");
        Conn bob = enter("Bob");
        ann.readLine();

        bob.send("bye\n").halfClose();

        assertThat(new String(bob.readToEnd(), UTF_8)).isEqualTo("Bob: bye\n");
        assertThat(ann.readLine()).isEqualTo("Bob: bye");
        assertThat(ann.readLine()).isEqualTo("SYSTEM: Bob has left lobby");
    }

    @Test
    void reaches_two_hundred_people() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        List<BufferedReader> readers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Socket socket = new Socket();
            socket.connect(server.address());
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("guest" + i + "\n").getBytes(UTF_8));
            sockets.add(socket);
            readers.add(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)));
            readTo(readers.getLast(), "SYSTEM: guest" + i + " has joined lobby");
        }

        for (int i = 0; i < 10; i++)
            sockets.get(i).getOutputStream().write(("word" + i + "\n").getBytes(UTF_8));

        for (BufferedReader reader : readers) {
            List<String> words = new ArrayList<>();
            while (words.size() < 10) {
                String line = reader.readLine();
                if (!line.startsWith("SYSTEM")) words.add(line);
            }
            assertThat(words).doesNotHaveDuplicates().allMatch(w -> w.matches("guest\\d: word\\d"));
        }
        for (Socket socket : sockets) socket.close();
    }

    private static void readTo(BufferedReader reader, String wanted) throws IOException {
        while (!wanted.equals(reader.readLine())) continue;
    }

    @RepeatedTest(20)
    void says_goodbye_when_it_stops() throws IOException {
        Conn ann = enter("Ann");
        Conn nameless = connect();
        ann.send("last words\n").readLine();

        server.close();

        assertThat(new String(ann.readToEnd(), UTF_8)).isEqualTo("SYSTEM: the server stops\n");
        nameless.expectEnd();
        assertThatThrownBy(() -> new Socket(server.address().getAddress(),
                server.address().getPort())).isInstanceOf(ConnectException.class);
    }
}
