// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// The client's side of connection and handshake:
/// [RFC 6455 §4.1](https://www.rfc-editor.org/rfc/rfc6455#section-4.1). One thread.
final class ClientHandshake {
    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int MAX_LINES = 65;
    private static final int KEY_BYTES = 16;

    private final URI uri;
    private final SocketClientConfig config;
    private final boolean secure;

    ClientHandshake(URI uri, SocketClientConfig config) {
        this.uri = uri;
        this.config = config;
        this.secure = "wss".equals(uri.getScheme());
        if (!secure && !"ws".equals(uri.getScheme()) || uri.getHost() == null
                || uri.getRawFragment() != null)
            throw new IllegalArgumentException("not the address of a WebSocket: " + uri);
    }

    /// Connects.
    HeardSocket connect() throws IOException {
        int millis = Math.toIntExact(config.connectTime().toMillis());
        HeardSocket line = new HeardSocket();
        try {
            line.connect(new InetSocketAddress(host(), port()), millis);
            line.setSoTimeout(millis);
            line.setTcpNoDelay(true);
            return line;
        } catch (IOException e) {
            line.close();
            throw e;
        }
    }

    private int port() {
        return uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    }

    /// The same line with TLS done, if that is wanted.
    Socket encrypted(HeardSocket line) throws IOException {
        if (!secure) return line;
        SSLSocket socket = (SSLSocket) context().getSocketFactory()
                .createSocket(line, host(), port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        // Without this, any certificate of the authority would do, whoever's it is.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private SSLContext context() throws IOException {
        if (config.tls().isPresent()) return config.tls().get();
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this JDK has no usual TLS", e);
        }
    }

    private String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// Asks for the upgrade and checks the answer.
    ///
    /// @throws ProblemException the server's answer when it is not 101
    /// @throws IOException when it is 101 and not an answer to this question
    void upgrade(Socket socket, ConnectionInput in) throws IOException {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String key = Base64.getEncoder().encodeToString(random);
        socket.getOutputStream().write(request(key).getBytes(StandardCharsets.ISO_8859_1));
        in.limit(config.connectTime());
        List<String> head = in.head(MAX_HEAD_BYTES, MAX_LINES)
                .orElseThrow(() -> new IOException("no answer to the handshake"));
        Fields fields = Fields.parse(head.subList(1, head.size()));
        int status = status(head.getFirst());
        if (status >= 400 && status <= 599) throw refused(status, fields);
        boolean right = status == 101
                && Handshake.lists(fields.all("Upgrade"), "websocket")
                && Handshake.lists(fields.all("Connection"), "upgrade")
                && fields.all("Sec-WebSocket-Accept").equals(List.of(Handshake.acceptFor(key)))
                && fields.all("Sec-WebSocket-Extensions").isEmpty();
        if (!right) throw new IOException("not an answer to a WebSocket handshake: " + status);
    }

    private String request(String key) {
        boolean root = uri.getRawPath() == null || uri.getRawPath().isEmpty();
        String path = root ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        StringBuilder request = new StringBuilder("GET " + path + query + " HTTP/1.1\r\nHost: "
                + uri.getRawAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: " + Handshake.VERSION + "\r\nSec-WebSocket-Key: " + key
                + "\r\n");
        for (Header header : config.headers()) {
            request.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.1 [1-5][0-9][0-9]( .*)?"))
            throw new IOException("not an answer in HTTP/1.1");
        return Integer.parseInt(line.substring(9, 12));
    }

    private static ProblemException refused(int status, Fields fields) {
        ProblemException refused = new ProblemException(
                Problem.of(status, "The server refused the WebSocket."));
        return fields.first("Retry-After").map(time -> refused.with("Retry-After", time))
                .orElse(refused);
    }
}
