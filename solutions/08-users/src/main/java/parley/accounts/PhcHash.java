// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A password hash beside what it was made with, as
/// [PHC strings](https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md) write it:
///
/// ```
///   $argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2g...
///    kind     version parameters    salt                   hash, both base64 without padding
/// ```
record PhcHash(Argon2Parameters parameters, byte[] salt, byte[] hash) {
    private static final int MIN_SALT_BYTES = 8;
    private static final int MIN_HASH_BYTES = 16;
    private static final int MAX_BYTES = 64;
    // No number has more than seven digits, so none can overflow.
    private static final Pattern SHAPE = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
                    + "\\$([A-Za-z0-9+/]{1,88})\\$([A-Za-z0-9+/]{1,88})");

    /// Reads one.
    ///
    /// @return nothing when the text is not one, or asks for more work than is allowed
    static Optional<PhcHash> parse(String text) {
        // task 8.3: match the shape, decode salt and hash, and refuse what is out of range
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) return Optional.empty();
        try {
            Argon2Parameters parameters = new Argon2Parameters(Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
            byte[] salt = Base64.getDecoder().decode(parts.group(4));
            byte[] hash = Base64.getDecoder().decode(parts.group(5));
            boolean fine = salt.length >= MIN_SALT_BYTES && salt.length <= MAX_BYTES
                    && hash.length >= MIN_HASH_BYTES && hash.length <= MAX_BYTES;
            return fine ? Optional.of(new PhcHash(parameters, salt, hash)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // end 8.3
    }

    /// Writes it.
    String text() {
        // task 8.3: the parts in order, parted by $
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + parameters.memoryKib() + ",t=" + parameters.iterations()
                + ",p=" + parameters.parallelism() + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
        // end 8.3
    }

    /// Never shows the hash.
    @Override
    public String toString() {
        return "PhcHash[" + parameters + "]";
    }
}
