// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.http.HttpApi;
import parley.http.ProblemException;

/// Two people who know each other, and their conversation, over the HTTP API of a messenger.
///
/// @param ada the first one's API
/// @param ben the second one's
/// @param tokens of both
record Pair(HttpApi ada, HttpApi ben, String conversation, List<String> tokens) {
    private static final Duration LIMIT = Duration.ofSeconds(25);
    private static final int PAGE = 100;

    /// An entry as it was read.
    record Entry(long seq, String kind, String text) { }

    /// Two new people, made with the key of the data folder.
    static Pair in(URI url, int adminPort, Path data, String prefix)
            throws IOException, InterruptedException {
        try (var admin = HttpApi.at(URI.create("http://127.0.0.1:" + adminPort))) {
            var made = admin.withHeader("Authorization", "Bearer " + AdminKey.read(data)).call("POST",
                    "/admin/sessions", Map.of("count", 2, "prefix", prefix, "contacts", true),
                    JsonNode.class).path("sessions");
            var tokens = List.of(made.get(0).path("token").asText(),
                    made.get(1).path("token").asText());
            var ada = person(url, tokens.get(0));
            ada.send("PUT", "/api/v1/conversations/direct/" + made.get(1).path("user").asText());
            var conversation = ada.get("/api/v1/conversations", JsonNode.class)
                    .path("items").get(0).path("id").asText();
            return new Pair(ada, person(url, tokens.get(1)), conversation, tokens);
        }
    }

    static Pair in(Program program, Path data, String prefix)
            throws IOException, InterruptedException {
        return in(URI.create(Banner.address(program)), program.adminPort(), data, prefix);
    }

    /// The same people at another address.
    Pair at(URI url) {
        return new Pair(person(url, tokens.get(0)), person(url, tokens.get(1)), conversation,
                tokens);
    }

    Pair at(Program program) {
        return at(URI.create(Banner.address(program)));
    }

    private static HttpApi person(URI url, String token) {
        return HttpApi.at(URI.create("http://" + url.getAuthority())).withTimeLimit(LIMIT)
                .withHeader("Authorization", "Bearer " + token);
    }

    /// Ada says something. The same id again gets the same number.
    ///
    /// @throws ProblemException when it is refused
    long send(String id) throws IOException, InterruptedException {
        return send(ada, id);
    }

    long send(HttpApi who, String id) throws IOException, InterruptedException {
        return who.call("PUT", "/api/v1/conversations/" + conversation + "/sends/" + id,
                Map.of("text", "text of " + id), JsonNode.class).path("seq").asLong();
    }

    /// Sends, and when it is refused, waits as long as the refusal says and sends again.
    long sendUntilTaken(HttpApi who, String id) throws IOException, InterruptedException {
        while (true) {
            try {
                return send(who, id);
            } catch (ProblemException refusal) {
                if (refusal.problem().status() != 503 && refusal.problem().status() != 507)
                    throw refusal;
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        }
    }

    /// The problem's status and code: `507 store_full`.
    String refusal(String id) throws IOException, InterruptedException {
        try {
            return "stored as " + send(id);
        } catch (ProblemException refusal) {
            return of(refusal);
        }
    }

    private static String of(ProblemException refusal) {
        var problem = refusal.problem();
        return problem.status() + " " + problem.members().get("code");
    }

    /// What reading answers: `200`, or the problem.
    String reading() throws IOException, InterruptedException {
        try {
            page(ada, 0);
            return "200";
        } catch (ProblemException refusal) {
            return of(refusal);
        }
    }

    private JsonNode page(HttpApi who, long after) throws IOException, InterruptedException {
        return who.get("/api/v1/conversations/" + conversation + "/messages?after=" + after
                + "&limit=" + PAGE, JsonNode.class);
    }

    /// Everything that was said, as Ben reads it.
    List<Entry> history() throws IOException, InterruptedException {
        return history(0);
    }

    /// What was said after a number.
    List<Entry> history(long after) throws IOException, InterruptedException {
        List<Entry> all = new ArrayList<>();
        while (true) {
            var items = page(ben, all.isEmpty() ? after : all.getLast().seq()).path("items");
            for (JsonNode one : items) all.add(new Entry(one.path("seq").asLong(),
                    one.path("kind").asText(), one.path("text").asText()));
            if (items.size() < PAGE) return all;
        }
    }
}
