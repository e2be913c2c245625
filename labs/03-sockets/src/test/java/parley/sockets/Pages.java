// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.testkit.Conn;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// What the tests of HttpGet share.
final class Pages {
    static final Duration LONG = Duration.ofSeconds(10);

    private Pages() {
    }

    static <X extends Exception> X expectRefusal(
            Story story, Class<X> type, String when, String answer) throws IOException {
        try (RoguePeer server = RoguePeer.listen(story)) {
            server.serve(conn -> {
                head(conn);
                conn.send(answer);
            });
            return story.expectThrows(when, type, () -> fetch(story, server, "/"));
        }
    }

    static HttpResponse fetch(Story story, RoguePeer server, String target)
            throws IOException {
        story.step("call HttpGet.fetch for %s", target);
        HttpResponse answer = HttpGet.fetch(Endpoint.of(server.address()), target, LONG);
        if (answer == null) throw story.fail("an HttpResponse", "null");
        return answer;
    }

    static List<String> head(Conn conn) {
        List<String> lines = new ArrayList<>();
        for (String line = conn.readLine(); !line.isEmpty(); line = conn.readLine())
            lines.add(line);
        return lines;
    }

    static void expectPage(Story story, HttpResponse answer, int status, String body) {
        story.expect("the status", status, answer.status());
        story.expectBytes("the body", body.getBytes(UTF_8), answer.body());
    }
}
