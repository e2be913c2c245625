// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A rogue peer's end of a WebSocket: frames as a script says, right or wrong, whole or in pieces.
///
/// As a server it is what [RoguePeer#serveWebSocket] plays on each connection, as a client what
/// [#connect] gives. Each operation is a step of the story and has the limit of [Conn#LIMIT]. What
/// the code under test sends is held to RFC 6455. One thread at a time. [#conn()] resets, vanishes,
/// or sends bytes that are no frames.
public final class RogueWebSocket {
    private final Conn conn;
    private final boolean client;
    private final String path;
    private final WebSocketReader reader;

    private RogueWebSocket(Conn conn, boolean client, String path) {
        this.conn = conn;
        this.client = client;
        this.path = path;
        this.reader = new WebSocketReader(conn, !client);
    }

    /// Answers the handshake of a client that has connected.
    ///
    /// @throws StoryError when the client's request is wrong
    public static RogueWebSocket accept(Conn conn, WebSocketAnswer answer) {
        return new RogueWebSocket(conn, false, new WebSocketHandshake(conn).answer(answer));
    }

    /// Connects to a server under test and opens a WebSocket there. The connection is closed when
    /// the test ends, or before.
    ///
    /// @throws StoryError when the server's answer is wrong
    public static RogueWebSocket connect(Story story, InetSocketAddress server, String path) {
        return connect(story, server, request(server, path));
    }

    /// The same with a request of one's own.
    public static RogueWebSocket connect(Story story, InetSocketAddress server,
            WebSocketRequest request) {
        Conn conn = RoguePeer.connect(story, server);
        new WebSocketHandshake(conn).ask(request);
        return new RogueWebSocket(conn, true, request.path());
    }

    /// Expects that a server under test refuses a request with this status, 400 or 403, and gives
    /// the connection.
    public static Conn expectRefused(Story story, InetSocketAddress server,
            WebSocketRequest request, int status) {
        Conn conn = RoguePeer.connect(story, server);
        new WebSocketHandshake(conn).askInVain(request, status);
        return conn;
    }

    /// The right request for a server and a path, to make a wrong one from.
    public static WebSocketRequest request(InetSocketAddress server, String path) {
        String host = server.getAddress().getHostAddress() + ":" + server.getPort();
        return WebSocketRequest.to(host, path);
    }

    /// The connection below.
    public Conn conn() {
        return conn;
    }

    /// The path that was asked for, with its query.
    public String path() {
        return path;
    }

    /// Sends frames, all in one write.
    public RogueWebSocket send(WebSocketFrame... frames) {
        conn.sends("sends " + told(frames)).write(bytes(frames));
        return this;
    }

    /// Sends frames one byte at a time, each only when the one before has been read.
    public RogueWebSocket dribble(WebSocketFrame... frames) {
        conn.sends("sends " + told(frames) + ", one byte at a time").dribble(bytes(frames));
        return this;
    }

    /// Sends frames in pieces of these sizes, each only when the one before has been read; what is
    /// left over goes last. A first piece of 1 cuts through the header.
    public RogueWebSocket sendInPieces(WebSocketFrame frame, int... sizes) {
        conn.sends("sends " + frame + " in pieces of " + Shown.sizes(sizes))
            .pieces(bytes(frame), sizes);
        return this;
    }

    /// Sends a text message in fragments of these sizes in bytes, a frame each; what is left over
    /// is the last one. Cuts through a UTF-8 character if the sizes say so.
    public RogueWebSocket sendFragmented(String text, int... sizes) {
        return send(Fragments.of(WebSocketFrame.text(text), sizes));
    }

    /// Announces a binary message of that many bytes and sends nothing of it.
    public RogueWebSocket announce(long bytes) {
        return send(WebSocketFrame.binary().announcing(bytes));
    }

    /// Sends the first bytes of a frame on the wire, its header included, and vanishes.
    public RogueWebSocket vanishMidFrame(WebSocketFrame frame, int bytes) {
        conn.sends("sends the first " + Escape.count(bytes, "byte") + " of " + frame)
            .write(Arrays.copyOf(bytes(frame), bytes));
        conn.vanish();
        return this;
    }

    /// Reads the next frame, whatever it is.
    public WebSocketFrame read() {
        conn.step("reads a frame");
        return reader.next();
    }

    /// Reads the next whole message and returns its bytes. Answers a ping, passes over a pong.
    ///
    /// @param opcode [WebSocketFrame#TEXT] or [WebSocketFrame#BINARY]
    public byte[] readMessage(int opcode) {
        conn.step("reads a message");
        var message = new ByteArrayOutputStream();
        int wanted = opcode;
        while (true) {
            WebSocketFrame frame = reader.next();
            if (frame.opcode() == WebSocketFrame.PONG) continue;
            if (frame.opcode() == WebSocketFrame.PING) {
                send(WebSocketFrame.pong(frame.payload())).conn.step("reads on");
                continue;
            }
            if (frame.opcode() != wanted) throw unexpected(WebSocketFrame.of(wanted), frame);
            message.writeBytes(frame.payload());
            if (frame.last()) return message.toByteArray();
            wanted = WebSocketFrame.CONTINUATION;
        }
    }

    /// Reads the next text message, which has to be UTF-8.
    public String readText() {
        byte[] message = readMessage(WebSocketFrame.TEXT);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
        } catch (CharacterCodingException notText) {
            throw conn.failed("a text in UTF-8", Escape.brief(message));
        }
    }

    /// Expects a pong with this payload.
    public RogueWebSocket expectPong(byte... payload) {
        conn.step("waits for your pong");
        WebSocketFrame frame = reader.next();
        boolean right = frame.opcode() == WebSocketFrame.PONG
            && Arrays.equals(frame.payload(), payload);
        if (right) return this;
        throw unexpected(WebSocketFrame.pong(payload), frame);
    }

    /// Expects a close frame with this code, such as 1002 for a broken rule or 1007 for bad UTF-8.
    public RogueWebSocket expectClose(int code) {
        conn.step("waits for your close");
        WebSocketFrame frame = reader.next();
        if (frame.closeCode().orElse(-1) == code) return this;
        throw unexpected(WebSocketFrame.close(code, ""), frame);
    }

    /// Expects that the code under test ends the TCP connection without another byte.
    public RogueWebSocket expectEnd() {
        conn.expectEnd();
        return this;
    }

    private StoryError unexpected(WebSocketFrame expected, WebSocketFrame was) {
        return conn.failed(expected.toString(), "you sent " + was);
    }

    private byte[] bytes(WebSocketFrame... frames) {
        var all = new ByteArrayOutputStream();
        for (WebSocketFrame frame : frames) all.writeBytes(WebSocketBytes.of(frame, client));
        return all.toByteArray();
    }

    private static String told(WebSocketFrame... frames) {
        return String.join(", then ", Arrays.stream(frames).map(WebSocketFrame::toString).toList());
    }
}
