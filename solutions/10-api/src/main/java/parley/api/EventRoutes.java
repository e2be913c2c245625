// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.CURSOR;
import static parley.api.RestShapes.ID;
import static parley.api.RestShapes.LIMIT;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.http.EventStream;
import parley.http.Json;
import parley.http.Response;

/// The two fallbacks for whoever cannot open a WebSocket: a long poll, and server-sent events.
/// Both carry the same messages as the WebSocket, and resume by the same cursors.
final class EventRoutes {
    private static final Duration STREAM_LIMIT = Duration.ofMinutes(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /// How long to look for more when there is nothing to wait for: the catching up needs a moment.
    private static final Duration LAST_LOOK = Duration.ofMillis(20);
    private static final Shape CURSORS = Shape.list(RestShapes.named("Cursor", Shape.object()
            .with("conversation", ID, "").with("seq", CURSOR, "The newest entry that you have.")),
            Limit.CURSORS.number());
    private static final Shape EVENT = RestShapes.named("Event", Shape.object().open()
            .with("type", Shape.text(1, 40), "As in the WebSocket protocol."));

    private final Messenger messenger;

    EventRoutes(Messenger messenger) {
        this.messenger = messenger;
    }

    List<RestOperation> operations() {
        return List.of(poll(), stream());
    }

    private RestOperation poll() {
        Duration most = Limit.POLL_MILLIS.duration();
        return RestOperation.of("POST", "/api/v1/poll", "poll",
                "Wait for what is new since your cursors. A conversation that has entries and that "
                        + "you name no cursor for answers at once with its `head`.")
                .takes(RestShapes.named("Poll", Shape.object()
                        .maybe("cursors", CURSORS, "Where you are in each conversation.")
                        .maybe("limit", LIMIT, "How many events at most.")
                        .maybe("wait", Shape.whole(0, most.toSeconds()),
                                "Seconds to wait for something.")))
                .within(most.multipliedBy(2)).counted(RestBucket.READ)
                .refuses(ErrorCode.BUSY)
                .answers(RestAnswer.json(200, RestShapes.named("Events", Shape.object()
                        .with("events", Shape.list(EVENT, Limit.PAGE.number()), "In order.")),
                        "What happened; empty when nothing did."))
                .does(this::wait);
    }

    private Response wait(RestCall call) throws IOException {
        int limit = call.hasField("limit") ? (int) call.fieldNumber("limit")
                : Limit.PAGE_DEFAULT.number();
        long until = System.nanoTime() + Duration.ofSeconds(call.fieldNumber("wait")).toNanos();
        try (EventFeed feed = feed(call, cursors(call.body()))) {
            return Response.json(200, Map.of("events", events(feed, limit, until)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.STOPPING, "The server is stopping.");
        }
    }

    /// Waits for the first event that is news, and takes what came with it.
    private static List<JsonNode> events(EventFeed feed, int limit, long until)
            throws IOException, InterruptedException {
        // task 10.7: wait for the first event that is news, then take what came with it
        List<JsonNode> events = new ArrayList<>();
        boolean news = false;
        while (events.size() < limit) {
            long left = Math.max(0, until - System.nanoTime());
            Duration wait = news ? LAST_LOOK : Duration.ofNanos(Math.max(left, LAST_LOOK.toNanos()));
            Optional<byte[]> event = feed.next(wait);
            if (event.isEmpty()) break;
            JsonNode json = Json.lenient().readTree(event.get());
            events.add(json);
            news |= !json.path("type").asText().equals("synced");
        }
        return events;
        // end 10.7
    }

    private EventFeed feed(RestCall call, Map<String, Long> cursors) {
        return messenger.feed(RestDoor.token(call.request()), cursors);
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
                .refuses(ErrorCode.BUSY)
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
        // task 10.7: for as long as it may live: an event or a heartbeat; end with the feed
        long until = System.nanoTime() + STREAM_LIMIT.toNanos();
        out.comment("Parley");
        try (EventFeed feed = feed(call, cursors.places())) {
            while (System.nanoTime() < until) {
                Optional<byte[]> event = feed.next(HEARTBEAT);
                if (event.isPresent()) send(event.get(), cursors, out);
                else if (feed.ended()) return;
                else out.comment("heartbeat");
            }
        }
        // end 10.7
    }

    private static void send(byte[] event, StreamCursors cursors, EventStream out)
            throws IOException {
        JsonNode json = Json.lenient().readTree(event);
        cursors.seen(json);
        out.send(cursors.toString(), json.path("type").asText(),
                new String(event, StandardCharsets.UTF_8));
    }
}
