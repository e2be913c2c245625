// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.accounts.Identity;
import parley.store.Bond;
import parley.store.Conversation;
import parley.store.Ids;
import parley.store.Marker;
import parley.store.Member;
import parley.store.Message;
import parley.store.Store;

/// The list of conversations, and how one begins. Every method waits for the store.
public final class Conversing {
    private final Store store;
    private final Readers readers;
    private final Clock clock;

    Conversing(Store store, Readers readers, Clock clock) {
        this.store = store;
        this.readers = readers;
        this.clock = clock;
    }

    /// The conversations in which the caller is a member now, by id.
    ///
    /// @param after empty to begin, then [Page#next()]
    /// @param limit 1 to [Limit#PAGE]
    /// @throws ApiException when it is refused
    public Page<ConversationView> list(Identity me, String after, int limit) {
        Rules.limit(limit);
        if (!after.isEmpty()) Rules.id("conversation", after);
        return readers.call(() -> {
            List<Conversation> found =
                    store.conversations().ofUser(me.userId(), after, limit);
            String next = found.size() < limit ? "" : found.getLast().id();
            return new Page<>(found.stream().map(c -> view(me.userId(), c)).toList(), next);
        });
    }

    /// One conversation.
    ///
    /// @throws ApiException when there is none in which the caller is a member
    public ConversationView get(Identity me, String id) {
        Rules.id("conversation", id);
        return readers.call(() -> store.conversations()
                .byId(id)
                .filter(c -> c.member(me.userId()).isPresent())
                .map(c -> view(me.userId(), c))
                .orElseThrow(() -> ApiException.notFound("conversation")));
    }

    /// Opens the direct conversation with a contact: the one that is there, or a new one.
    ///
    /// @throws ApiException when the other one is no contact
    public ConversationView direct(Identity me, String user) {
        Rules.id("user", user);
        if (user.equals(me.userId())) throw ApiException.bad("You are already with yourself.");
        return readers.call(() -> {
            String id = Ids.direct(me.userId(), user);
            Optional<Conversation> there = store.conversations().byId(id);
            if (there.isEmpty()) add(me, user, id);
            return get(me, id);
        });
    }

    private void add(Identity me, String user, String id) {
        boolean contacts =
                store.contacts().between(me.userId(), user).map(Bond::contacts).orElse(false);
        if (!contacts) throw ApiException.forbidden("You can write to people who are your contacts.");
        List<Member> pair = List.of(
                new Member(me.userId(), Member.Role.MEMBER, Member.FROM_THE_BEGINNING),
                new Member(user, Member.Role.MEMBER, Member.FROM_THE_BEGINNING));
        // When the other one was faster, theirs is the same.
        store.conversations().add(new Conversation(
                id, Conversation.Kind.DIRECT, "", pair, clock.instant(), 0));
    }

    /// How a member sees a conversation. On a reader.
    ConversationView view(String me, Conversation conversation) {
        String id = conversation.id();
        Map<String, Marker> markers = new HashMap<>();
        for (Marker marker : store.conversations().markers(id)) markers.put(marker.userId(), marker);
        Marker mine = markers.getOrDefault(me, new Marker(id, me, 0, 0));
        long from = conversation.member(me).map(Member::fromSeq).orElse(Long.MAX_VALUE);
        List<Message> newest = store.messages().before(id, Long.MAX_VALUE, 1);
        long behind = Math.max(mine.read(), from - 1);
        return new ConversationView(
                id,
                conversation.kind().name().toLowerCase(Locale.ROOT),
                conversation.title(),
                conversation.members().stream().map(m -> member(m, markers)).toList(),
                conversation.createdAt(),
                newest.isEmpty() ? 0 : newest.getFirst().seq(),
                newest.stream().filter(m -> m.seq() >= from).findFirst().map(Entry::of),
                store.messages().count(id, behind, me, Limit.UNREAD.number()),
                mine.read(),
                mine.delivered());
    }

    private static ConversationView.MemberView member(Member member, Map<String, Marker> markers) {
        Marker marker = markers.get(member.userId());
        return new ConversationView.MemberView(
                member.userId(),
                member.role().name().toLowerCase(Locale.ROOT),
                member.fromSeq(),
                marker == null ? 0 : marker.read(),
                marker == null ? 0 : marker.delivered());
    }
}
