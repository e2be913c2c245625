// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import parley.store.Conversation;
import parley.store.Draft;
import parley.store.Member;
import parley.store.Message;

/// A change of a conversation on its way into the store.
///
/// @param before what it was
/// @param next what it shall be
/// @param notice what its log says about that
record Change(Membership before, Conversation next, Draft notice) {
    /// Asks the rule.
    ///
    /// @throws ApiException when it refuses
    static Change of(Work.Change change, Membership before, Instant at) {
        Work.Changed wanted = change.rule().apply(before.conversation());
        Draft notice = new Draft(
                change.conversationId(),
                Message.Kind.NOTICE,
                change.actorId(),
                "n." + UUID.randomUUID(),
                at,
                wanted.notice(),
                0);
        return new Change(before, wanted.next(), notice);
    }

    /// What the store has made of it, with the notice's number.
    Conversation stored(long seq) {
        List<Member> settled = next.members().stream()
                .map(m -> m.fromSeq() == Member.FROM_NOW
                        ? new Member(m.userId(), m.role(), seq)
                        : m)
                .toList();
        return new Conversation(
                next.id(),
                next.kind(),
                next.title(),
                settled,
                next.createdAt(),
                next.version() + 1);
    }

    /// Who learns of it: those who stay, who come, and who go.
    Membership everybody() {
        List<Member> everybody = new ArrayList<>(next.members());
        for (Member member : before.conversation().members())
            if (next.member(member.userId()).isEmpty()) everybody.add(member);
        return Membership.of(
                new Conversation(
                        next.id(),
                        next.kind(),
                        next.title(),
                        everybody,
                        next.createdAt(),
                        next.version()),
                before.open(),
                before.readAt());
    }
}
