// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.store.Bond;
import parley.store.Conversation;
import parley.store.Member;
import parley.store.Store;

/// Who may do what in a conversation, as the store had it at one moment. Never changes; any
/// thread.
///
/// @param conversation the conversation
/// @param members its members by user id
/// @param open false for a direct conversation whose two people are not contacts, or of whom one
///     blocks the other: nobody may write then
/// @param readAt when it was read, in milliseconds of the clock
record Membership(
        Conversation conversation, Map<String, Member> members, boolean open, long readAt) {

    static Membership of(Conversation conversation, boolean open, long readAt) {
        Map<String, Member> members = HashMap.newHashMap(conversation.members().size());
        for (Member member : conversation.members()) members.put(member.userId(), member);
        return new Membership(conversation, members, open, readAt);
    }

    /// Reads it. On a reader thread.
    static Optional<Membership> read(Store store, String id, long now) {
        return store.conversations().byId(id).map(c -> of(c, isOpen(store, c), now));
    }

    private static boolean isOpen(Store store, Conversation conversation) {
        if (conversation.kind() == Conversation.Kind.GROUP) return true;
        List<Member> pair = conversation.members();
        return store.contacts()
                .between(pair.get(0).userId(), pair.get(1).userId())
                .map(Bond::contacts)
                .orElse(false);
    }

    /// The member, who is the only one that may know the conversation at all.
    ///
    /// @throws ApiException when the user is not a member
    Member require(String userId) {
        Member member = members.get(userId);
        if (member == null) throw ApiException.notFound("conversation");
        return member;
    }

    boolean group() {
        return conversation.kind() == Conversation.Kind.GROUP;
    }
}
