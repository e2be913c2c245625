// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes server-sent events into a body. One thread at a time.
final class EventWriter implements EventStream {
    private final OutputStream out;

    EventWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void send(String id, String event, String data) throws IOException {
        if (!isOneLine(id) || !isOneLine(event))
            throw new IllegalArgumentException("an id or a name is one line");
        write(format(id, event, data));
    }

    /// An event as it is sent.
    ///
    /// @param id one line, or empty for none
    /// @param event one line, or empty for none
    /// @param data any lines; CR, LF and CR LF end one
    static String format(String id, String event, String data) {
        // task 6.9: a line id:, a line event:, a line data: for each line of the data, an empty one
        StringBuilder text = new StringBuilder();
        if (!id.isEmpty()) text.append("id: ").append(id).append('\n');
        if (!event.isEmpty()) text.append("event: ").append(event).append('\n');
        for (String line : data.split("\r\n|\r|\n", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        return text.append('\n').toString();
        // end 6.9
    }

    @Override
    public void comment(String text) throws IOException {
        write(": " + text.replaceAll("[\r\n]", " ") + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
    }
}
