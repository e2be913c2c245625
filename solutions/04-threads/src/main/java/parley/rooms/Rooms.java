// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All rooms of a server. A room begins with its first member and ends with its last. Any thread.
///
/// Coming and going happen one at a time here, so that nobody joins a room that is being forgotten;
/// messages do not pass through this lock.
public final class Rooms {
    /// Rooms of a server, when nothing else is said.
    public static final int MAX_ROOMS = 10_000;

    private final Map<String, Room> rooms = new HashMap<>();
    private final int maxRooms;
    private final int maxMembers;
    private final NoticeEncoder encoder;
    private boolean closed;

    /// No rooms yet.
    ///
    /// @param maxRooms how many there may be at the same time
    /// @param maxMembers how many may be in one
    /// @param encoder how members get the rooms' notices
    public Rooms(int maxRooms, int maxMembers, NoticeEncoder encoder) {
        this.maxRooms = maxRooms;
        this.maxMembers = maxMembers;
        this.encoder = encoder;
    }

    /// Takes a member into a room, which is opened if need be.
    ///
    /// @param room the room's name, the same without regard to case
    /// @return how it went; [Joined#FULL] also when there are too many rooms
    public synchronized Joined join(String room, Member member) {
        if (closed) return Joined.CLOSED;
        String key = Names.folded(room);
        if (!rooms.containsKey(key) && rooms.size() >= maxRooms) return Joined.FULL;
        Room entered = rooms.computeIfAbsent(key, k -> new Room(room, maxMembers, encoder));
        Joined joined = entered.join(member);
        if (entered.size() == 0) rooms.remove(key);
        return joined;
    }

    /// Lets a member go from a room; the last one closes it.
    ///
    /// @param why the kind of the notice: [Notice.Kind#LEFT] or [Notice.Kind#TOO_SLOW]
    /// @return whether it was there
    public synchronized boolean leave(String room, Member member, Notice.Kind why) {
        String key = Names.folded(room);
        Room left = rooms.get(key);
        if (left == null || !left.leave(member, why)) return false;
        if (left.size() == 0) rooms.remove(key);
        return true;
    }

    /// A room that has members.
    public synchronized Optional<Room> room(String name) {
        return Optional.ofNullable(rooms.get(Names.folded(name)));
    }

    /// Says in all rooms that they close, and lets nobody in any more. Members stay until they
    /// leave.
    public void close() {
        List<Room> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(rooms.values());
        }
        all.forEach(Room::close);
    }
}
