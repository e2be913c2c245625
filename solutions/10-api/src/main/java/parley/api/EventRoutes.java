// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.CURSOR;
import static parley.api.RestShapes.ID;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.http.EventStream;
import parley.http.Json;
import parley.http.Response;

/// The two fallbacks for whoever cannot open a WebSocket: a long poll, and server-sent events.
/// Both carry the same messages as the WebSocket, and resume by the same cursors.
final class EventRoutes {
    private static final int MAX_EVENTS = 200;
    private static final Duration STREAM_LIMIT = Duration.ofMinutes(30);
    private static final Duration LAST_LOOK = Duration.ofMillis(20);
    /// What says only how things stand: it does not end the wait of a poll.
    private static final Set<String> QUIET = Set.of("welcome", "synced", "presence");
    private static final Shape CURSORS = Shape.list(RestShapes.named("Cursor", Shape.object()
            .with("conversation", ID, "").with("seq", CURSOR, "The newest entry that you have.")),
            Limit.CURSORS.number());
    private static final Shape EVENT = RestShapes.named("Event", Shape.object().open()
            .with("type", Shape.text(1, 40), "As in the WebSocket protocol."));

    private final Live live;

    EventRoutes(Live live) {
        this.live = live;
    }

    List<RestOperation> operations() {
        return List.of(poll(), stream());
    }

    private RestOperation poll() {
        long most = Limit.POLL_MILLIS.duration().toSeconds();
        return RestOperation.of("POST", "/api/v1/poll", "poll",
                "Wait for what is new since your cursors. A conversation that you name no cursor "
                        + "for answers at once with its `head`.")
                .takes(RestShapes.named("Poll", Shape.object()
                        .maybe("cursors", CURSORS, "Where you are in each conversation.")
                        .maybe("wait", Shape.whole(0, most), "Seconds to wait for something.")))
                .within(Limit.POLL_MILLIS.duration().multipliedBy(2))
                .counted(RestBucket.READ)
                .answers(RestAnswer.json(200, RestShapes.named("Events", Shape.object()
                        .with("events", Shape.list(EVENT, MAX_EVENTS), "In order.")),
                        "What happened; empty when nothing did."))
                .does(this::wait);
    }

    private Response wait(RestCall call) throws IOException {
        long until = System.nanoTime() + Duration.ofSeconds(call.fieldNumber("wait")).toNanos();
        List<JsonNode> events = new ArrayList<>();
        try (var connection = WaitingConnection.open(live, call.who(), cursors(call.body()))) {
            boolean news = false;
            while (!news && !connection.ended() && System.nanoTime() < until) {
                connection.await(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
                news = take(connection, events);
            }
            connection.await(LAST_LOOK);
            take(connection, events);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.STOPPING, "The server is stopping.");
        }
        return Response.json(200, Map.of("events", events));
    }

    private static boolean take(WaitingConnection connection, List<JsonNode> events)
            throws IOException {
        boolean news = false;
        while (events.size() < MAX_EVENTS) {
            var event = connection.next();
            if (event.isEmpty()) return news;
            events.add(event.get());
            news |= !QUIET.contains(event.get().path("type").asText());
        }
        return true;
    }

    private static Map<String, Long> cursors(JsonNode body) {
        Map<String, Long> cursors = new HashMap<>();
        body.path("cursors").forEach(one ->
                cursors.put(one.path("conversation").asText(), one.path("seq").asLong()));
        return cursors;
    }

    private RestOperation stream() {
        return RestOperation.of("GET", "/api/v1/events", "streamEvents",
                "Server-sent events: the messages of the WebSocket protocol, one an event.")
                .query("cursors", StreamCursors.SHAPE,
                        "Where you are: `conversation:seq,conversation:seq`.")
                .header("Last-Event-ID", StreamCursors.SHAPE, "Sent by browsers that come again.")
                .within(STREAM_LIMIT)
                .answers(RestAnswer.bytes(200, Response.EVENT_STREAM,
                        "An event for each message; its id is the cursors to come again with."))
                .does(call -> {
                    var cursors = new StreamCursors(call.text("cursors"));
                    cursors.take(call.text("Last-Event-ID"));
                    return Response.events(out -> send(call, cursors, out));
                });
    }

    private void send(RestCall call, StreamCursors cursors, EventStream out)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + STREAM_LIMIT.toNanos();
        try (var connection = WaitingConnection.open(live, call.who(), cursors.places())) {
            out.comment("Parley");
            while (!connection.ended() && System.nanoTime() < until) {
                connection.await(Limit.HEARTBEAT_MILLIS.duration());
                if (connection.heartbeat()) out.comment("heartbeat");
                sendAll(connection, cursors, out);
                connection.alive();
            }
            sendAll(connection, cursors, out);
        }
    }

    private static void sendAll(WaitingConnection connection, StreamCursors cursors,
            EventStream out) throws IOException {
        for (var event = connection.next(); event.isPresent(); event = connection.next()) {
            cursors.seen(event.get());
            String type = event.get().path("type").asText();
            out.send(cursors.toString(), type, new String(Json.write(event.get()),
                    java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
