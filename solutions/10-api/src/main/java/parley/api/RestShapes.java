// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// What the HTTP API's JSON looks like, each kind once.
final class RestShapes {
    private static final Map<String, ShapeNamed> NAMED = new ConcurrentSkipListMap<>();
    private static final int PROBLEM_CHARS = 500;
    private static final int PASSWORD_CHARS = 256;
    private static final int LONGEST = Limit.TEXT_BYTES.number();

    static final Shape ID = Shape.pattern("[A-Za-z0-9_-]{1,128}", Limit.ID_CHARS.number());
    static final Shape USER_ID = Shape.pattern("u_[A-Za-z0-9_-]{1,100}", Limit.ID_CHARS.number());
    static final Shape AFTER = Shape.pattern("[A-Za-z0-9_.:-]{0,300}", 300);
    static final Shape CLIENT_ID =
            Shape.pattern("[A-Za-z0-9_-]{1,64}", Limit.CLIENT_ID_CHARS.number());
    static final Shape SEQ = Shape.whole(1, ShapeWhole.LARGEST);
    static final Shape CURSOR = Shape.whole(0, ShapeWhole.LARGEST);
    static final Shape LIMIT = Shape.whole(1, Limit.PAGE.number());
    static final Shape NAME = line(64);
    static final Shape DISPLAY_NAME = line(64);
    static final Shape TITLE = line(Limit.TITLE_CHARS.number());
    static final Shape SEARCH = line(Limit.SEARCH_CHARS.number());
    static final Shape FILE_NAME = line(Limit.FILE_NAME_CHARS.number());
    static final Shape TEXT = Shape.text(0, LONGEST);
    static final Shape PASSWORD = Shape.text(1, PASSWORD_CHARS);
    static final Shape DEVICE = line(64);
    static final Shape ROLE = Shape.words("owner", "admin", "member");
    static final Shape FILES = Shape.list(ID, Limit.FILES_PER_MESSAGE.number());

    static final ShapeNamed PROBLEM = named("Problem", Shape.object().open()
            .with("type", Shape.text(1, PROBLEM_CHARS), "A URI that names the kind.")
            .with("title", Shape.text(1, PROBLEM_CHARS), "The kind in a few words.")
            .with("status", Shape.whole(400, 599), "The HTTP status.")
            .with("detail", Shape.text(0, LONGEST), "What happened and what to do.")
            .maybe("code", Shape.text(1, 40), "The kind as one word, as in the WebSocket."));

    static final ShapeNamed PROFILE = named("Profile", Shape.object()
            .with("id", USER_ID, "")
            .with("name", Shape.text(0, 200), "Empty when the account is gone.")
            .with("displayName", Shape.text(0, 200), "Empty when the account is gone.")
            .with("deleted", Shape.flag(), "Whether the account is gone."));

    static final ShapeNamed ME = named("Me", Shape.object()
            .with("id", USER_ID, "")
            .with("name", Shape.text(1, 200), "What to log in with.")
            .with("displayName", Shape.text(0, 200), "What others see.")
            .with("role", Shape.words("user", "admin"), "")
            .with("createdAt", Shape.time(), ""));

    static final ShapeNamed ACCOUNT = named("Account", Shape.object()
            .with("id", USER_ID, "").with("name", Shape.text(0, 200), "")
            .with("displayName", Shape.text(0, 200), "")
            .with("role", Shape.words("user", "admin"), "")
            .with("state", Shape.words("active", "suspended", "deleted"), "")
            .with("createdAt", Shape.time(), ""));

    static final ShapeNamed SESSION = named("Session", Shape.object()
            .with("id", ID, "")
            .with("device", Shape.text(0, 200), "What the device calls itself.")
            .with("createdAt", Shape.time(), "")
            .with("seenAt", Shape.time(), "When it was last used, about.")
            .with("expiresAt", Shape.time(), "")
            .with("current", Shape.flag(), "Whether this request came from it."));

    static final ShapeNamed LOGIN = named("LogIn", Shape.object()
            .with("token", Shape.text(1, Limit.TOKEN_CHARS.number()),
                    "Send it as `Authorization: Bearer TOKEN`. Shown once, never stored.")
            .with("user", USER_ID, "")
            .with("session", ID, "")
            .with("expiresAt", Shape.time(), ""));

