// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import parley.testkit.Transcript.Direction;
import parley.testkit.Transcript.Event;

/// A rogue peer's end of one TCP connection: sends and reads as a script says, politely or not.
///
/// Every operation becomes a step of the story, its bytes go into the transcript, and none lasts
/// longer than [#LIMIT]. What goes wrong is thrown as a [StoryError]. One thread at a time.
public final class Conn implements AutoCloseable {
    /// How long one operation may last.
    public static final Duration LIMIT = Duration.ofSeconds(1);
    /// Most bytes that one read operation takes.
    public static final int MAX_READ_BYTES = 64 << 20;
    private static final int SMALL_BUFFER_BYTES = 1024;

    private final Story story;
    private final String who;
    private final Wire wire;
    private final Inbox in;
    private volatile boolean closed;
    private volatile boolean vanished;
    private boolean broken;
    private int step;

    Conn(Story story, String who, SocketChannel channel, boolean client) throws IOException {
        this.story = story;
        this.who = who;
        this.wire = new Wire(channel);
        this.in = new Inbox(story, who, wire, this::failed);
        story.log().owns(address().getPort());
        var you = (InetSocketAddress) channel.getRemoteAddress();
        story.transcript().opened(who, new Ends(true, client ? address() : you,
            client ? you : address(), client));
    }

    /// What the story calls this end: `the peer`, `peer 2`.
    public String name() {
        return who;
    }

    /// The address of this end, as the code under test sees it.
    public InetSocketAddress address() {
        try {
            return (InetSocketAddress) wire.channel().getLocalAddress();
        } catch (IOException closedAlready) {
            throw new IllegalStateException(who + " is closed", closedAlready);
        }
    }

    /// Sends a text in UTF-8 as it is, in one write.
    public Conn send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends bytes in one write.
    public Conn send(byte... bytes) {
        step("sends " + Escape.brief(bytes));
        return write(bytes);
    }

    /// Sends a text and CRLF in one write.
    public Conn sendLine(String line) {
        return send(line + "\r\n");
    }

    /// Sends the bytes one at a time, each only when the one before has been read.
    public Conn dribble(byte... bytes) {
        step("sends " + Escape.brief(bytes) + ", one byte at a time");
        int[] ones = new int[bytes.length];
        Arrays.fill(ones, 1);
        return pieces(bytes, ones);
    }

    /// Sends several messages in one write, so that one read may return them all.
    public Conn glue(byte[]... messages) {
        var all = new ByteArrayOutputStream();
        for (byte[] message : messages) all.writeBytes(message);
        step("sends " + messages.length + " messages in one write: "
            + Escape.brief(all.toByteArray()));
        return write(all.toByteArray());
    }

    /// Sends the bytes in pieces of these sizes, each only when the one before has been read; what
    /// is left over goes last. Cuts through a UTF-8 character if the sizes say so.
    public Conn sendInPieces(byte[] bytes, int... sizes) {
        step("sends " + Escape.brief(bytes) + " in pieces of " + Shown.sizes(sizes));
        return pieces(bytes, sizes);
    }

    /// Sends a length of four bytes, big-endian, that no honest peer would send: 2 GB for 2^31.
    public Conn announce(long length) {
        step("announces " + Escape.count(length, "byte"));
        return write(ByteBuffer.allocate(Integer.BYTES).putInt((int) length).array());
    }

    /// Ends its sending direction and goes on reading.
    public Conn halfClose() {
        step("ends its sending direction");
        return act(() -> {
            wire.channel().shutdownOutput();
            story.transcript().event(who, Direction.TO_YOU, Event.END);
        });
    }

    /// Breaks the connection off with a TCP reset.
    public Conn reset() {
        step("resets the connection");
        closed = true;
        return act(() -> {
            wire.reset();
            story.transcript().event(who, Direction.TO_YOU, Event.RESET);
        });
    }

    /// Falls silent without a word, like a phone that left the network: sends nothing, reads
    /// nothing, and ends nothing until the test is over. A process that dies ends its connection:
    /// that is [#close].
    public Conn vanish() {
        step("vanishes without a word");
        vanished = true;
        return this;
    }

    /// The script is over: a peer that has not vanished ends the connection.
    void scriptEnded() {
        if (!vanished) close();
    }

    /// Reads nothing any more, with a small receive buffer, and keeps the connection open.
    public Conn stopReading() {
        step("stops reading");
        return act(() -> wire.channel()
            .setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER_BYTES));
    }

    /// Reads a line in UTF-8 up to LF and returns it without its line end.
    public String readLine() {
        var line = new ByteArrayOutputStream();
        step("reads a line");
        int b = in.next("a line", line);
        for (; b != '\n'; b = in.next("the end of the line", line)) line.write(b);
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /// Reads that many bytes.
    public byte[] readExactly(int bytes) {
        var got = new ByteArrayOutputStream();
        String wanted = Escape.count(bytes, "byte");
        if (bytes > 0) step("reads " + wanted);
        while (got.size() < bytes) got.write(in.next(wanted, got));
        return got.toByteArray();
    }

    /// Reads until the code under test ends its sending direction. A reset counts as an end.
    public byte[] readToEnd() {
        var got = new ByteArrayOutputStream();
        step("reads until you end the connection");
        while (in.fill(Inbox.THE_END, got)) got.writeBytes(in.take());
        return got.toByteArray();
    }

    /// Expects that the code under test ends the connection without another byte. A reset counts.
    public Conn expectEnd() {
        var none = new ByteArrayOutputStream();
        step("waits for you to end the connection");
        if (!in.fill(Inbox.THE_END, none)) return this;
        throw failed(Inbox.THE_END, "you sent " + Escape.brief(in.take()));
    }

    /// Ends the connection in good order.
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        try {
            wire.close();
            story.transcript().event(who, Direction.TO_YOU, Event.END);
        } catch (IOException gone) {
            throw new IllegalStateException(who + " could not close", gone);
        }
    }

    /// Whether it waits for bytes of the code under test.
    boolean waiting() {
        return in.waiting();
    }

    private Conn pieces(byte[] bytes, int... sizes) {
        story.transcript().plan(who, bytes);
        var pace = new Pace(wire.channel());
        int at = 0;
        for (int size : sizes) {
            int end = Math.min(bytes.length, at + size);
            if (at > 0 && !broken) pace.awaitRead();
            piece(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        if (at == bytes.length || broken) return this;
        pace.awaitRead();
        return piece(Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private Conn write(byte[] bytes) {
        story.transcript().plan(who, bytes);
        return piece(bytes);
    }

    /// Sends a piece if the connection still stands: whether you were right to end it shows
    /// elsewhere.
    private Conn piece(byte[] bytes) {
        return act(() -> {
            wire.write(ByteBuffer.wrap(bytes), LIMIT);
            story.transcript().piece(who, bytes);
        });
    }

    private Conn act(Act act) {
        if (broken) return this;
        try {
            act.run();
        } catch (SocketTimeoutException full) {
            throw failed("you read what " + who + " sends",
                "you had not read it within " + LIMIT.toSeconds() + " s");
        } catch (IOException ended) {
            broken = true;
            story.transcript().event(who, Direction.FROM_YOU, Event.RESET);
        }
        return this;
    }

    private void step(String what) {
        step = story.log().step(who + " " + what);
    }

    private StoryError failed(String expected, String was) {
        return story.log().told(Failure.of(expected, was).marking(step));
    }

    private interface Act {
        void run() throws IOException;
    }
}
