// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import parley.accounts.Identity;
import parley.store.Bond;
import parley.store.Ids;
import parley.store.Store;
import parley.store.User;

/// Contacts: asking, accepting, removing, blocking. Every method waits until it is durable, and
/// until the committer knows: what is blocked when [#block] returns reaches nobody.
///
/// Both want each other: they are contacts. A request is one who wants. Who is blocked is not told.
public final class Contacting {
    private static final int TRIES = 5;
    private static final int READ_AT_ONCE = 500;

    private final Store store;
    private final Readers readers;
    private final Committer committer;
    private final Live live;
    private final Clock clock;

    Contacting(Store store, Readers readers, Committer committer, Live live, Clock clock) {
        this.store = store;
        this.readers = readers;
        this.committer = committer;
        this.live = live;
        this.clock = clock;
    }

    /// The caller's contacts, requests in both directions, and blocks, by user id.
    ///
    /// @param after empty to begin, then [Page#next()]
    /// @param limit 1 to [Limit#PAGE]
    /// @throws ApiException when it is refused
    public Page<Contact> list(Identity me, String after, int limit) {
        Rules.limit(limit);
        if (!after.isEmpty()) Rules.id("user", after);
        return readers.call(() -> {
            List<Bond> bonds = store.contacts().of(me.userId(), after, limit);
            String next =
                    bonds.size() < limit ? "" : bonds.getLast().other(me.userId());
            return new Page<>(
                    bonds.stream()
                            .filter(bond -> !"none".equals(Bonds.state(me.userId(), bond)))
                            .map(bond -> contact(me.userId(), bond))
                            .toList(),
                    next);
        });
    }

    /// What is between the caller and somebody.
    ///
    /// @throws ApiException when there is no such person
    public Contact get(Identity me, String user) {
        Rules.id("user", user);
        return readers.call(() -> {
            notMe(me, user);
            return contact(me.userId(), bond(me.userId(), user));
        });
    }

    /// Asks somebody, or accepts when the other one has asked. Asking twice is the same as once;
    /// asking somebody who has blocked the caller looks the same and reaches nobody.
    ///
    /// @throws ApiException when there is no such person, or the caller has too many contacts
    public Contact request(Identity me, String user) {
        return change(me, user, bond -> {
            if (!bond.wantedBy().contains(me.userId())) notTooMany(me);
            return with(bond, Bonds.added(bond.wantedBy(), me.userId()), bond.blockedBy());
        });
    }

    /// Accepts a request.
    ///
    /// @throws ApiException when the other one has not asked, or the caller has too many contacts
    public Contact accept(Identity me, String user) {
        return change(me, user, bond -> {
            if (!bond.wantedBy().contains(user)) throw ApiException.notFound("request");
            if (!bond.wantedBy().contains(me.userId())) notTooMany(me);
            return with(bond, Bonds.added(bond.wantedBy(), me.userId()), bond.blockedBy());
        });
    }

    /// Ends a contact, takes a request back, or declines one. What was said stays.
    ///
    /// @throws ApiException when there is no such person
    public Contact remove(Identity me, String user) {
        return change(me, user, bond -> with(bond, Set.of(), bond.blockedBy()));
    }

    /// Ends a contact, and lets nothing of the other one through.
    ///
    /// @throws ApiException when there is no such person
    public Contact block(Identity me, String user) {
        return change(
                me, user, bond -> with(bond, Set.of(), Bonds.added(bond.blockedBy(), me.userId())));
    }

    /// Ends a block. Who was a contact before has to be asked again.
    ///
    /// @throws ApiException when there is no such person
    public Contact unblock(Identity me, String user) {
        return change(me, user, bond -> {
            Set<String> blockedBy = new HashSet<>(bond.blockedBy());
            blockedBy.remove(me.userId());
            return with(bond, bond.wantedBy(), blockedBy);
        });
    }

    /// Changes a bond, and tries again when somebody else was faster.
    private Contact change(Identity me, String user, Function<Bond, Bond> rule) {
        Rules.id("user", user);
        Bond changed = readers.call(() -> {
            notMe(me, user);
            for (int i = 0; i < TRIES; i++) {
                Bond before = bond(me.userId(), user);
                Bond after = rule.apply(before);
                if (Bonds.same(before, after) || store.contacts().put(after)) return after;
            }
            throw new ApiException(ErrorCode.CHANGED, "Somebody else changed it just now.");
        });
        learnt(me.userId(), user);
        tell(user, me.userId(), changed);
        live.toUser(me.userId(), Wire.contact(user, Bonds.state(me.userId(), changed)));
        return readers.call(() -> contact(me.userId(), changed));
    }

    /// Waits until the committer has forgotten what it knew of the pair's conversation.
    private void learnt(String me, String user) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        committer.forget(Ids.direct(me, user), () -> done.complete(true));
        Readers.await(done);
    }

    /// Tells the other one's devices, unless they are not to know.
    private void tell(String user, String from, Bond bond) {
        if (bond.blockedBy().contains(user)) return;
        live.toUser(user, Wire.contact(from, Bonds.state(user, bond)));
    }

    private void notMe(Identity me, String user) {
        if (user.equals(me.userId())) throw ApiException.bad("This is you.");
        store.users()
                .byId(user)
                .filter(u -> u.state() != User.State.DELETED)
                .orElseThrow(() -> ApiException.notFound("user"));
    }

    private Bond bond(String me, String user) {
        return store.contacts()
                .between(me, user)
                .orElseGet(() -> Bond.strangers(me, user, clock.instant()));
    }

    /// Requests of others do not count: nobody fills somebody else's list.
    private void notTooMany(Identity me) {
        int have = 0;
        String after = "";
        List<Bond> page;
        do {
            page = store.contacts().of(me.userId(), after, READ_AT_ONCE);
            for (Bond bond : page) if (Bonds.chosen(me.userId(), bond)) have++;
            if (!page.isEmpty()) after = page.getLast().other(me.userId());
        } while (page.size() == READ_AT_ONCE);
        if (have >= Limit.CONTACTS.number())
            throw new ApiException(ErrorCode.FULL, "You have as many contacts as you can have.");
    }

    private Bond with(Bond bond, Set<String> wantedBy, Set<String> blockedBy) {
        return Bonds.with(bond, wantedBy, blockedBy, clock.instant());
    }

    private Contact contact(String me, Bond bond) {
        Profile other = store.users()
                .byId(bond.other(me))
                .map(People::profile)
                .orElseGet(() -> new Profile(bond.other(me), "", "", true));
        return new Contact(other, Bonds.state(me, bond), bond.since());
    }
}
