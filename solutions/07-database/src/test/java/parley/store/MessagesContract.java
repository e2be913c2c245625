// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.store.Appended.Duplicate;
import parley.store.Appended.Reason;
import parley.store.Appended.Refused;
import parley.store.Appended.Stored;
import parley.store.Message.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.store.StoreContract.delete;
import static parley.store.StoreContract.edit;
import static parley.store.StoreContract.text;

/// One log a conversation: numbers, duplicates, edits and deletes.
interface MessagesContract extends StoreContract {
    @Test
    default void numbers_entries_from_one_in_the_order_of_the_batch() {
        Conversation c = group();
        Conversation d = group();

        var results = store().messages().append(List.of(text(c, "1", "a"), text(d, "2", "b"),
                text(c, "3", "c"), text(d, "4", "d")));

        assertThat(results).extracting(r -> ((Stored) r).message().seq()).containsExactly(1L, 1L,
                2L, 2L);
        assertThat(store().messages().after(c.id(), 0, 10)).extracting(m -> m.content().text())
                .containsExactly("a", "c");
        assertThat(store().messages().lastSeq(d.id())).isEqualTo(2);
    }

    @Test
    default void returns_what_it_stores() {
        Conversation c = group();
        Content content = new Content("text", "hello", List.of(file(c, T0).id(), file(c, T0).id()), 7);
        Draft draft = new Draft(c.id(), Kind.TEXT, c.members().getFirst().userId(), "x", T0,
                content, 0);

        Message message = stored(draft);

        assertThat(message).isEqualTo(draft.numbered(1, 0));
        assertThat(store().messages().at(c.id(), 1)).contains(message);
        assertThat(reopened().messages().at(c.id(), 1)).contains(message);
    }

    @Test
    default void stores_a_draft_once_however_often_it_is_sent() {
        Conversation c = group();
        Draft draft = text(c, "same", "hello");

        var inOneBatch = store().messages().append(List.of(draft, draft));
        var later = store().messages().append(List.of(text(c, "between", "x"), draft));
        var afterReopening = reopened().messages().append(List.of(draft, text(c, "new", "y")));

        Message first = ((Stored) inOneBatch.getFirst()).message();
        assertThat(List.of(inOneBatch.get(1), later.get(1), afterReopening.get(0)))
                .containsOnly(new Duplicate(first, true));
        assertThat(((Stored) afterReopening.get(1)).message().seq()).isEqualTo(3);
    }

    @Test
    default void tells_when_one_client_id_is_given_to_two_messages() {
        Conversation c = group();
        Message first = stored(text(c, "same", "hello"));

        var results = store().messages().append(List.of(text(c, "same", "other"),
                delete(c, "same", 1)));

        assertThat(results).containsOnly(new Duplicate(first, false));
        assertThat(store().messages().lastSeq(c.id())).isEqualTo(1);
    }

    @Test
    default void takes_a_retry_for_the_same_after_the_message_was_edited() {
        Conversation c = group();
        stored(text(c, "1", "helo"));
        stored(edit(c, "2", 1, "hello"));

        var retry = store().messages().append(List.of(text(c, "1", "helo"))).getFirst();

        assertThat(retry).isInstanceOfSatisfying(Duplicate.class, d -> {
            assertThat(d.same()).isTrue();
            assertThat(d.earlier().content().text()).isEqualTo("hello");
        });
    }

    @Test
    default void takes_the_retry_of_an_edit_for_the_same_after_its_target_was_deleted() {
        Conversation c = group();
        Draft message = text(c, "1", "helo");
        stored(new Draft(c.id(), message.kind(), message.senderId(), "1", T0, new Content("text",
                "helo", List.of(file(c, T0).id()), 7), 0));
        Content kept = store().messages().at(c.id(), 1).orElseThrow().content();
        stored(new Draft(c.id(), Kind.EDIT, message.senderId(), "2", T0, new Content("text",
                "hello", kept.fileIds(), kept.replyTo()), 1));
        stored(delete(c, "3", 1));

        var retries = reopened().messages().append(List.of(
                edit(c, "2", 1, "hello"), edit(c, "2", 1, "other"), edit(c, "2", 2, "hello")));

        assertThat(retries).extracting(a -> ((Duplicate) a).same())
                .containsExactly(true, false, false);
    }

    @Test
    default void gives_each_sender_their_own_client_ids() {
        Conversation c = group();
        String other = c.members().getLast().userId();

        stored(text(c, "1", "a"));
        Message second = stored(Draft.text(c.id(), other, "1", T0, "b"));

        assertThat(second.seq()).isEqualTo(2);
    }

    @Test
    default void refuses_what_goes_nowhere() {
        Conversation c = group();
        stored(text(c, "1", "a"));
        Conversation unknown = new Conversation(Ids.group(), Conversation.Kind.GROUP, "",
                c.members(), T0, 1);

        var results = store().messages().append(List.of(text(unknown, "2", "b"),
                edit(c, "3", 2, "c"), delete(c, "4", 1), edit(c, "5", 1, "d"), delete(c, "6", 1),
                edit(c, "7", 2, "e")));

        assertThat(results.get(0)).isEqualTo(new Refused(Reason.NO_CONVERSATION));
        assertThat(results.get(1)).isEqualTo(new Refused(Reason.NO_TARGET));
        assertThat(results.get(2)).isInstanceOf(Stored.class);
        assertThat(results.get(3)).isEqualTo(new Refused(Reason.TARGET_DELETED));
        assertThat(results.get(4)).isEqualTo(new Refused(Reason.TARGET_DELETED));
        assertThat(results.get(5)).as("a DELETE is no target")
                .isEqualTo(new Refused(Reason.NO_TARGET));
        assertThat(store().messages().lastSeq(c.id())).isEqualTo(2);
    }

    @Test
    default void an_edit_is_an_entry_and_changes_its_target() {
        Conversation c = group();

        var results = store().messages().append(List.of(text(c, "1", "helo"),
                edit(c, "2", 1, "hallo"), edit(c, "3", 1, "hello")));

        assertThat(results).allMatch(Stored.class::isInstance);
        List<Message> log = store().messages().after(c.id(), 0, 10);
        assertThat(log).extracting(Message::kind).containsExactly(Kind.TEXT, Kind.EDIT, Kind.EDIT);
        assertThat(log).extracting(m -> m.content().text())
                .containsExactly("hello", "hallo", "hello");
        assertThat(log).extracting(Message::editedBy).containsExactly(3L, 0L, 2L);
    }

    @Test
    default void a_delete_takes_the_text_and_all_edits_of_it_away() {
        Conversation c = group();
        stored(text(c, "1", "secret"));
        stored(edit(c, "2", 1, "secret too"));
        stored(edit(c, "3", 1, "secret three"));
        stored(text(c, "4", "harmless"));

        stored(delete(c, "5", 1));

        List<Message> log = reopened().messages().after(c.id(), 0, 10);
        assertThat(log).extracting(Message::kind).containsExactly(Kind.DELETED, Kind.EDIT,
                Kind.EDIT, Kind.TEXT, Kind.DELETE);
        assertThat(log).extracting(m -> m.content().text())
                .containsExactly("", "", "", "harmless", "");
        assertThat(log.getFirst().editedBy()).isEqualTo(5);
    }

    @Test
    default void takes_a_batch_of_nothing() {
        assertThat(store().messages().append(new ArrayList<>())).isEmpty();
    }
}
