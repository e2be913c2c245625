// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How the small records are stored: a version byte, then the fields in the order of the record.
final class Records {
    private static final int VERSION = 1;

    private Records() {}

    static byte[] encode(User u) {
        return start().text(u.id()).text(u.name()).text(u.displayName()).text(u.passwordHash())
                .time(u.createdAt()).one(u.state().ordinal()).one(u.role().ordinal())
                .number(u.version()).bytes();
    }

    static User user(byte[] bytes) {
        Decoder in = new Decoder(bytes).version(VERSION);
        return new User(in.text(), in.text(), in.text(), in.text(), in.time(),
                in.oneOf(User.State.values()), in.oneOf(User.Role.values()), in.number());
    }

    static byte[] encode(Session s) {
        return start().text(s.tokenHash()).text(s.id()).text(s.userId()).text(s.device())
                .time(s.createdAt()).time(s.seenAt()).time(s.expiresAt()).bytes();
    }

    static Session session(byte[] bytes) {
        Decoder in = new Decoder(bytes).version(VERSION);
        return new Session(in.text(), in.text(), in.text(), in.text(), in.time(), in.time(),
                in.time());
    }

    static byte[] encode(Bond b) {
        Encoder out = start().text(b.low()).text(b.high());
        out.one(sides(b, b.wantedBy())).one(sides(b, b.blockedBy()));
        return out.time(b.since()).number(b.version()).bytes();
    }

    static Bond bond(byte[] bytes) {
        Decoder in = new Decoder(bytes).version(VERSION);
        String low = in.text();
        String high = in.text();
        return new Bond(low, high, sides(low, high, in.one()), sides(low, high, in.one()),
                in.time(), in.number());
    }

    private static int sides(Bond b, Set<String> who) {
        return (who.contains(b.low()) ? 1 : 0) | (who.contains(b.high()) ? 2 : 0);
    }

    private static Set<String> sides(String low, String high, int bits) {
        Set<String> who = new HashSet<>();
        if ((bits & 1) != 0) who.add(low);
        if ((bits & 2) != 0) who.add(high);
        return who;
    }

    static byte[] encode(Conversation c) {
        Encoder out = start().text(c.id()).one(c.kind().ordinal()).text(c.title())
                .time(c.createdAt()).number(c.version()).number(c.members().size());
        for (Member m : c.members())
            out.text(m.userId()).one(m.role().ordinal()).number(m.fromSeq());
        return out.bytes();
    }

    static Conversation conversation(byte[] bytes) {
        Decoder in = new Decoder(bytes).version(VERSION);
        String id = in.text();
        var kind = in.oneOf(Conversation.Kind.values());
        String title = in.text();
        var createdAt = in.time();
        long version = in.number();
        List<Member> members = new ArrayList<>();
        for (long left = in.number(); left > 0; left--)
            members.add(new Member(in.text(), in.oneOf(Member.Role.values()), in.number()));
        return new Conversation(id, kind, title, members, createdAt, version);
    }

    static byte[] encode(Marker m) {
        return start().number(m.delivered()).number(m.read()).bytes();
    }

    static Marker marker(String conversationId, String userId, byte[] bytes) {
        Decoder in = new Decoder(bytes).version(VERSION);
        return new Marker(conversationId, userId, in.number(), in.number());
    }

    static byte[] encode(FileInfo f) {
        return start().text(f.id()).text(f.ownerId()).text(f.conversationId()).text(f.name())
                .text(f.type()).number(f.bytes()).text(f.sha256()).time(f.at()).bytes();
    }

    static FileInfo file(byte[] bytes) {
        Decoder in = new Decoder(bytes).version(VERSION);
        return new FileInfo(in.text(), in.text(), in.text(), in.text(), in.text(), in.number(),
                in.text(), in.time());
    }

    private static Encoder start() {
        return new Encoder().one(VERSION);
    }
}
