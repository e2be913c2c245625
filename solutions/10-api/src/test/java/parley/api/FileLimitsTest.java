// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Send;
import parley.http.Json;

/// How much people can keep, and how long a file waits for its message.
@Timeout(60)
class FileLimitsTest {
    private static final String HALF = "x".repeat(500_000);
    private static final FileLimits ONE_MIB = new FileLimits(1, 24);

    @TempDir
    Path folder;

    @Test
    void a_file_beyond_the_quota_is_a_documented_problem_until_another_is_removed()
            throws Exception {
        try (var server = new RestServer(folder, false, System::nanoTime, ONE_MIB);
                var client = new RestClient(server.url())) {
            RestWorld world = new RestWorld(server);
            String files = "/api/v1/conversations/" + world.directWithPetra + "/files?name=a";
            String olga = world.olga.token();
            var first = client.send("POST", files, olga, "text/plain", HALF);
            assertThat(client.send("POST", files, olga, "text/plain", HALF).statusCode())
                    .isEqualTo(201);

            var refused = client.send("POST", files, olga, "text/plain", HALF);

            assertThat(refused.statusCode()).isEqualTo(413);
            JsonNode problem = Json.lenient().readTree(refused.body());
            assertThat(problem.path("code").asText()).isEqualTo("over_quota");
            assertThat(problem.path("detail").asText()).contains("1 MiB");
            RestOperation putFile = server.operations.stream()
                    .filter(operation -> operation.id().equals("putFile")).findFirst().orElseThrow();
            assertThat(Documented.by(client).faults(putFile, refused)).isEmpty();
            assertThat(client.send("POST", files, world.petra.token(), "text/plain", HALF)
                    .statusCode()).as("a quota of her own").isEqualTo(201);
            client.send("DELETE", first.headers().firstValue("Location").orElseThrow(), olga, "");
            assertThat(client.send("POST", files, olga, "text/plain", HALF).statusCode())
                    .isEqualTo(201);
            assertThat(limit(client, world.adam.token(), "quota_mib")).isEqualTo(1);
        }
    }

    private static int limit(RestClient client, String token, String name) throws Exception {
        JsonNode page = Json.lenient().readTree(
                client.send("GET", "/api/v1/admin/limits?limit=100", token, "").body());
        for (JsonNode limit : page.path("items"))
            if (limit.path("name").asText().equals(name)) return limit.path("number").asInt();
        throw new AssertionError("no limit " + name);
    }

    @Test
    void a_file_that_no_message_names_goes_after_a_day() throws Exception {
        Instant[] now = {Instant.parse("2026-03-01T12:00:00Z")};
        try (World world = new World(folder, clock(now), false)) {
            Identity ann = world.person("ann");
            String direct = world.direct(ann, world.person("bob"));
            String waiting = put(world, ann, direct);
            String named = put(world, ann, direct);
            world.messenger.posting().send(ann, new Send("a", direct, "", List.of(named), 0));

            now[0] = now[0].plus(Duration.ofHours(24));
            assertThat(world.messenger.attachments().tidy()).isZero();
            now[0] = now[0].plusMillis(1);
            assertThat(world.messenger.attachments().tidy()).isEqualTo(1);

            assertThat(world.messenger.attachments().info(ann, named).id()).isEqualTo(named);
            var late = catchThrowableOfType(ApiException.class, () -> world.messenger.posting()
                    .send(ann, new Send("b", direct, "", List.of(waiting), 0)));
            assertThat(late.code()).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void a_file_that_goes_while_its_message_waits_for_the_commit_is_not_named() throws Exception {
        Instant[] now = {Instant.parse("2026-03-01T12:00:00Z")};
        try (World world = new World(folder, clock(now), false)) {
            Identity ann = world.person("ann");
            String direct = world.direct(ann, world.person("bob"));
            String waiting = put(world, ann, direct);
            now[0] = now[0].plus(Duration.ofDays(2));
            world.store.beforeAppend = () -> world.messenger.attachments().tidy();

            var refused = catchThrowableOfType(ApiException.class, () -> world.messenger.posting()
                    .send(ann, new Send("a", direct, "", List.of(waiting), 0)));

            assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(world.store.messages().lastSeq(direct)).isZero();
        }
    }

    @Test
    void without_a_quota_there_is_none() {
        assertThat(new FileLimits(0, 1).quotaBytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(FileLimits.STANDARD.quotaBytes()).isEqualTo(1L << 30);
    }

    private static String put(World world, Identity who, String where) throws Exception {
        return world.messenger.attachments().put(who, where, "a.txt", "text/plain",
                new ByteArrayInputStream(new byte[10])).id();
    }

    private static Clock clock(Instant[] now) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }
}
