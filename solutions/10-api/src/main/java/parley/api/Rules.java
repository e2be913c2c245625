// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import parley.store.Appended;
import parley.store.Ids;
import parley.store.Member;
import parley.store.Message.Kind;

/// What is allowed, and what a field may look like. All of it can be asked on any thread and
/// waits for nothing.
final class Rules {
    private Rules() {}

    /// Checks a post against the members of its conversation, just before it is stored.
    ///
    /// @throws ApiException when the sender is not a member, or may not write here
    static void mayPost(Work.Post post, Membership membership) {
        // task 10.1: only members may write; in a direct conversation only while both are contacts
        membership.require(post.senderId());
        if (membership.open()) return;
        throw ApiException.forbidden("You can write here when you are contacts.");
        // end 10.1
    }

    /// What a sender is told when the store refuses.
    static ApiException refusal(Appended.Reason reason) {
        return switch (reason) {
            case NO_CONVERSATION -> ApiException.notFound("conversation");
            case NO_TARGET -> ApiException.notFound("message");
            case TARGET_DELETED ->
                    new ApiException(ErrorCode.GONE, "The message was deleted.");
            case NO_FILE -> ApiException.notFound("file");
            case CHANGED_MEANWHILE -> new ApiException(
                    ErrorCode.CHANGED, "Somebody else changed it just now. Look, and try again.");
        };
    }

    /// @throws ApiException unless the member may change the group
    static void mayManage(Member member) {
        if (member.role() == Member.Role.MEMBER)
            throw ApiException.forbidden("Only the owner and admins of a group can do this.");
    }

    /// Checks what a client calls its own message.
    static String clientId(String id) {
        int max = Limit.CLIENT_ID_CHARS.number();
        if (id.isEmpty() || id.length() > max) throw badClientId();
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean fine = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || c == '-' || c == '_';
            if (!fine) throw badClientId();
        }
        return id;
    }

    private static ApiException badClientId() {
        return ApiException.bad("An id has 1 to " + Limit.CLIENT_ID_CHARS.number()
                + " characters of A-Z a-z 0-9 _ and -.");
    }

    /// Checks an id that the server gave out.
    ///
    /// @param what names it in the refusal
    static String id(String what, String id) {
        if (!Ids.valid(id)) throw ApiException.bad("This is no id of a " + what + ".");
        return id;
    }

    /// Checks the text of a message.
    ///
    /// @param mayBeEmpty files are attached
    static String text(String text, boolean mayBeEmpty) {
        if (text.isEmpty() && !mayBeEmpty) throw ApiException.bad("A message needs a text.");
        int max = Limit.TEXT_BYTES.number();
        // A char is 1 to 3 bytes: most texts need no counting.
        boolean tooLong = text.length() > max
                || 3 * text.length() > max && text.getBytes(StandardCharsets.UTF_8).length > max;
        if (tooLong)
            throw new ApiException(ErrorCode.TOO_LARGE, "A text has at most " + max + " bytes.");
        wellFormed(text);
        return text;
    }

    /// Refuses halves of surrogate pairs: JSON can carry them, UTF-8 cannot.
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) continue;
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) throw ApiException.bad("The text has half a character.");
            i++;
        }
        return text;
    }

    /// Checks a line of text that has a limit in characters.
    ///
    /// @param what names it in the refusal
    static String line(String what, String text, Limit limit) {
        String line = wellFormed(text).strip();
        int max = limit.number();
        if (line.isEmpty() || line.length() > max)
            throw ApiException.bad("The " + what + " has 1 to " + max + " characters.");
        if (line.codePoints().anyMatch(Character::isISOControl))
            throw ApiException.bad("The " + what + " is one line without control characters.");
        return line;
    }

    /// Checks a number that begins with 1.
    static long seq(long seq) {
        if (seq < 1) throw ApiException.bad("Entries are numbered from 1.");
        return seq;
    }

    /// Checks the size of a page.
    static int limit(int limit) {
        if (limit < 1 || limit > Limit.PAGE.number())
            throw ApiException.bad("A page has 1 to " + Limit.PAGE.number() + " entries.");
        return limit;
    }

    /// Checks what is attached.
    static List<String> files(List<String> files) {
        if (files.size() > Limit.FILES_PER_MESSAGE.number())
            throw ApiException.bad("At most " + Limit.FILES_PER_MESSAGE.number() + " files.");
        for (String file : files) id("file", file);
        return files;
    }

    /// Whether an entry of this kind can be changed by its sender.
    static boolean changeable(Kind kind) {
        return kind == Kind.TEXT || kind == Kind.DELETED;
    }
}
