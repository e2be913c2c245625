// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalTime;

/// An HTTP/1.0 server by hand: three pages, real codes.
///
/// One connection serves one request. Try it with `HttpGet`, with `curl -i http://127.0.0.1:8000/`,
/// or with a browser. The rules are those of [RFC 1945](https://www.rfc-editor.org/rfc/rfc1945).
final class TinyHttpServer {
    private static final int PORT = 8000;
    private static final int BACKLOG = 50;
    private static final int MOST_HEAD_BYTES = 8192;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What goes back: the status line's end, the kind of content, and the content.
    record Response(String status, String type, String body) {}

    private TinyHttpServer() {}

    static void main(String[] args) {
        Launch.server(args, PORT, TinyHttpServer::serve);
    }

    static void serve(int port) throws IOException {
        try (var server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress())) {
            IO.println("HTTP server on port " + server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> talk(client));
            }
        }
    }

    // --8<-- [start:talk]
    private static void talk(Socket accepted) {
        try (Socket client = accepted) {
            client.setSoTimeout((int) PATIENCE.toMillis());
            var in = new BufferedInputStream(client.getInputStream());
            String head = readHead(in);
            String request = head.lines().findFirst().orElse("");
            Response response = answer(request);
            IO.println(request + " -> " + response.status());
            client.getOutputStream().write(bytes(response, request));
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
    // --8<-- [end:talk]

    /// Reads up to and including the empty line that ends the headers.
    // --8<-- [start:head]
    private static String readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!endsWithEmptyLine(head)) {
            int b = in.read();
            if (b < 0) throw new IOException("the request was cut");
            head.append((char) b);
            if (head.length() > MOST_HEAD_BYTES) {
                throw new IOException("the request has no end");
            }
        }
        return head.toString();
    }
    // --8<-- [end:head]

    /// Accepts LF alone as well, so that a person can type a request into `Telnet`.
    private static boolean endsWithEmptyLine(StringBuilder head) {
        return head.indexOf("\n\r\n", head.length() - 3) >= 0
                || head.indexOf("\n\n", head.length() - 2) >= 0;
    }

    // --8<-- [start:answer]
    private static Response answer(String request) {
        String[] words = request.split(" ");
        if (words.length != 3) return text("400 Bad Request");
        boolean known = words[0].equals("GET") || words[0].equals("HEAD");
        if (!known) return text("501 Not Implemented");
        return switch (words[1]) {
            case "/", "/index.html" -> html("<h1>Hello</h1>");
            case "/time" -> html("<p>" + LocalTime.now() + "</p>");
            default -> text("404 Not Found");
        };
    }
    // --8<-- [end:answer]

    private static Response html(String body) {
        return new Response("200 OK", "text/html; charset=utf-8", body + "\n");
    }

    private static Response text(String status) {
        return new Response(status, "text/plain; charset=utf-8", status + "\n");
    }

    // --8<-- [start:bytes]
    private static byte[] bytes(Response response, String request) {
        byte[] body = response.body().getBytes(UTF_8);
        String head = "HTTP/1.0 " + response.status() + "\r\n"
                + "Content-Type: " + response.type() + "\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + "\r\n";
        boolean headOnly = request.startsWith("HEAD ");
        return (head + (headOnly ? "" : response.body()))
                .getBytes(UTF_8);
    }
    // --8<-- [end:bytes]
}
