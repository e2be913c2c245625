// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.store.Bond;
import parley.store.Conversation;
import parley.store.Ids;
import parley.store.Store;

/// Takes somebody out of everything that others share, when the account goes. What they said stays,
/// from a deleted account.
final class Farewell {
    private static final int PAGE = 200;

    private final Store store;
    private final Readers readers;
    private final Committer committer;
    private final Groups groups;
    private final Live live;

    Farewell(Store store, Readers readers, Committer committer, Groups groups, Live live) {
        this.store = store;
        this.readers = readers;
        this.committer = committer;
        this.groups = groups;
        this.live = live;
    }

    void leaveEverything(String user) {
        String after = "";
        List<Conversation> page;
        do {
            String from = after;
            page = readers.call(() -> store.conversations().ofUser(user, from, PAGE));
            for (Conversation conversation : page) {
                after = conversation.id();
                if (conversation.kind() == Conversation.Kind.GROUP) groups.leave(user, after);
            }
        } while (page.size() == PAGE);
        endBonds(user);
    }

    private void endBonds(String user) {
        String after = "";
        List<Bond> page;
        do {
            String from = after;
            page = readers.call(() -> store.contacts().of(user, from, PAGE));
            for (Bond bond : page) {
                after = bond.other(user);
                end(user, bond);
            }
        } while (page.size() == PAGE);
    }

    private void end(String user, Bond bond) {
        Set<String> blockedBy = new HashSet<>(bond.blockedBy());
        blockedBy.remove(user);
        Bond ended = new Bond(
                bond.low(), bond.high(), Set.of(), blockedBy, bond.since(), bond.version());
        boolean done = readers.call(() -> store.contacts().put(ended));
        if (!done) throw new ApiException(ErrorCode.CHANGED, "Somebody else changed it just now.");
        committer.forget(Ids.direct(bond.low(), bond.high()), () -> {});
        String other = bond.other(user);
        if (!"none".equals(Bonds.state(other, bond)))
            live.toUser(other, Wire.contact(user, Bonds.state(other, ended)));
    }
}
