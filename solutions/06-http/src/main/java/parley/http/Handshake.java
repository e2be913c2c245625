// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The opening handshake: [RFC 6455 §4](https://www.rfc-editor.org/rfc/rfc6455#section-4). Any
/// thread.
final class Handshake {
    /// The only version that is spoken here.
    static final String VERSION = "13";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private Handshake() {}

    /// What a server answers to a key: Base64 of the SHA-1 of the key and a fixed text. It proves
    /// that the server understood the question, and nothing else.
    ///
    /// @param key as it stands in `Sec-WebSocket-Key`
    /// @return for `Sec-WebSocket-Accept`
    static String acceptFor(String key) {
        // task 6.1: Base64 of SHA-1 of the key followed by the GUID
        byte[] text = (key + GUID).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(sha1(text));
        // end 6.1
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /// True when a request wants to become a WebSocket.
    static boolean isWanted(Request request) {
        return lists(request.headers("Upgrade"), "websocket");
    }

    /// Checks a client's handshake
    /// ([§4.2.1](https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1)).
    ///
    /// @return the key
    /// @throws ProblemException 426 when this is no WebSocket handshake of version 13, 400 when
    ///     it is one and breaks a rule
    static String check(Request request) {
        if (!isWanted(request))
            throw new ProblemException(426, "This address is for WebSockets.")
                    .with("Upgrade", "websocket");
        if (!request.method().equals("GET")) throw bad("The method must be GET.");
        if (!lists(request.headers("Connection"), "upgrade"))
            throw bad("The Connection header must list Upgrade.");
        if (!request.headers("Sec-WebSocket-Version").equals(List.of(VERSION)))
            throw new ProblemException(426, "Only version 13 of WebSocket is spoken here.")
                    .with("Sec-WebSocket-Version", VERSION).with("Upgrade", "websocket");
        List<String> keys = request.headers("Sec-WebSocket-Key");
        if (keys.size() != 1 || !isKey(keys.getFirst()))
            throw bad("Sec-WebSocket-Key must be 16 bytes in Base64.");
        return keys.getFirst();
    }

    private static boolean isKey(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            return bytes.length == KEY_BYTES && key.length() == 24;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// True when one of the comma-separated lists has the word, without regard to case.
    static boolean lists(List<String> values, String word) {
        return items(values).stream().anyMatch(word::equalsIgnoreCase);
    }

    /// The words of comma-separated lists.
    static List<String> items(List<String> values) {
        return values.stream().flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(400, detail);
    }
}
