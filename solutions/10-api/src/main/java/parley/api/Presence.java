// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.store.Bond;
import parley.store.Store;

/// Who is connected, and when the others went: in memory only. Contacts are told when somebody
/// comes, and when somebody has been gone for [Limit#GONE_MILLIS] (a page that is loaded anew is
/// no goodbye). Any thread; telling is a reader's work.
public final class Presence {
    private static final int PAGE = 500;

    private final Live live;
    private final Store store;
    private final Map<String, Long> lastSeen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > Limit.LAST_SEEN.number();
        }
    };
    private final Map<String, Long> leaving = new LinkedHashMap<>();

    Presence(Live live, Store store) {
        this.live = live;
        this.store = store;
    }

    /// Whether somebody is connected. Who may know is the caller's business.
    PresenceView of(String user) {
        boolean online = live.online(user);
        return new PresenceView(user, online, online ? Optional.empty() : lastSeen(user));
    }

    private synchronized Optional<Instant> lastSeen(String user) {
        return Optional.ofNullable(lastSeen.get(user)).map(Instant::ofEpochMilli);
    }

    /// The first device of a person has come.
    ///
    /// @return whether contacts are to be told: not when it was away for a moment only
    synchronized boolean came(String user) {
        lastSeen.remove(user);
        return leaving.remove(user) == null;
    }

    /// The last device of a person has gone.
    synchronized void went(String user, long now) {
        lastSeen.put(user, now);
        leaving.put(user, now);
    }

    /// Who has been gone long enough to be told. They are returned once.
    synchronized List<String> gone(long now) {
        // task 10.6: those who left at least GONE_MILLIS ago, and are not here again
        List<String> gone = leaving.entrySet().stream()
                .filter(left -> now - left.getValue() >= Limit.GONE_MILLIS.number())
                .map(Map.Entry::getKey)
                .toList();
        gone.forEach(leaving::remove);
        return gone.stream().filter(user -> !live.online(user)).toList();
        // end 10.6
    }

    /// Tells the contacts of somebody who are connected. On a reader.
    void tell(String user) {
        PresenceView now = of(user);
        byte[] event = Wire.presence(user, now.online(), now.lastSeen());
        eachContact(user, contact -> live.toUser(contact, event));
        live.publisher().present(user, now.online(), now.lastSeen());
    }

    /// Tells a new connection which contacts are here. On a reader.
    void greet(LiveSession session, String user) {
        eachContact(user, contact -> {
            if (live.online(contact)) session.event(Wire.presence(contact, true, Optional.empty()));
        });
    }

    private void eachContact(String user, java.util.function.Consumer<String> action) {
        String after = "";
        List<Bond> page;
        do {
            page = store.contacts().of(user, after, PAGE);
            for (Bond bond : page) {
                after = bond.other(user);
                if (bond.contacts()) action.accept(after);
            }
        } while (page.size() == PAGE);
    }
}
