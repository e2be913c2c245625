// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// The handshake of a WebSocket, by hand, at a rogue peer's end
/// ([RFC 6455 §4](https://www.rfc-editor.org/rfc/rfc6455#section-4)). The thread of the connection.
final class WebSocketHandshake {
    /// Most headers that are read.
    static final int MAX_HEADERS = 100;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;
    private static final String VERSION = "13";

    private final Conn conn;

    WebSocketHandshake(Conn conn) {
        this.conn = conn;
    }

    /// The value of `Sec-WebSocket-Accept` for a key.
    static String accept(String key) {
        try {
            byte[] ascii = (key + GUID).getBytes(StandardCharsets.US_ASCII);
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(ascii);
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Reads a client's request, answers, and gives the path that it asked for.
    String answer(WebSocketAnswer answer) {
        conn.step("reads the request for a WebSocket");
        String first = conn.incoming().line();
        String[] words = first.split(" ");
        if (words.length != 3 || !words[0].equals("GET") || !words[2].equals("HTTP/1.1")) {
            throw conn.failed("\"GET PATH HTTP/1.1\"", "you sent " + Escape.quote(first));
        }
        Map<String, String> headers = headers();
        if (!headers.containsKey("Host")) throw conn.failed("a header Host", "there is none");
        check(headers, "Upgrade", "websocket");
        check(headers, "Connection", "Upgrade");
        check(headers, "Sec-WebSocket-Version", VERSION);
        String key = headers.getOrDefault("Sec-WebSocket-Key", "");
        if (!isKey(key)) {
            throw conn.failed("Sec-WebSocket-Key: 16 bytes in base64", shown(headers.get(
                "Sec-WebSocket-Key")));
        }
        conn.sends("answers " + answer.told()).write(utf8(answer.head(key)));
        if (answer == WebSocketAnswer.RIGHT) conn.incoming().upgraded();
        return words[1];
    }

    /// Asks a server, and reads an answer that has to be right.
    void ask(WebSocketRequest request) {
        String status = status(request);
        if (!status.equals("101")) throw conn.failed("HTTP/1.1 101", "HTTP/1.1 " + status);
        Map<String, String> headers = headers();
        check(headers, "Upgrade", "websocket");
        check(headers, "Connection", "Upgrade");
        String key = request.headers().getOrDefault("Sec-WebSocket-Key", "");
        check(headers, "Sec-WebSocket-Accept", accept(key));
        conn.incoming().upgraded();
    }

    /// Asks a server, and expects that it refuses with this status.
    void askInVain(WebSocketRequest request, int refusal) {
        String status = status(request);
        if (status.equals(Integer.toString(refusal))) return;
        throw conn.failed("HTTP/1.1 " + refusal, "HTTP/1.1 " + status);
    }

    private String status(WebSocketRequest request) {
        conn.sends("asks for a WebSocket at " + request.path()).write(utf8(request.head()));
        conn.step("reads your answer");
        String[] words = conn.incoming().line().split(" ");
        boolean http = words.length > 1 && words[0].equals("HTTP/1.1");
        if (http) return words[1];
        throw conn.failed("a line like \"HTTP/1.1 101 Switching Protocols\"",
            "you sent " + Escape.quote(String.join(" ", words)));
    }

    private Map<String, String> headers() {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < MAX_HEADERS; i++) {
            String line = conn.incoming().line();
            if (line.isEmpty()) return headers;
            int colon = line.indexOf(':');
            if (colon < 1) throw conn.failed("a header \"Name: value\"", Escape.quote(line));
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(),
                (one, two) -> one + ", " + two);
        }
        throw conn.failed("at most " + MAX_HEADERS + " headers", "you sent more");
    }

    /// One of the header's values must be this one. Only the accept value is told apart by case.
    private void check(Map<String, String> headers, String name, String value) {
        String found = headers.getOrDefault(name, "");
        boolean exact = name.equals("Sec-WebSocket-Accept");
        boolean there = Arrays.stream(found.split(",")).map(String::strip)
            .anyMatch(one -> exact ? one.equals(value) : one.equalsIgnoreCase(value));
        if (!there) throw conn.failed(name + ": " + value, shown(headers.get(name)));
    }

    private static String shown(String value) {
        return value == null ? "there is no such header" : Escape.quote(value);
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] utf8(String head) {
        return head.getBytes(StandardCharsets.UTF_8);
    }
}
