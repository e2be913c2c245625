// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.accounts.LoggedIn;
import parley.http.Json;

/// Every rate limit of the HTTP API by its name, through the real entrance: so many requests in a
/// row, then 429 with the time to wait, and after that time one more.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class RestLimitsTest {
    /// A cheap operation for each bucket. What it answers does not matter, so long as it counts.
    private static final Map<RestBucket, String> COUNTED = Map.of(
            RestBucket.READ, "getMe", RestBucket.WRITE, "unblock",
            RestBucket.SEND, "deleteMessage", RestBucket.UPLOAD, "putFile",
            RestBucket.COSTLY, "searchUsers", RestBucket.PASSWORD, "changePassword");

    /// The time stands still until a test moves it, or a busy machine would refill the buckets.
    private final AtomicLong now = new AtomicLong();
    private RestServer server;
    private RestClient client;
    private RestWorld world;
    private Documented documented;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new RestServer(folder, true, now::get);
        client = new RestClient(server.url());
        world = new RestWorld(server);
        documented = Documented.by(client);
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void so_many_in_a_row_and_then_429(RestBucket bucket) throws Exception {
        RestOperation operation = server.operation(COUNTED.get(bucket));
        assertThat(operation.bucket()).isEqualTo(bucket);
        for (int i = 0; i < bucket.rate().burst(); i++)
            assertThat(ask(operation, world.petra).statusCode()).as("request " + i).isNotEqualTo(429);

        HttpResponse<String> refused = ask(operation, world.petra);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(documented.faults(operation, refused)).isEmpty();
        assertThat(Json.lenient().readTree(refused.body()).path("code").asText())
                .isEqualTo("rate_limited");
        Duration wait = Duration.ofSeconds(
                Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()));
        assertThat(ask(operation, world.rita).statusCode()).isNotEqualTo(429);
        now.addAndGet(wait.toNanos());
        assertThat(ask(operation, world.petra).statusCode()).isNotEqualTo(429);
    }

    private HttpResponse<String> ask(RestOperation operation, LoggedIn who) throws Exception {
        String path = operation.template().replace("{id}", "g_none").replace("{seq}", "1")
                .replace("{user}", RestWorld.id(world.sven));
        String query = switch (operation.id()) {
            case "putFile" -> "?name=a.txt";
            case "searchUsers" -> "?prefix=zz";
            case "deleteMessage" -> "?client=c";
            default -> "";
        };
        return client.send(operation.method(), path + query, who.token(), "");
    }

    @Test
    void who_has_no_session_is_counted_by_the_address() throws Exception {
        RestOperation operation = server.operation("logIn");
        for (int i = 0; i < operation.bucket().rate().burst(); i++)
            assertThat(client.send("POST", operation.template(), "", "{}").statusCode())
                    .isEqualTo(400);

        HttpResponse<String> refused = client.send("POST", operation.template(), "", "{}");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(documented.faults(operation, refused)).isEmpty();
    }

    @Test
    void every_operation_counts_and_every_bucket_is_tried() {
        Set<RestBucket> used = new TreeSet<>();
        server.operations.forEach(operation -> used.add(operation.bucket()));

        assertThat(used).containsExactlyInAnyOrderElementsOf(Arrays.asList(RestBucket.values()));
        assertThat(COUNTED.keySet()).isEqualTo(used);
        assertThat(server.operations).allSatisfy(operation -> assertThat(
                documented.operation(operation).path("responses").path("429")
                        .path("headers").has("Retry-After")).as(operation.id()).isTrue());
    }
}
