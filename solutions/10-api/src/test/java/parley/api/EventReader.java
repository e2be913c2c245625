// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// Reads server-sent events as a browser does.
final class EventReader implements AutoCloseable {
    private final BufferedReader lines;
    private String lastId = "";

    private EventReader(BufferedReader lines) {
        this.lines = lines;
    }

    /// Opens the stream.
    ///
    /// @param cursors of the address; empty for none
    /// @param lastEventId what a browser that comes again sends; empty for none
    static EventReader open(RestClient client, String token, String cursors, String lastEventId)
            throws IOException, InterruptedException {
        var request = client.request("GET",
                "/api/v1/events" + (cursors.isEmpty() ? "" : "?cursors=" + cursors), token, "", "");
        if (!lastEventId.isEmpty()) request.header("Last-Event-ID", lastEventId);
        var answer = client.open(request.build(), BodyHandlers.ofInputStream());
        return new EventReader(new BufferedReader(
                new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    /// The next event's data. Comments are passed over.
    JsonNode event() throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) lastId = line.substring("id: ".length());
            if (line.startsWith("data: ")) data.append(line.substring("data: ".length()));
            if (line.isEmpty() && !data.isEmpty()) return Device.JSON.readTree(data.toString());
        }
        throw new AssertionError("the stream has ended");
    }

    /// The next entry of a conversation; other events are passed over.
    JsonNode message() throws IOException {
        while (true) {
            JsonNode event = event();
            if (event.path("type").asText().equals("message")) return event;
        }
    }

    /// The id of the newest event.
    String lastId() {
        return lastId;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
