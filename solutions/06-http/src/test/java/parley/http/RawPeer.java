// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A peer that sends exactly the bytes it is told to, and reads what comes without any cleverness.
final class RawPeer implements AutoCloseable {
    static final int LIMIT_MILLIS = 5000;

    /// An answer as it came.
    record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final Socket socket;
    private final InputStream in;

    RawPeer(InetSocketAddress server) throws IOException {
        this(new Socket(server.getAddress(), server.getPort()));
    }

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    RawPeer send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawPeer send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    RawPeer sendHex(String hex) throws IOException {
        return send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    RawPeer halfClose() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("no line, only: " + line);
            if (b != '\r') line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /// Reads a whole answer to a request other than HEAD.
    Answer answer() throws IOException {
        return answer(true);
    }

    Answer answer(boolean hasBody) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0], parts[1].strip());
        }
        boolean body = hasBody && status >= 200 && status != 204 && status != 304;
        return new Answer(status, headers, body ? body(headers) : "");
    }

    private String body(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
            for (int n = chunkLength(); n > 0; n = chunkLength()) {
                body.write(whole(n));
                line();
            }
            while (!line().isEmpty()) { }
        } else {
            body.write(whole(Integer.parseInt(headers.get("Content-Length"))));
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private byte[] whole(int n) throws IOException {
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) throw new EOFException("only " + bytes.length + " of " + n);
        return bytes;
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    /// The next bytes, in hex.
    String hex(int n) throws IOException {
        return HexFormat.of().formatHex(in.readNBytes(n));
    }

    /// True when the server ended the connection and sent nothing more before.
    boolean ended() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    /// Opens a WebSocket.
    static RawPeer socket(InetSocketAddress server, String path, String... more)
            throws IOException {
        RawPeer peer = new RawPeer(server);
        peer.send(handshake(path, more));
        Answer answer = peer.answer();
        if (answer.status() != 101) throw new IOException("refused: " + answer);
        return peer;
    }

    /// The socket, for those who do the rest themselves.
    Socket socket() {
        return socket;
    }

    static String handshake(String path, String... more) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + String.join("", List.of(more)) + "\r\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
