// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import parley.testkit.Story;

/// What the tests of LineReader share.
final class LineCheck {
    private LineCheck() {
    }

    static LineReader reading(Story story, String text, int limit) {
        story.step("the stream holds %d bytes", text.length());
        story.sent(text.getBytes(UTF_8));
        return new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), limit);
    }

    static void expectLine(Story story, String expected, LineReader reader)
            throws IOException {
        story.step("call readLine()");
        Optional<String> line = reader.readLine();
        if (line == null) throw story.fail("a line", "readLine() returned null");
        if (line.isEmpty()) throw story.fail("the line \"" + expected + "\"", "the end");
        story.expectText("the line", expected, line.get());
    }

    static void expectEnd(Story story, LineReader reader) throws IOException {
        story.step("call readLine() at the end");
        story.expect("the end of the stream", Optional.empty(), reader.readLine());
    }
}
