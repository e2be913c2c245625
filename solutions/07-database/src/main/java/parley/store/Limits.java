// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The most that the store takes, whatever the rules above it allow.
public final class Limits {
    /// A user's name or a conversation's title, in chars.
    public static final int MAX_NAME_CHARS = 200;
    /// A password's hash with its parameters, in chars.
    public static final int MAX_HASH_CHARS = 500;
    /// A message's text, in chars.
    public static final int MAX_TEXT_CHARS = 65_536;
    /// Files attached to one message.
    public static final int MAX_FILES = 32;
    /// People in one conversation.
    public static final int MAX_MEMBERS = 1_000;
    /// The id that a client gives its message, in chars.
    public static final int MAX_CLIENT_ID_CHARS = 64;
    /// Messages in one batch.
    public static final int MAX_BATCH = 10_000;

    private Limits() {}

    /// @return the text as it will be stored
    static String text(String text, int maxChars) {
        if (text.length() > maxChars)
            throw new IllegalArgumentException("too long: " + text.length() + " of " + maxChars);
        return wellFormed(text);
    }

    /// Replaces each half of a surrogate pair, which UTF-8 cannot express, by `?`.
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            if (Character.charCount(text.codePointAt(i)) == 1)
                return new String(text.getBytes(UTF_8), UTF_8);
            i++;
        }
        return text;
    }

    static String name(String name) {
        if (name.isBlank()) throw new IllegalArgumentException("empty name");
        return text(name, MAX_NAME_CHARS);
    }

    static String clientId(String id) {
        if (id.isEmpty()) throw new IllegalArgumentException("empty client id");
        return text(id, MAX_CLIENT_ID_CHARS);
    }

    /// As precise as it is stored, so that what is read back equals what was written.
    static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    static int page(int limit) {
        if (limit < 1) throw new IllegalArgumentException("limit " + limit);
        return Math.min(limit, Store.MAX_PAGE);
    }
}
