// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/// Records as MongoDB documents, and back. A document's `_id` is the record's own id.
final class Documents {
    private Documents() {}

    /// A user; `folded` is [Names#fold(String)] of the name, on which the unique index lies.
    static Document of(User u) {
        return new Document("_id", u.id()).append("name", u.name())
                .append("folded", Names.fold(u.name())).append("displayName", u.displayName())
                .append("passwordHash", u.passwordHash()).append("createdAt", date(u.createdAt()))
                .append("state", u.state().name()).append("role", u.role().name())
                .append("version", u.version());
    }

    static User user(Document d) {
        return new User(d.getString("_id"), d.getString("name"), d.getString("displayName"),
                d.getString("passwordHash"), time(d, "createdAt"),
                User.State.valueOf(d.getString("state")), User.Role.valueOf(d.getString("role")),
                d.getLong("version"));
    }

    static Document of(Session s) {
        return new Document("_id", s.tokenHash()).append("id", s.id()).append("userId", s.userId())
                .append("device", s.device()).append("createdAt", date(s.createdAt()))
                .append("seenAt", date(s.seenAt())).append("expiresAt", date(s.expiresAt()));
    }

    static Session session(Document d) {
        return new Session(d.getString("_id"), d.getString("id"), d.getString("userId"),
                d.getString("device"), time(d, "createdAt"), time(d, "seenAt"),
                time(d, "expiresAt"));
    }

    static String bondId(String low, String high) {
        return low + ":" + high;
    }

    static Document of(Bond b) {
        return new Document("_id", bondId(b.low(), b.high())).append("low", b.low())
                .append("high", b.high()).append("wantedBy", List.copyOf(b.wantedBy()))
                .append("blockedBy", List.copyOf(b.blockedBy())).append("since", date(b.since()))
                .append("version", b.version());
    }

    static Bond bond(Document d) {
        return new Bond(d.getString("low"), d.getString("high"),
                java.util.Set.copyOf(d.getList("wantedBy", String.class)),
                java.util.Set.copyOf(d.getList("blockedBy", String.class)), time(d, "since"),
                d.getLong("version"));
    }

    static Document of(Conversation c) {
        List<Document> members = c.members().stream()
                .map(m -> new Document("userId", m.userId()).append("role", m.role().name())
                        .append("fromSeq", m.fromSeq()))
                .toList();
        return new Document("_id", c.id()).append("kind", c.kind().name())
                .append("title", c.title()).append("members", members)
                .append("createdAt", date(c.createdAt())).append("version", c.version());
    }

    static Conversation conversation(Document d) {
        List<Member> members = d.getList("members", Document.class).stream()
                .map(m -> new Member(m.getString("userId"),
                        Member.Role.valueOf(m.getString("role")), m.getLong("fromSeq")))
                .toList();
        return new Conversation(d.getString("_id"),
                Conversation.Kind.valueOf(d.getString("kind")), d.getString("title"), members,
                time(d, "createdAt"), d.getLong("version"));
    }

    static Marker marker(Document d) {
        return new Marker(d.getString("conversationId"), d.getString("userId"),
                d.getLong("delivered"), d.getLong("read"));
    }

    /// What GridFS does not know about a file: it keeps id, name and length itself.
    static Document metadata(FileInfo f) {
        Document known = new Document("ownerId", f.ownerId())
                .append("conversationId", f.conversationId()).append("type", f.type())
                .append("at", date(f.at())).append("sha256", "");
        return MongoFileMarks.on(known);
    }

    static FileInfo file(Document d) {
        Document about = d.get("metadata", Document.class);
        return new FileInfo(d.getString("_id"), about.getString("ownerId"),
                about.getString("conversationId"), d.getString("filename"),
                about.getString("type"), ((Number) d.get("length")).longValue(),
                about.getString("sha256"), time(about, "at"));
    }

    static Date date(Instant time) {
        return Date.from(time);
    }

    static Instant time(Document d, String field) {
        return d.getDate(field).toInstant();
    }
}
