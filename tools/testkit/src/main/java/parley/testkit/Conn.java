// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    private final Outgoing out;
    private volatile boolean closed;
    private volatile boolean vanished;
    private int step;

    Conn(Story story, String who, SocketChannel channel, boolean client) throws IOException {
        this.story = story;
        this.who = who;
        this.wire = new Wire(channel);
        this.in = new Inbox(story, who, wire, this::failed);
        this.out = new Outgoing(story, who, wire, this::failed);
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
        return wire.local();
    }

    /// Sends a text in UTF-8 as it is, in one write.
    public Conn send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends bytes in one write.
    public Conn send(byte... bytes) {
        sends("sends " + Escape.brief(bytes)).write(bytes);
        return this;
    }

    /// Sends a text and CRLF in one write.
    public Conn sendLine(String line) {
        return send(line + "\r\n");
    }

    /// Sends the bytes one at a time, each only when the one before has been read.
    public Conn dribble(byte... bytes) {
        sends("sends " + Escape.brief(bytes) + ", one byte at a time").dribble(bytes);
        return this;
    }

    /// Sends several messages in one write, so that one read may return them all.
    public Conn glue(byte[]... messages) {
        var all = new ByteArrayOutputStream();
        for (byte[] message : messages) all.writeBytes(message);
        sends("sends " + messages.length + " messages in one write: "
            + Escape.brief(all.toByteArray())).write(all.toByteArray());
        return this;
    }

    /// Sends the bytes in pieces of these sizes, each only when the one before has been read; what
    /// is left over goes last. Cuts through a UTF-8 character if the sizes say so.
    public Conn sendInPieces(byte[] bytes, int... sizes) {
        sends("sends " + Escape.brief(bytes) + " in pieces of " + Shown.sizes(sizes))
            .pieces(bytes, sizes);
        return this;
    }

    /// Sends a length of four bytes, big-endian, that no honest peer would send: 2 GB for 2^31.
    public Conn announce(long length) {
        sends("announces " + Escape.count(length, "byte"))
            .write(ByteBuffer.allocate(Integer.BYTES).putInt((int) length).array());
        return this;
    }

    /// Ends its sending direction and goes on reading.
    public Conn halfClose() {
        sends("ends its sending direction").act(() -> wire.channel().shutdownOutput(), Event.END);
        return this;
    }

    /// Breaks the connection off with a TCP reset.
    public Conn reset() {
        closed = true;
        sends("resets the connection").act(wire::reset, Event.RESET);
        return this;
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
        sends("stops reading").act(() -> wire.channel()
            .setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER_BYTES));
        return this;
    }

    /// Reads a line in UTF-8 up to LF and returns it without its line end.
    public String readLine() {
        step("reads a line");
        return in.line();
    }

    /// Reads that many bytes.
    public byte[] readExactly(int bytes) {
        String wanted = Escape.count(bytes, "byte");
        if (bytes > 0) step("reads " + wanted);
        return in.exactly(bytes, wanted);
    }

    /// Reads until the code under test ends its sending direction. A reset counts as an end.
    public byte[] readToEnd() {
        step("reads until you end the connection");
        return in.toEnd();
    }

    /// Expects that the code under test ends the connection without another byte. A reset counts.
    public Conn expectEnd() {
        step("waits for you to end the connection");
        if (!in.ends()) throw failed(Inbox.THE_END, "you sent " + Escape.brief(in.take()));
        story.log().closed();
        return this;
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

    /// Tells what is sent now, and gives what sends it.
    Outgoing sends(String told) {
        step(told);
        return out;
    }

    /// What comes in, as part of the step that was told last.
    Inbox incoming() {
        return in;
    }

    /// Tells the next step: what this peer does.
    void step(String what) {
        step = story.log().step(who + " " + what);
    }

    /// The failure of the step that was told last.
    StoryError failed(String expected, String was) {
        return story.log().told(Failure.of(expected, was).marking(step));
    }
}
