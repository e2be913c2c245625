// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.accounts.Identity;
import parley.store.Marker;
import parley.store.Member;
import parley.store.Store;

/// How far everybody has got: "delivered" and "read", up to and with a number. Markers only move
/// forward; those of [Limit#MARKERS_MILLIS] are put together, written and shown to the other
/// members at once. They are not promised: a crash may set one back. Any thread; never waits.
public final class Markers {
    private final Store store;
    private final Live live;
    private Map<Place, Marker> waiting = new HashMap<>();

    Markers(Store store, Live live) {
        this.store = store;
        this.live = live;
    }

    /// Everything up to `seq` has reached a device of the caller. Says nothing when the caller is
    /// not a member: then nothing is marked.
    ///
    /// @throws ApiException when the fields are no id and number
    public void delivered(Identity me, String conversation, long seq) {
        mark(new Marker(Rules.id("conversation", conversation), me.userId(), Rules.seq(seq), 0));
    }

    /// The caller has seen everything up to `seq`.
    ///
    /// @throws ApiException when the fields are no id and number
    public void read(Identity me, String conversation, long seq) {
        Rules.seq(seq);
        mark(new Marker(Rules.id("conversation", conversation), me.userId(), seq, seq));
    }

    private synchronized void mark(Marker marker) {
        // task 10.6: put it together with what waits; above the limit drop what is new
        Place place = new Place(marker.conversationId(), marker.userId());
        if (waiting.size() >= Limit.MARKERS.number() && !waiting.containsKey(place)) return;
        waiting.merge(place, marker, Marker::forward);
        // end 10.6
    }

    private synchronized Map<Place, Marker> take() {
        Map<Place, Marker> all = waiting;
        waiting = new HashMap<>();
        return all;
    }

    /// Whether there is something to write.
    synchronized boolean any() {
        return !waiting.isEmpty();
    }

    /// Writes what waits, and shows it. On a reader.
    void flush() {
        Map<String, Optional<Membership>> conversations = new HashMap<>();
        List<Marker> allowed = take().values().stream()
                .filter(marker -> conversations
                        .computeIfAbsent(marker.conversationId(), live.events()::membership)
                        .map(m -> m.members().containsKey(marker.userId()))
                        .orElse(false))
                .map(this::notBeyondTheEnd)
                .toList();
        if (allowed.isEmpty()) return;
        store.conversations().mark(allowed);
        for (Marker marker : allowed) {
            show(marker, conversations.get(marker.conversationId()).get());
            live.publisher().marked(marker);
        }
    }

    private Marker notBeyondTheEnd(Marker marker) {
        long last = store.messages().lastSeq(marker.conversationId());
        return new Marker(
                marker.conversationId(),
                marker.userId(),
                Math.min(marker.delivered(), last),
                Math.min(marker.read(), last));
    }

    private void show(Marker marker, Membership membership) {
        if (membership.members().size() > Limit.MARKER_MEMBERS.number()) return;
        boolean read = marker.read() > 0;
        byte[] event = Wire.marker(
                read ? "read" : "delivered",
                marker.conversationId(),
                marker.userId(),
                read ? marker.read() : marker.delivered());
        // Where one has blocked the other, only the own devices are told.
        for (Member member : membership.conversation().members())
            if (membership.open() || member.userId().equals(marker.userId()))
                live.toUser(member.userId(), event);
    }

    private record Place(String conversation, String user) {}
}
