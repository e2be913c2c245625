// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Small tools for secrets. Any thread.
public final class Secrets {
    /// Random bytes of a token: nobody guesses 256 bits.
    public static final int TOKEN_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /// Whether two secrets are the same. Takes as long for a first byte that differs as for the
    /// last one, so that nobody learns from the time how much of a guess is right. Only the length
    /// shows.
    public static boolean sameBytes(byte[] one, byte[] other) {
        // task 9.1: compare without stopping at the first difference
        return MessageDigest.isEqual(one, other);
        // end 9.1
    }

    /// The same for texts, as UTF-8.
    public static boolean sameText(String one, String other) {
        return sameBytes(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    /// A new secret: [#TOKEN_BYTES] random bytes in base64url.
    public static String token() {
        return base64url(random(TOKEN_BYTES));
    }

    /// Random bytes.
    public static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /// SHA-256. [FIPS 180-4](https://csrc.nist.gov/pubs/fips/180-4/upd1/final)
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /// Two small hex digits a byte.
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// The bytes of a hex text; nothing when it is none.
    public static Optional<byte[]> fromHex(String hex) {
        try {
            return Optional.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Base64 for addresses and file names, without `=`.
    /// [RFC 4648 §5](https://www.rfc-editor.org/rfc/rfc4648#section-5)
    public static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The bytes of a base64url text; nothing when it is none, or not what [#base64url(byte[])]
    /// writes: so no two texts mean the same bytes.
    public static Optional<byte[]> fromBase64url(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return base64url(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
