// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.api.ClientMessage.Send;
import parley.api.FaultyStore.Fault;
import parley.http.Json;
import parley.store.StoreException;

/// What the HTTP API answers when the server cannot: 503 and 507, through the real entrance, as
/// the document says; and the same request succeeds when the trouble is over.
@Timeout(60)
class RestTroubleTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final CountDownLatch go = new CountDownLatch(1);
    private RestServer server;
    private RestClient client;
    private RestWorld world;
    private Documented documented;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = new RestServer(folder, false);
        client = new RestClient(server.url());
        world = new RestWorld(server);
        documented = Documented.by(client);
    }

    @AfterEach
    void stop() {
        go.countDown();
        client.close();
        server.close();
    }

    private void awaitGo() {
        try {
            go.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> send(String id) throws Exception {
        return client.send("POST", "/api/v1/conversations/" + world.group + "/messages",
                world.olga.token(), "{\"id\":\"" + id + "\",\"text\":\"Hello\"}");
    }

    private HttpResponse<String> read() throws Exception {
        return client.send("GET", "/api/v1/conversations/" + world.group + "/messages",
                world.olga.token(), "");
    }

    private void assertRefused(String operation, int status, String code,
            HttpResponse<String> answer) throws Exception {
        assertThat(documented.faults(server.operation(operation), answer)).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).get().asString()
                .matches("[1-9][0-9]*");
        JsonNode problem = Json.lenient().readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asText("")).isEqualTo(code);
    }

    @Test
    void a_full_store_is_507_until_there_is_room() throws Exception {
        server.store.fault = Fault.FULL;
        assertRefused("sendMessage", 507, "store_full", send("a"));
        assertRefused("sendMessage", 507, "store_full", send("a"));
        assertThat(read().statusCode()).isEqualTo(200);

        server.store.fault = Fault.NONE;
        await().atMost(SOON).until(() -> send("a").statusCode() == 201);
    }

    @Test
    void a_store_that_refuses_is_503_until_it_is_well() throws Exception {
        server.store.fault = Fault.BEFORE;
        assertRefused("sendMessage", 503, "unavailable", send("b"));

        server.store.fault = Fault.NONE;
        await().atMost(SOON).until(() -> send("b").statusCode() == 201);
        assertThat(send("b").statusCode()).isEqualTo(200);
    }

    @Test
    void a_store_that_cannot_be_read_is_503() throws Exception {
        server.store.beforeRead = () -> {
            throw new StoreException("the disk did not answer");
        };
        assertRefused("listMessages", 503, "unavailable", read());

        server.store.beforeRead = () -> { };
        assertThat(read().statusCode()).isEqualTo(200);
    }

    @Test
    void a_full_queue_of_the_committer_is_503() throws Exception {
        server.store.beforeAppend = this::awaitGo;
        AtomicBoolean full = new AtomicBoolean();
        for (int i = 0; !full.get() && i < 3 * Limit.QUEUE.number(); i++) {
            server.messenger.posting().submit(world.olga.identity(),
                    Send.text("q" + i, world.group, "x"), new Lane(), new Answer() {
                        @Override
                        public void stored(parley.store.Message message, boolean duplicate) { }

                        @Override
                        public void refused(ApiException why) {
                            full.set(why.code() == ErrorCode.BUSY);
                        }
                    });
        }
        assertThat(full.get()).isTrue();

        assertRefused("sendMessage", 503, "busy", send("c"));

        go.countDown();
        await().atMost(SOON).until(() -> send("c").statusCode() == 201);
    }

    @Test
    void a_full_queue_of_the_readers_is_503() throws Exception {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        CountDownLatch busy = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            server.messenger.readers().execute(() -> {
                busy.countDown();
                awaitGo();
            });
        }
        busy.await();
        boolean full = false;
        for (int i = 0; !full && i < 2 * Limit.READS_WAITING.number(); i++) {
            try {
                server.messenger.readers().execute(this::awaitGo);
            } catch (RejectedExecutionException e) {
                full = true;
            }
        }
        assertThat(full).isTrue();

        assertRefused("listMessages", 503, "busy", read());

        go.countDown();
        await().atMost(SOON).until(() -> read().statusCode() == 200);
    }

    @Test
    void a_server_that_stops_is_503() throws Exception {
        assertThat(read().statusCode()).isEqualTo(200);
        server.drain();

        // On the connection that is open already.
        HttpResponse<String> answer = send("d");

        assertRefused("sendMessage", 503, "", answer);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    }
}
