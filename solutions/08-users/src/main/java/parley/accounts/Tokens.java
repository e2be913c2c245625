// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Session tokens: 256 random bits, as 43 chars of base64url.
final class Tokens {
    /// Random bytes of a token.
    static final int BYTES = 32;
    /// Chars of a token.
    static final int CHARS = 43;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Whether a text may be a token at all; anything else is refused before it costs something.
    static boolean shaped(String text) {
        if (text.length() != CHARS) return false;
        for (int i = 0; i < CHARS; i++) {
            char c = text.charAt(i);
            boolean fine = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || c == '-' || c == '_';
            if (!fine) return false;
        }
        return true;
    }

    /// What the store keeps of a token: its SHA-256 in 64 hex digits. One round is enough, because
    /// nobody can try 2^256 tokens.
    static String fingerprint(String token) {
        // task 8.1: the SHA-256 of the token's ASCII bytes, in hex
        return HexFormat.of().formatHex(sha256().digest(token.getBytes(US_ASCII)));
        // end 8.1
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
