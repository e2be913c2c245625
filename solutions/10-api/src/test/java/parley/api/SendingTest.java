// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Delete;
import parley.api.ClientMessage.Edit;
import parley.api.ClientMessage.Send;

/// The path of a message, without a network.
class SendingTest {
    @TempDir
    Path folder;

    private World world;
    private Identity ann;
    private Identity bob;
    private String direct;

    @BeforeEach
    void two_contacts() {
        world = new World(folder);
        ann = world.person("ann");
        bob = world.person("bob");
        direct = world.direct(ann, bob);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Receipt send(Identity me, String id, String text) {
        return world.messenger.posting().send(me, Send.text(id, direct, text));
    }

    private ErrorCode refusal(Runnable call) {
        return catchThrowableOfType(ApiException.class, call::run).code();
    }

    @Test
    void numbers_what_is_sent_and_delivers_it() {
        Device bobs = world.connect(bob);
        Device anns = world.connect(ann);

        anns.send("a", direct, "Hello, Bob \"π\"");

        var ack = anns.await("ack");
        var message = bobs.await("message");
        assertThat(ack.get("id").asText()).isEqualTo("a");
        assertThat(ack.get("seq").asLong()).isEqualTo(1);
        assertThat(message.get("seq").asLong()).isEqualTo(1);
        assertThat(message.get("text").asText()).isEqualTo("Hello, Bob \"π\"");
        assertThat(message.get("sender").asText()).isEqualTo(ann.userId());
        assertThat(message.get("at")).isEqualTo(ack.get("at"));
    }

    @Test
    void answers_a_retry_with_the_first_answer_and_delivers_once() {
        Device bobs = world.connect(bob);
        Receipt first = send(ann, "a", "once");

        Receipt second = send(ann, "a", "once");
        Receipt next = send(ann, "b", "twice");

        assertThat(second).isEqualTo(
                new Receipt("a", direct, first.seq(), first.at(), true));
        assertThat(next.seq()).isEqualTo(2);
        assertThat(bobs.await("message").get("seq").asLong()).isEqualTo(1);
        assertThat(bobs.await("message").get("seq").asLong()).isEqualTo(2);
    }

    @Test
    void refuses_the_same_id_for_something_else() {
        send(ann, "a", "once");

        assertThat(refusal(() -> send(ann, "a", "else"))).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void refuses_to_answer_a_number_that_no_entry_can_have() {
        for (long replyTo : new long[] {-1, 1L << 53, Long.MAX_VALUE})
            assertThat(refusal(() -> world.messenger.posting().send(ann,
                    new Send("a", direct, "x", List.of(), replyTo))))
                    .isEqualTo(ErrorCode.BAD_REQUEST);
    }

    @Test
    void refuses_who_is_no_member_as_if_there_were_nothing() {
        Identity eve = world.person("eve");

        assertThat(refusal(() -> send(eve, "a", "let me in"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> world.messenger.history().after(eve, direct, 0, 10)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void lets_nothing_through_once_somebody_has_blocked() {
        send(ann, "a", "still friends");

        world.messenger.contacting().block(bob, ann.userId());

        assertThat(refusal(() -> send(ann, "b", "hello?"))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(() -> send(bob, "b", "hello?"))).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void delivers_own_messages_to_own_other_devices_only() {
        Identity annsPhone = world.device("phone", ann.userId());
        Device laptop = world.connect(ann);
        Device phone = world.connect(annsPhone);

        laptop.send("a", direct, "from the laptop");

        laptop.await("ack");
        assertThat(phone.await("message").get("id").asText()).isEqualTo("a");
        assertThat(laptop.rest()).noneMatch(m -> m.get("type").asText().equals("message"));
    }

    @Test
    void edits_and_deletes_own_messages_for_everybody() {
        Device bobs = world.connect(bob);
        send(ann, "a", "helo");

        world.messenger.posting().edit(ann, new Edit("b", direct, 1, "hello"));
        world.messenger.posting().delete(ann, new Delete("c", direct, 1));

        assertThat(bobs.await("message").get("kind").asText()).isEqualTo("text");
        assertThat(bobs.await("message").get("kind").asText()).isEqualTo("edit");
        var delete = bobs.await("message");
        assertThat(delete.get("kind").asText()).isEqualTo("delete");
        assertThat(delete.get("target").asLong()).isEqualTo(1);
        List<Entry> entries = world.messenger.history().after(bob, direct, 0, 10);
        assertThat(entries).extracting(Entry::text).containsExactly("", "", "");
        assertThat(entries.getFirst().kind()).isEqualTo("deleted");
    }

    @Test
    void lets_nobody_change_what_another_said() {
        send(ann, "a", "mine");

        assertThat(refusal(() -> world.messenger.posting()
                .edit(bob, new Edit("b", direct, 1, "yours")))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(() -> world.messenger.posting()
                .delete(bob, new Delete("c", direct, 1)))).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void counts_what_is_unread_from_the_marker() {
        send(ann, "a", "one");
        send(ann, "b", "two");
        send(bob, "c", "three");

        assertThat(world.messenger.conversing().get(bob, direct).unread()).isEqualTo(2);
        assertThat(world.messenger.conversing().get(ann, direct).unread()).isEqualTo(1);
    }
}