    static final ShapeNamed CONTACT = named("Contact", Shape.object()
            .with("user", PROFILE, "")
            .with("state", Shape.words("none", "requested", "incoming", "contact", "blocked"),
                    "As seen by whoever asks.")
            .with("since", Shape.time(), ""));

    static final ShapeNamed ENTRY = named("Entry", Shape.object()
            .with("conversation", ID, "")
            .with("seq", SEQ, "1, 2, 3, ... without a gap.")
            .with("kind", Shape.words("text", "edit", "delete", "notice", "deleted"), "")
            .with("sender", Shape.text(0, Limit.ID_CHARS.number()), "")
            .with("id", Shape.text(0, Limit.CLIENT_ID_CHARS.number()), "The client's id for it.")
            .with("at", Shape.time(), "")
            .with("format", Shape.text(0, 40), "`text`, or what a notice is about.")
            .maybe("text", Shape.text(0, LONGEST), "")
            .maybe("files", FILES, "")
            .maybe("replyTo", SEQ, "")
            .maybe("target", SEQ, "What an edit or delete changes.")
            .maybe("editedBy", SEQ, "The newest edit or delete of it."));

    static final ShapeNamed MEMBER = named("Member", Shape.object()
            .with("user", USER_ID, "")
            .with("role", ROLE, "")
            .with("fromSeq", CURSOR, "The first entry this member may see.")
            .with("read", CURSOR, "").with("delivered", CURSOR, ""));

    static final ShapeNamed CONVERSATION = named("Conversation", Shape.object()
            .with("id", ID, "")
            .with("kind", Shape.words("direct", "group"), "")
            .with("title", Shape.text(0, 200), "")
            .with("members", Shape.list(MEMBER, Limit.GROUP_MEMBERS.number()), "")
            .with("createdAt", Shape.time(), "")
            .with("lastSeq", CURSOR, "The newest entry's number; 0 when there is none.")
            .maybe("last", ENTRY, "The newest entry.")
            .with("unread", Shape.whole(0, Limit.UNREAD.number()), "Counted up to the maximum.")
            .with("read", CURSOR, "Your read marker.")
            .with("delivered", CURSOR, "Your delivered marker."));

    static final ShapeNamed RECEIPT = named("Receipt", Shape.object()
            .with("id", CLIENT_ID, "The client's id.").with("conversation", ID, "")
            .with("seq", SEQ, "").with("at", Shape.time(), "")
            .with("duplicate", Shape.flag(), "Whether it was stored by an earlier request."));

    static final ShapeNamed FOUND = named("Found", Shape.object()
            .with("items", Shape.list(ENTRY, Limit.PAGE.number()), "Newest first.")
            .with("nextBefore", CURSOR, "Go on with `before`; 0: all was searched."));

    static final ShapeNamed PRESENCE = named("Presence", Shape.object()
            .with("user", USER_ID, "").with("online", Shape.flag(), "")
            .maybe("lastSeen", Shape.time(), "When the last device went, if known."));

    static final ShapeNamed FILE = named("File", Shape.object()
            .with("id", ID, "").with("owner", USER_ID, "").with("conversation", ID, "")
            .with("name", Shape.text(0, Limit.FILE_NAME_CHARS.number()), "")
            .with("type", Shape.text(0, 200), "The media type.")
            .with("bytes", CURSOR, "")
            .with("sha256", Shape.text(0, 64), "The content's SHA-256, in hex.")
            .with("at", Shape.time(), ""));

    private RestShapes() {
    }

    /// All shapes that have a name, for the document.
    static List<ShapeNamed> named() {
        return List.copyOf(NAMED.values());
    }

    /// A line of text with something in it, and no control characters.
    private static Shape line(int max) {
        return new ShapeText(1, max, "^[^\\u0000-\\u001f\\u007f-\\u009f]*"
                + "[^\\u0000-\\u0020\\u007f-\\u00a0][^\\u0000-\\u001f\\u007f-\\u009f]*$");
    }

    /// A page of a list.
    static Shape page(ShapeNamed item) {
        return named(item.name() + "Page", Shape.object()
                .with("items", Shape.list(item, Limit.PAGE.number()), "")
                .with("next", Shape.text(0, 300), "Give it as `after`; empty: the end."));
    }

    static ShapeNamed named(String name, Shape shape) {
        ShapeNamed named = new ShapeNamed(name, shape);
        NAMED.put(name, named);
        return named;
    }
}
