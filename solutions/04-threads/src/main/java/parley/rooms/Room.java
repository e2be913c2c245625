// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A room: what one says, all hear, in the same order. Any thread may call it.
///
/// The room's lock is held only while messages are put into outboxes, which never waits; nobody
/// writes to a connection here. So one slow member costs the others nothing.
public final class Room {
    /// Members of a room, when nothing else is said.
    public static final int MAX_MEMBERS = 1000;

    private final String name;
    private final int maxMembers;
    private final NoticeEncoder encoder;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private boolean closed;

    /// An empty room.
    ///
    /// @param name the room's name, for its notices
    /// @param maxMembers how many may be in it at the same time
    /// @param encoder how members get the room's notices
    /// @throws IllegalArgumentException when nobody may come in
    public Room(String name, int maxMembers, NoticeEncoder encoder) {
        if (maxMembers < 1)
            throw new IllegalArgumentException("a room for nobody: " + maxMembers);
        this.name = name;
        this.maxMembers = maxMembers;
        this.encoder = encoder;
    }

    /// The room's name.
    public String name() {
        return name;
    }

    /// Takes a member in, if nobody in the room has its name and there is a place, and tells all,
    /// the new one too.
    public Joined join(Member member) {
        // task 4.3: refuse, or add the member under its folded name and send a JOINED notice to all
        List<Member> missed;
        synchronized (members) {
            String key = Names.folded(member.name());
            if (closed) return Joined.CLOSED;
            if (members.containsKey(key)) return Joined.NAME_TAKEN;
            if (members.size() >= maxMembers) return Joined.FULL;
            members.put(key, member);
            missed = toAll(notice(Notice.Kind.JOINED, member));
        }
        missed.forEach(Member::overflowed);
        return Joined.WELCOME;
        // end 4.3
    }

    /// Lets a member go and tells those who stay. Whoever is not in the room, or has gone already,
    /// changes nothing: another member that uses the name by now stays.
    ///
    /// @param why the kind of the notice: [Notice.Kind#LEFT] or [Notice.Kind#TOO_SLOW]
    /// @return whether it was in the room
    public boolean leave(Member member, Notice.Kind why) {
        // task 4.3: remove this very member, and send a notice to those who stay
        List<Member> missed;
        synchronized (members) {
            if (!members.remove(Names.folded(member.name()), member)) return false;
            missed = toAll(notice(why, member));
        }
        missed.forEach(Member::overflowed);
        return true;
        // end 4.3
    }

    /// Puts one message into the outboxes of all members, the sender's too. Its bytes are shared,
    /// not copied. Never waits; a member without room misses it and is told.
    ///
    /// @param message encoded, and never changed from now on
    /// @return how many members got it
    public int broadcast(byte[] message) {
        int all;
        List<Member> missed;
        synchronized (members) {
            all = members.size();
            missed = toAll(message);
        }
        missed.forEach(Member::overflowed);
        return all - missed.size();
    }

    /// Offers a message to every member. Called with the lock, so that all see the same order.
    ///
    /// @return the members that had no room for it; they are told after the lock is given back,
    ///     because they may want to leave the room
    private List<Member> toAll(byte[] message) {
        // task 4.4: offer the message to each member's outbox, and collect those that refuse
        List<Member> missed = NOBODY;
        for (Member member : members.values()) {
            if (member.outbox().offer(message)) continue;
            if (missed == NOBODY) missed = new ArrayList<>();
            missed.add(member);
        }
        return missed;
        // end 4.4
    }

    /// Nearly every message reaches everybody: that case makes no list.
    private static final List<Member> NOBODY = List.of();

    /// The names of those who are here, in the order in which they came.
    public List<String> names() {
        synchronized (members) {
            return members.values().stream().map(Member::name).toList();
        }
    }

    /// How many are here.
    public int size() {
        synchronized (members) {
            return members.size();
        }
    }

    /// Says that it closes, and closes the outboxes: what waits in them is still sent. Nobody can
    /// come in any more.
    public void close() {
        List<Member> here;
        synchronized (members) {
            if (closed) return;
            closed = true;
            toAll(encoder.encode(new Notice(Notice.Kind.CLOSING, name, "")));
            here = List.copyOf(members.values());
        }
        here.forEach(member -> member.outbox().close());
    }

    private byte[] notice(Notice.Kind kind, Member about) {
        return encoder.encode(new Notice(kind, name, about.name()));
    }
}
