// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.LinkedHashMap;
import java.util.Map;

/// How far one connection is in the conversations in which it is not simply live: those that it
/// resumes, and those that overflowed. Everything under the lock of its [LiveSession].
///
/// ```
///   resume, sync, overflow          page read, nothing newer known         next live entry
///   ----------------------> BEHIND -------------------------------> AT HEAD ---------> (forgotten)
///                           live entries are dropped:               entries at or below `sent`
///                           the reader will find them               are dropped: they were sent
/// ```
final class CatchUp {
    private final Map<String, Place> places = new LinkedHashMap<>();
    private int behind;

    /// Whether the entry is to be sent live.
    ///
    /// @return false when it was sent already, or a reader will find it
    boolean live(String conversation, long seq) {
        // task 10.3: behind: note that there is more, drop; at the head: drop what was sent, else
        // forget the place
        Place place = places.get(conversation);
        if (place == null) return true;
        if (place.behind) {
            place.known = Math.max(place.known, seq);
            return false;
        }
        if (seq <= place.sent) return false;
        places.remove(conversation);
        return true;
        // end 10.3
    }

    /// Begins to catch up behind an entry. When it does so already, the older place counts.
    void begin(String conversation, long sent) {
        Place place = places.computeIfAbsent(conversation, id -> new Place());
        if (place.behind) {
            place.sent = Math.min(place.sent, sent);
            return;
        }
        place.behind = true;
        place.sent = sent;
        // What the client says is no knowledge: it may be beyond all that there is.
        place.known = 0;
        behind++;
    }

    /// A conversation to read on, if there is one.
    String next() {
        for (Map.Entry<String, Place> entry : places.entrySet())
            if (entry.getValue().behind) return entry.getKey();
        throw new IllegalStateException("nothing to catch up with");
    }

    /// The newest entry that was sent.
    long sent(String conversation) {
        return places.get(conversation).sent;
    }

    /// Where a conversation is when it is behind; below zero when it is not.
    boolean isBehind(String conversation) {
        Place place = places.get(conversation);
        return place != null && place.behind;
    }

    /// An entry was put into the outbox.
    void sent(String conversation, long seq) {
        places.get(conversation).sent = seq;
    }

    /// The reader has seen the end of the log.
    ///
    /// @return whether it is at the head now: false when newer entries became known meanwhile
    boolean ended(String conversation) {
        // task 10.3: at the head only when nothing newer than what was sent is known
        Place place = places.get(conversation);
        if (place.known > place.sent) return false;
        place.behind = false;
        behind--;
        return true;
        // end 10.3
    }

    /// The client is not a member any more: nothing to catch up with.
    void drop(String conversation) {
        Place place = places.remove(conversation);
        if (place != null && place.behind) behind--;
    }

    /// Whether any conversation is behind.
    boolean any() {
        return behind > 0;
    }

    private static final class Place {
        boolean behind;
        long sent;
        long known;
    }
}
