// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static parley.framing.ProtocolException.TOO_BIG;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import parley.framing.ProtocolException;

/// HTTP/1.0 by hand: one connection, one GET, one answer
/// ([RFC 1945](https://www.rfc-editor.org/rfc/rfc1945)). Any thread.
///
/// | we send                 | the server answers                          |
/// |-------------------------|---------------------------------------------|
/// | `GET /hello HTTP/1.0`   | `HTTP/1.0 200 OK`                           |
/// | `Host: 127.0.0.1:8080`  | header lines, `Name: value`                 |
/// | an empty line           | an empty line                               |
/// |                         | the body: as many bytes as `Content-Length` |
/// |                         | says; without one, all until the end        |
public final class HttpGet {
    /// The longest line of a head.
    public static final int MAX_LINE_BYTES = 8192;
    /// How many lines a head may have.
    public static final int MAX_HEAD_LINES = 100;
    /// The largest body that is fetched into memory: 4 MiB.
    public static final int MAX_BODY_BYTES = 4 << 20;

    private HttpGet() {}

    /// Fetches one resource. The socket is closed in any case.
    ///
    /// @param server where to ask
    /// @param target the path, and the query if there is one: `/books?id=7`
    /// @param limit how long to wait for the connection, and how long for each next piece of the
    ///     answer
    /// @throws IllegalArgumentException when the target does not begin with `/` or holds a
    ///     character that a URL cannot, and when the limit is not positive
    /// @throws java.net.SocketTimeoutException when a limit passes
    /// @throws java.io.EOFException when the answer ends before it is complete
    /// @throws ProtocolException when the answer is not HTTP or larger than the limits
    public static HttpResponse fetch(Endpoint server, String target, Duration limit)
            throws IOException {
        if (!target.matches("/[!-~]*"))
            throw new IllegalArgumentException("not a path: '" + target + "'");
        try (Socket socket = new Socket()) {
            socket.connect(server.resolve(), Sockets.millis(limit));
            socket.setSoTimeout(Sockets.millis(limit));
            // Three short lines: none shall wait until the one before it is acknowledged.
            socket.setTcpNoDelay(true);
            return exchange(socket, server, target);
        }
    }

    /// Sends the request, reads head and body.
    private static HttpResponse exchange(Socket socket, Endpoint server, String target)
            throws IOException {
        LineWriter out = new LineWriter(socket.getOutputStream());
        out.writeLine("GET " + target + " HTTP/1.0");
        out.writeLine("Host: " + server);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        HttpHead head = readHead(new LineReader(in, MAX_LINE_BYTES));
        byte[] body = readBody(in, head.contentLength());
        return new HttpResponse(head.status(), head.headers(), body);
    }

    /// Reads lines up to the empty one, which is not part of the head.
    ///
    /// @throws java.io.EOFException when there is no empty line
    /// @throws ProtocolException [ProtocolException#TOO_BIG] after [#MAX_HEAD_LINES] lines
    private static HttpHead readHead(LineReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = nextLine(in); !line.isEmpty(); line = nextLine(in)) {
            if (lines.size() == MAX_HEAD_LINES)
                throw new ProtocolException(TOO_BIG, "more than " + MAX_HEAD_LINES + " lines");
            lines.add(line);
        }
        return HttpHead.parse(lines);
    }

    /// The next line of a head, which must not end here.
    private static String nextLine(LineReader in) throws IOException {
        return in.readLine().orElseThrow(() -> new EOFException("the head was cut"));
    }

    /// Reads the whole body.
    ///
    /// @param length how many bytes were announced; nothing: the body goes on until the end
    /// @throws java.io.EOFException when fewer bytes come than were announced
    /// @throws ProtocolException [ProtocolException#TOO_BIG] for a body over [#MAX_BODY_BYTES],
    ///     before it is read when its length was announced
    private static byte[] readBody(InputStream in, OptionalLong length) throws IOException {
        if (length.isEmpty()) {
            byte[] all = in.readNBytes(MAX_BODY_BYTES + 1);
            if (all.length > MAX_BODY_BYTES) throw tooBig();
            return all;
        }
        long wanted = length.getAsLong();
        if (wanted > MAX_BODY_BYTES) throw tooBig();
        byte[] body = in.readNBytes((int) wanted);
        if (body.length < wanted)
            throw new EOFException("the body was cut: " + body.length + " of " + wanted + " bytes");
        return body;
    }

    /// What to throw for a body over the limit.
    private static ProtocolException tooBig() {
        return new ProtocolException(TOO_BIG, "a body of more than " + MAX_BODY_BYTES + " bytes");
    }
}
