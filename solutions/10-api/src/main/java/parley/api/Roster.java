// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parley.store.Conversation;
import parley.store.Member;
import parley.store.Member.Role;

/// A group with other members: what the store is asked to make of it. Any thread.
final class Roster {
    private Roster() {}

    /// With other members, or another title.
    static Conversation with(Conversation group, String title, List<Member> members) {
        return new Conversation(
                group.id(), group.kind(), title, members, group.createdAt(), group.version());
    }

    /// Without somebody. When that was the owner, the first admin follows, or else the first member.
    static Conversation without(Conversation group, String user) {
        List<Member> members = new ArrayList<>(group.members());
        members.removeIf(m -> m.userId().equals(user));
        boolean headless = members.stream().noneMatch(m -> m.role() == Role.OWNER);
        if (headless && !members.isEmpty()) {
            String heir = members.stream().min(Comparator.comparing(Member::role)).get().userId();
            members = withRole(members, heir, Role.OWNER);
        }
        return with(group, group.title(), members);
    }

    /// One of them with another role.
    static List<Member> withRole(List<Member> members, String user, Role role) {
        return members.stream()
                .map(m -> m.userId().equals(user) ? new Member(user, role, m.fromSeq()) : m)
                .toList();
    }
}
