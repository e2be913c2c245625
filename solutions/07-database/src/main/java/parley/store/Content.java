// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.List;

/// What a message says.
///
/// @param type    `text`, or later `sealed`: text that only the members can read
/// @param text    at most [Limits#MAX_TEXT_CHARS]; a [Draft] has no halves of surrogate
///     pairs, each is replaced by `?`
/// @param fileIds what is attached, at most [Limits#MAX_FILES]
/// @param replyTo the number of the entry that this answers; 0 for none
public record Content(String type, String text, List<String> fileIds, long replyTo) {
    /// What is left of a deleted message.
    public static final Content NONE = text("");

    /// @throws IllegalArgumentException when something is too long or not an id
    public Content {
        Limits.text(Ids.check(type), Limits.MAX_CLIENT_ID_CHARS);
        if (text.length() > Limits.MAX_TEXT_CHARS)
            throw new IllegalArgumentException("too long: " + text.length());
        fileIds = List.copyOf(fileIds);
        if (fileIds.size() > Limits.MAX_FILES)
            throw new IllegalArgumentException("too many files: " + fileIds.size());
        if (!fileIds.isEmpty()) fileIds.forEach(Ids::check);
        if (replyTo < 0) throw new IllegalArgumentException("replyTo " + replyTo);
    }

    Content wellFormed() {
        String fine = Limits.wellFormed(text);
        return fine.equals(text) ? this : new Content(type, fine, fileIds, replyTo);
    }

    /// Plain text without anything.
    public static Content text(String text) {
        return new Content("text", text, List.of(), 0);
    }
}
