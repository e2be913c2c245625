// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;
import parley.testkit.Transcript.Direction;
import parley.testkit.Transcript.Event;

/// What has come in on a rogue peer's connection and is not read yet. The thread of the connection;
/// any thread may ask whether it waits.
final class Inbox {
    static final String THE_END = "the end of the connection";
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Story story;
    private final String who;
    private final Wire wire;
    private final BiFunction<String, String, StoryError> failed;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES).limit(0);
    private volatile boolean waiting;

    /// @param failed makes the failure to throw from what was expected and what was
    Inbox(Story story, String who, Wire wire, BiFunction<String, String, StoryError> failed) {
        this.story = story;
        this.who = who;
        this.wire = wire;
        this.failed = failed;
    }

    /// Whether it waits for bytes of the code under test.
    boolean waiting() {
        return waiting;
    }

    /// Both ends have agreed on another protocol: stories leave out what was before.
    void upgraded() {
        story.transcript().event(who, Direction.FROM_YOU, Event.UPGRADE);
    }

    /// The next byte.
    ///
    /// @param wanted what it is part of: `a line`
    /// @param soFar what has been read of that
    /// @throws StoryError at the end, when nothing comes in time, and when too much has come
    int next(String wanted, ByteArrayOutputStream soFar) {
        if (fill(wanted, soFar)) return bytes.get() & 0xFF;
        story.log().awaitDeath();
        throw failed.apply(wanted, "you ended the connection" + after(soFar));
    }

    /// A line in UTF-8 up to LF, without its line end.
    String line() {
        var line = new ByteArrayOutputStream();
        int b = next("a line", line);
        for (; b != '\n'; b = next("the end of the line", line)) line.write(b);
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /// That many bytes; `wanted` says what they are.
    byte[] exactly(int count, String wanted) {
        var got = new ByteArrayOutputStream();
        while (got.size() < count) got.write(next(wanted, got));
        return got.toByteArray();
    }

    /// All until the end.
    byte[] toEnd() {
        var got = new ByteArrayOutputStream();
        while (fill(THE_END, got)) got.writeBytes(take());
        return got.toByteArray();
    }

    /// Whether the next thing that comes is the end.
    boolean ends() {
        return !fill(THE_END, new ByteArrayOutputStream());
    }

    /// All that has come and is not read.
    byte[] take() {
        byte[] taken = new byte[bytes.remaining()];
        bytes.get(taken);
        return taken;
    }

    /// Makes sure that there is a byte; false at the end. A reset counts as an end.
    boolean fill(String wanted, ByteArrayOutputStream soFar) {
        if (bytes.hasRemaining()) return true;
        if (soFar.size() > Conn.MAX_READ_BYTES) throw tooMuch();
        bytes.clear();
        try {
            int n = read();
            bytes.flip();
            if (n < 0) story.transcript().event(who, Direction.FROM_YOU, Event.END);
            else story.transcript().data(who, Direction.FROM_YOU, Arrays.copyOf(bytes.array(), n));
            return n >= 0;
        } catch (SocketTimeoutException late) {
            bytes.limit(0);
            throw silent(wanted, soFar);
        } catch (IOException broken) {
            bytes.limit(0);
            story.transcript().event(who, Direction.FROM_YOU, Event.RESET);
            return false;
        }
    }

    /// Reads; whoever has given up waits no longer, but tells what went wrong.
    private int read() throws IOException {
        waiting = true;
        try {
            return wire.read(bytes, System.nanoTime() + Conn.LIMIT.toNanos());
        } finally {
            waiting = false;
        }
    }

    private StoryError silent(String wanted, ByteArrayOutputStream soFar) {
        Hang.standstill(story.log().oldestThread())
            .ifPresent(why -> story.log().note(why.alone(), why.where()));
        String seconds = Conn.LIMIT.toSeconds() + " s";
        return failed.apply(wanted, wanted.equals(THE_END)
            ? "it is still open after " + seconds + after(soFar)
            : "nothing more came from you within " + seconds + after(soFar));
    }

    private StoryError tooMuch() {
        return failed.apply("at most " + Escape.count(Conn.MAX_READ_BYTES, "byte"),
            "you sent more");
    }

    private static String after(ByteArrayOutputStream soFar) {
        return soFar.size() == 0 ? "" : " after " + Escape.brief(soFar.toByteArray());
    }
}
