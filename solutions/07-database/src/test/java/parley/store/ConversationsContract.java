// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parley.store.Appended.Duplicate;
import parley.store.Appended.Reason;
import parley.store.Appended.Refused;
import parley.store.Appended.Stored;
import parley.store.Message.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/// Who talks with whom, and how far each has read.
interface ConversationsContract extends StoreContract {
    private static Conversation with(Conversation old, String title, List<Member> members) {
        return new Conversation(old.id(), old.kind(), title, members, old.createdAt(),
                old.version());
    }

    private static Draft notice(Conversation c, String clientId) {
        return new Draft(c.id(), Kind.NOTICE, c.members().getFirst().userId(), clientId, T0,
                Content.text("renamed"), 0);
    }

    @Test
    default void keeps_a_conversation_and_finds_it_by_its_members() {
        String ana = Ids.user();
        String ben = Ids.user();
        Conversation c = group(ana, ben);

        assertThat(c.version()).isEqualTo(1);
        assertThat(reopened().conversations().ofUser(ana, "", 10)).containsExactly(c);
        assertThat(store().conversations().ofUser(ben, "", 10)).containsExactly(c);
        assertThat(store().conversations().ofUser(Ids.user(), "", 10)).isEmpty();
        assertThat(store().conversations().byId(Ids.group())).isEmpty();
    }

    @Test
    default void a_conversation_cannot_exist_twice() throws Exception {
        String ana = Ids.user();
        String ben = Ids.user();
        AtomicInteger added = new AtomicInteger();

        Together.run(8, i -> {
            Conversation c = new Conversation(Ids.direct(i % 2 == 0 ? ana : ben,
                    i % 2 == 0 ? ben : ana), Conversation.Kind.DIRECT, "", List.of(
                    new Member(ana, Member.Role.MEMBER, 1), new Member(ben, Member.Role.MEMBER, 1)),
                    T0, 0);
            if (store().conversations().add(c)) added.incrementAndGet();
        });

        assertThat(added).hasValue(1);
        assertThat(store().conversations().ofUser(ana, "", 10)).hasSize(1);
    }

    @Test
    default void lists_conversations_page_after_page() {
        String me = Ids.user();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) ids.add(group(me, Ids.user()).id());
        ids.sort(null);

        List<String> seen = new ArrayList<>();
        for (String after = ""; ;) {
            var page = store().conversations().ofUser(me, after, 2);
            if (page.isEmpty()) break;
            page.forEach(c -> seen.add(c.id()));
            after = seen.getLast();
        }

        assertThat(seen).isEqualTo(ids);
    }

    @Test
    default void a_change_and_its_notice_come_together() {
        Conversation c = group();
        String leaver = c.members().getLast().userId();
        String comer = Ids.user();
        stored(StoreContract.text(c, "1", "before"));
        List<Member> members = List.of(c.members().getFirst(),
                new Member(comer, Member.Role.ADMIN, Member.FROM_NOW));

        Appended result = store().conversations().change(with(c, "coffee", members),
                notice(c, "2"));

        assertThat(result).isInstanceOfSatisfying(Stored.class,
                s -> assertThat(s.message().seq()).isEqualTo(2));
        Conversation now = reopened().conversations().byId(c.id()).orElseThrow();
        assertThat(now.title()).isEqualTo("coffee");
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.member(comer)).map(Member::fromSeq).as("sees the notice, nothing before")
                .contains(2L);
        assertThat(store().conversations().ofUser(leaver, "", 10)).isEmpty();
        assertThat(store().conversations().ofUser(comer, "", 10)).containsExactly(now);
        assertThat(store().messages().at(c.id(), 2)).map(Message::kind).contains(Kind.NOTICE);
    }

    @Test
    default void of_two_changes_at_the_same_time_one_is_refused_and_leaves_no_notice() {
        Conversation c = group();

        Appended mine = store().conversations().change(with(c, "mine", c.members()),
                notice(c, "1"));
        Appended theirs = store().conversations().change(with(c, "theirs", c.members()),
                notice(c, "2"));
        Appended again = store().conversations().change(with(c, "mine", c.members()),
                notice(c, "1"));

        assertThat(mine).isInstanceOf(Stored.class);
        assertThat(theirs).isEqualTo(new Refused(Reason.CHANGED_MEANWHILE));
        assertThat(again).isInstanceOf(Duplicate.class);
        assertThat(store().messages().lastSeq(c.id())).isEqualTo(1);
        assertThat(store().conversations().byId(c.id())).map(Conversation::title).contains("mine");
        Conversation unknown = with(new Conversation(Ids.group(), c.kind(), "", c.members(), T0, 1),
                "", c.members());
        assertThat(store().conversations().change(unknown, notice(unknown, "3")))
                .isEqualTo(new Refused(Reason.NO_CONVERSATION));
    }

    @Test
    default void markers_only_move_forward() {
        Conversation c = group();
        String ana = c.members().getFirst().userId();
        String ben = c.members().getLast().userId();

        store().conversations().mark(List.of(new Marker(c.id(), ana, 5, 3),
                new Marker(c.id(), ben, 2, 2)));
        store().conversations().mark(List.of(new Marker(c.id(), ana, 4, 4),
                new Marker(c.id(), ana, 7, 1)));
        store().conversations().mark(List.of());

        assertThat(store().conversations().markers(c.id())).containsExactlyInAnyOrder(
                new Marker(c.id(), ana, 7, 4), new Marker(c.id(), ben, 2, 2));
        assertThat(reopened().conversations().markers(c.id())).extracting(Marker::userId)
                .isSorted();
        assertThat(store().conversations().markers(Ids.group())).isEmpty();
    }
}
