// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.store.StoreContract.text;

/// Many at once: numbers stay without a gap, and each draft is stored once.
interface RacesContract extends StoreContract {
    int THREADS = 8;
    int BATCHES = 12;

    @Test
    default void numbers_have_no_gap_when_eight_threads_write() throws Exception {
        Conversation c = group();
        Conversation d = group();
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();

        Together.run(THREADS, thread -> {
            for (int i = 0; i < BATCHES; i++) {
                String id = thread + "-" + i;
                for (Appended a : store().messages().append(List.of(text(c, id + "a", id),
                        text(d, id + "b", id), text(c, id + "c", id)))) {
                    Message m = ((Appended.Stored) a).message();
                    if (m.conversationId().equals(c.id())) acknowledged.add(m.seq());
                }
            }
        });

        long count = 2L * THREADS * BATCHES;
        List<Long> expected = LongStream.rangeClosed(1, count).boxed().toList();
        assertThat(acknowledged.stream().sorted().toList()).isEqualTo(expected);
        assertThat(reopened().messages().after(c.id(), 0, 500)).extracting(Message::seq)
                .isEqualTo(expected);
        assertThat(store().messages().lastSeq(d.id())).isEqualTo(count / 2);
    }

    @Test
    default void a_draft_that_many_send_at_once_is_stored_once() throws Exception {
        Conversation c = group();
        Queue<Appended> answers = new ConcurrentLinkedQueue<>();

        Together.run(THREADS, thread -> {
            for (int i = 0; i < BATCHES; i++)
                answers.addAll(store().messages().append(List.of(text(c, "id" + i, "same"))));
        });

        assertThat(store().messages().lastSeq(c.id())).isEqualTo(BATCHES);
        assertThat(answers.stream().filter(Appended.Stored.class::isInstance)).hasSize(BATCHES);
        assertThat(answers).noneMatch(Appended.Refused.class::isInstance);
    }

    @Test
    default void edits_deletes_and_texts_at_once_leave_a_log_that_agrees_with_itself()
            throws Exception {
        Conversation c = group();
        stored(text(c, "first", "one"));
        stored(text(c, "second", "two"));

        Together.run(4, thread -> {
            for (int i = 0; i < BATCHES; i++) {
                String id = thread + "-" + i;
                store().messages().append(List.of(StoreContract.edit(c, id + "e", 1, id),
                        text(c, id + "t", id)));
            }
            if (thread == 0) store().messages().append(List.of(
                    StoreContract.delete(c, "delete", 2)));
        });

        List<Message> log = new ArrayList<>(store().messages().after(c.id(), 0, 500));
        Message newestEdit = log.stream().filter(m -> m.kind() == Message.Kind.EDIT)
                .reduce((a, b) -> b).orElseThrow();
        assertThat(log.getFirst().content()).isEqualTo(newestEdit.content());
        assertThat(log.getFirst().editedBy()).isEqualTo(newestEdit.seq());
        assertThat(log.get(1).kind()).isEqualTo(Message.Kind.DELETED);
        assertThat(log).extracting(Message::seq)
                .isEqualTo(LongStream.rangeClosed(1, log.size()).boxed().toList());
    }
}
