// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.security.SecureRandom;
import java.util.Base64;

/// Makes and checks the ids of things: a letter for the kind, `_`, and 12 random bytes in base64url.
///
/// | id         | of                                                                    |
/// |------------|-----------------------------------------------------------------------|
/// | `u_...`    | a user                                                                |
/// | `s_...`    | a session                                                             |
/// | `g_...`    | a group                                                               |
/// | `f_...`    | a file                                                                |
/// | `d_A_B`    | the direct conversation of users A and B, A below B: it cannot exist twice |
public final class Ids {
    /// The longest id, in chars.
    public static final int MAX_CHARS = 128;

    private static final int RANDOM_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /// A new user's id.
    public static String user() {
        return random("u_");
    }

    /// A new session's id.
    public static String session() {
        return random("s_");
    }

    /// A new group's id.
    public static String group() {
        return random("g_");
    }

    /// A new file's id.
    public static String file() {
        return random("f_");
    }

    /// The id of the only direct conversation of two users, in whatever order they are given.
    ///
    /// @throws IllegalArgumentException when both are the same
    public static String direct(String oneUserId, String otherUserId) {
        int order = check(oneUserId).compareTo(check(otherUserId));
        if (order == 0) throw new IllegalArgumentException("a conversation with oneself");
        return order < 0 ? "d_" + oneUserId + "_" + otherUserId
                : "d_" + otherUserId + "_" + oneUserId;
    }

    private static String random(String prefix) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Whether a text may be an id: letters, digits, `-` and `_`, at most [#MAX_CHARS].
    public static boolean valid(String id) {
        if (id.isEmpty() || id.length() > MAX_CHARS) return false;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean fine = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || c == '-' || c == '_';
            if (!fine) return false;
        }
        return true;
    }

    static String check(String id) {
        if (!valid(id)) throw new IllegalArgumentException("not an id: " + id);
        return id;
    }
}
