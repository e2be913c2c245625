// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.store.Ids;

/// What one connection sends is stored in the order in which it was sent, also where some of it has
/// to be looked up first.
@Timeout(60)
class OrderTest {
    @TempDir
    Path folder;

    private final CountDownLatch readersMayGoOn = new CountDownLatch(1);
    private World world;
    private Identity ann;
    private String direct;
    private Device anns;

    @BeforeEach
    void connected() {
        world = new World(folder);
        ann = world.person("ann");
        direct = world.direct(ann, world.person("bob"));
        anns = world.connect(ann);
    }

    @AfterEach
    void close() {
        readersMayGoOn.countDown();
        world.close();
    }

    /// Keeps all readers busy until the latch is open.
    private void stopReaders() throws InterruptedException {
        int readers = Math.max(2, Runtime.getRuntime().availableProcessors());
        CountDownLatch busy = new CountDownLatch(readers);
        world.store.afterRead = () -> {
            busy.countDown();
            try {
                readersMayGoOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        for (int i = 0; i < readers; i++)
            Thread.ofPlatform().daemon().name("occupier").start(
                    () -> world.messenger.history().after(ann, direct, 0, 1));
        busy.await();
    }

    private String file() throws IOException {
        return world.messenger.attachments().put(ann, direct, "a.txt", "text/plain",
                new ByteArrayInputStream(new byte[10])).id();
    }

    private void sendFile(String id, String file) {
        anns.say("{\"type\":\"send\",\"id\":\"" + id + "\",\"conversation\":\"" + direct
                + "\",\"files\":[\"" + file + "\"]}");
    }

    private List<String> stored() {
        return world.store.messages().after(direct, 0, 100).stream()
                .map(m -> m.clientId()).toList();
    }

    @Test
    void a_text_does_not_overtake_a_message_with_files() throws Exception {
        String file = file();
        anns.send("first", direct, "so that the conversation is in memory");
        anns.await("ack");
        stopReaders();

        sendFile("with-file", file);
        anns.send("text", direct, "sent after the file");
        Receipt other = world.messenger.posting().send(
                ann, ClientMessage.Send.text("other", direct, "not over this connection"));
        readersMayGoOn.countDown();

        assertThat(anns.await("ack").get("id").asText()).isEqualTo("with-file");
        assertThat(anns.await("ack").get("id").asText()).isEqualTo("text");
        assertThat(stored()).containsExactly("first", "other", "with-file", "text");
        assertThat(other.seq()).isEqualTo(2);
    }

    @Test
    void edits_and_deletions_keep_their_place_too() throws Exception {
        anns.send("one", direct, "one");
        anns.send("two", direct, "two");
        anns.await("ack");
        anns.await("ack");
        stopReaders();

        anns.say("{\"type\":\"edit\",\"id\":\"edit\",\"conversation\":\"" + direct
                + "\",\"target\":1,\"text\":\"other\"}");
        anns.send("three", direct, "three");
        anns.say("{\"type\":\"delete\",\"id\":\"delete\",\"conversation\":\"" + direct
                + "\",\"target\":2}");
        anns.send("four", direct, "four");
        readersMayGoOn.countDown();
        for (int i = 0; i < 4; i++) anns.await("ack");

        assertThat(stored()).containsExactly("one", "two", "edit", "three", "delete", "four");
    }

    @Test
    void what_is_refused_holds_nothing_up() throws Exception {
        stopReaders();

        sendFile("nobody's", Ids.file());
        sendFile("unknown", Ids.file());
        anns.send("text", direct, "sent after the file");
        readersMayGoOn.countDown();

        assertThat(anns.await("refused").get("code").asText()).isEqualTo("bad_request");
        assertThat(anns.await("refused").get("code").asText()).isEqualTo("not_found");
        assertThat(anns.await("ack").get("id").asText()).isEqualTo("text");
    }
}
