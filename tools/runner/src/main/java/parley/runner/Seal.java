// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs lines in a chain: a signature covers its line and every line before it, so none can be
/// forged, left out, repeated or moved. Writer and reader each hold one, made with the same key.
public final class Seal {
    /// The length of a key.
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;
    private byte[] last = new byte[0];

    /// @param key [#KEY_BYTES] secret bytes
    public Seal(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// A fresh key.
    public static byte[] newKey() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /// The line with its signature in front.
    public String sign(String line) {
        return next(line) + " " + line;
    }

    /// The line behind a right signature; empty when the signature is wrong. After a wrong one
    /// this seal fits nothing any more.
    public String open(String signed) {
        int space = signed.indexOf(' ');
        if (space < 0) return "";
        var line = signed.substring(space + 1);
        return next(line).equals(signed.substring(0, space)) ? line : "";
    }

    private String next(String line) {
        mac.update(last);
        last = mac.doFinal(line.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(last);
    }
}
