// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.LoggedIn;
import parley.api.ClientMessage.Send;

/// Long polls and server-sent events: the same messages as over a WebSocket, resumed by cursors.
@Timeout(60)
class EventRoutesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private RestServer server;
    private RestClient client;
    private LoggedIn ann;
    private LoggedIn bob;
    private String direct;

    @BeforeEach
    void two_contacts() throws IOException {
        server = new RestServer(folder, false);
        client = new RestClient(server.url());
        ann = server.person("ann");
        bob = server.person("bob");
        server.acquaint(ann, bob);
        direct = server.messenger.conversing().direct(ann.identity(), RestWorld.id(bob)).id();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void say(String... ids) {
        for (String id : ids) server.messenger.posting().send(
                ann.identity(), Send.text(id, direct, "text of " + id));
        await().atMost(SOON).until(() -> server.messenger.queued() == 0);
    }

    private void connected(int devices) {
        await().atMost(SOON).until(() ->
                server.messenger.live().devices(RestWorld.id(bob)).length == devices);
    }

    private JsonNode poll(long cursor, int limit, int seconds) {
        String body = "{\"cursors\":[{\"conversation\":\"" + direct + "\",\"seq\":" + cursor
                + "}],\"limit\":" + limit + ",\"wait\":" + seconds + "}";
        try {
            return Device.JSON.readTree(
                    client.send("POST", "/api/v1/poll", bob.token(), body).body()).path("events");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> ids(JsonNode events) {
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("type").asText().equals("message"))
                .map(event -> event.path("id").asText()).toList();
    }

    @Test
    void a_poll_answers_at_once_with_what_was_missed() {
        say("a", "b", "c");

        assertThat(ids(poll(1, 50, 20))).containsExactly("b", "c");
        assertThat(ids(poll(0, 2, 20))).as("a page").containsExactly("a", "b");
        assertThat(ids(poll(2, 50, 20))).containsExactly("c");
    }

    @Test
    void a_poll_waits_for_what_is_said_meanwhile() {
        say("a");
        var poll = CompletableFuture.supplyAsync(() -> poll(1, 50, 20));
        connected(1);

        say("b");

        assertThat(ids(poll.join())).containsExactly("b");
    }

    @Test
    void a_poll_whose_time_is_over_is_empty_and_leaves_nothing_behind() {
        say("a");
        long begin = System.nanoTime();

        JsonNode events = poll(1, 50, 1);

        assertThat(ids(events)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(
                Duration.ofSeconds(1)).isLessThan(SOON);
        assertThat(server.messenger.live().connections()).isZero();
    }

    @Test
    void two_polls_at_once_both_get_it() {
        say("a");
        var one = CompletableFuture.supplyAsync(() -> poll(1, 50, 20));
        var other = CompletableFuture.supplyAsync(() -> poll(1, 50, 20));
        connected(2);

        say("b");

        assertThat(ids(one.join())).containsExactly("b");
        assertThat(ids(other.join())).containsExactly("b");
    }

    @Test
    void a_poll_for_a_conversation_of_others_hears_of_nothing() throws Exception {
        say("a");
        LoggedIn eve = server.person("eve");

        var answer = client.send("POST", "/api/v1/poll", eve.token(),
                "{\"cursors\":[{\"conversation\":\"" + direct + "\",\"seq\":0}],\"wait\":0}");

        assertThat(answer.body()).contains("not_found").doesNotContain("text of");
    }

    @Test
    void a_stream_resumes_behind_the_last_event_that_arrived() throws Exception {
        say("a", "b", "c", "d");
        String second;
        try (EventReader first = EventReader.open(client, bob.token(), direct + ":0", "")) {
            assertThat(first.message().path("id").asText()).isEqualTo("a");
            assertThat(first.message().path("id").asText()).isEqualTo("b");
            second = first.lastId();
        }
        assertThat(second).isEqualTo(direct + ":2");

        // A browser that comes again sends the old address, and the newest id.
        try (EventReader again = EventReader.open(client, bob.token(), direct + ":0", second)) {
            assertThat(again.message().path("id").asText()).isEqualTo("c");
            assertThat(again.message().path("id").asText()).isEqualTo("d");
            assertThat(again.event().path("type").asText()).isEqualTo("synced");
            say("e");
            assertThat(again.message().path("id").asText()).isEqualTo("e");
            assertThat(again.lastId()).isEqualTo(direct + ":5");
        }
    }

    @Test
    void two_streams_and_a_poll_do_not_disturb_each_other() throws Exception {
        say("a");
        try (EventReader one = EventReader.open(client, bob.token(), direct + ":1", "");
                EventReader other = EventReader.open(client, bob.token(), direct + ":0", "")) {
            var poll = CompletableFuture.supplyAsync(() -> poll(1, 50, 20));
            connected(3);

            say("b");

            assertThat(one.message().path("id").asText()).isEqualTo("b");
            assertThat(other.message().path("id").asText()).isEqualTo("a");
            assertThat(other.message().path("id").asText()).isEqualTo("b");
            assertThat(ids(poll.join())).containsExactly("b");
        }
    }

    @Test
    void a_stream_that_is_left_is_no_connection_any_more() throws Exception {
        EventReader.open(client, bob.token(), "", "").close();

        // The server notices when it next writes.
        await().atMost(SOON).until(() -> {
            say("x" + System.nanoTime());
            return server.messenger.live().connections() == 0;
        });
    }

    @Test
    void cursors_that_make_no_sense_are_refused() throws Exception {
        for (String query : List.of("?cursors=x", "?cursors=" + direct + ":-1",
                "?cursors=" + direct + ":1,", "?cursors=:1")) {
            assertThat(client.send("GET", "/api/v1/events" + query, bob.token(), "").statusCode())
                    .as(query).isEqualTo(400);
        }
    }
}
