// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.accounts.Identity;
import parley.api.ClientMessage.Delete;
import parley.api.ClientMessage.Edit;
import parley.api.ClientMessage.Send;
import parley.store.Content;
import parley.store.Message;
import parley.store.Message.Kind;
import parley.store.Store;

/// Sending, editing, deleting. The first three methods wait for the answer (virtual threads may);
/// the others never do.
///
/// A retry with the same id and the same content gets the first answer again, for as long as the
/// entry is there; the same id with other content is [ErrorCode#CONFLICT].
public final class Posting {
    private final Lookups lookups;
    private final Readers readers;
    private final Committer committer;

    Posting(Store store, Readers readers, Committer committer) {
        this.lookups = new Lookups(store, readers);
        this.readers = readers;
        this.committer = committer;
    }

    /// Sends a message.
    ///
    /// @return when it is durable
    /// @throws ApiException when it is refused
    public Receipt send(Identity me, Send send) {
        return waiting(answer -> submit(me, send, new Lane(), answer));
    }

    /// Gives an own message another text.
    ///
    /// @throws ApiException when it is refused
    public Receipt edit(Identity me, Edit edit) {
        return waiting(answer -> submit(me, edit, new Lane(), answer));
    }

    /// Takes a message away for everybody, and its files: an own one, or in a group any when the
    /// caller is its owner or an admin.
    ///
    /// @throws ApiException when it is refused
    public Receipt delete(Identity me, Delete delete) {
        return waiting(answer -> submit(me, delete, new Lane(), answer));
    }

    private static Receipt waiting(Consumer<Answer> submit) {
        FutureAnswer answer = new FutureAnswer();
        submit.accept(answer);
        return answer.await();
    }

    /// Checks and queues a message.
    ///
    /// @param lane what the same connection has sent before goes first
    void submit(Identity me, Send send, Lane lane, Answer answer) {
        Work.Post post;
        try {
            post = post(me, send, answer);
        } catch (ApiException e) {
            answer.refused(e);
            return;
        }
        if (send.files().isEmpty()) lane.next(() -> committer.offer(post));
        else later(() -> lookups.files(me, send, post), lane, answer);
    }

    private static Work.Post post(Identity me, Send send, Answer answer) {
        Rules.id("conversation", send.conversation());
        // Beyond that, not every reader of JSON has the number that was sent.
        if (send.replyTo() < 0 || send.replyTo() > ShapeWhole.LARGEST)
            throw ApiException.bad("replyTo is the number of an entry.");
        Content content = new Content(
                "text",
                Rules.text(send.text(), !send.files().isEmpty()),
                Rules.files(send.files()),
                send.replyTo());
        return new Work.Post(
                send.conversation(),
                Kind.TEXT,
                me.userId(),
                Rules.clientId(send.id()),
                content,
                0,
                answer);
    }

    /// Checks and queues an edit. Files and the answered entry stay as they are.
    void submit(Identity me, Edit edit, Lane lane, Answer answer) {
        try {
            String text = Rules.text(edit.text(), false);
            Work.Post post = change(
                    me,
                    edit.id(),
                    edit.conversation(),
                    Kind.EDIT,
                    edit.target(),
                    Content.NONE,
                    answer);
            later(() -> lookups.edit(me, post, text), lane, answer);
        } catch (ApiException e) {
            answer.refused(e);
        }
    }

    /// Checks and queues a deletion.
    void submit(Identity me, Delete delete, Lane lane, Answer answer) {
        try {
            Work.Post post = change(
                    me,
                    delete.id(),
                    delete.conversation(),
                    Kind.DELETE,
                    delete.target(),
                    Content.NONE,
                    answer);
            later(() -> lookups.deletion(me, post), lane, answer);
        } catch (ApiException e) {
            answer.refused(e);
        }
    }

    private static Work.Post change(
            Identity me,
            String id,
            String conversation,
            Kind kind,
            long target,
            Content content,
            Answer answer) {
        return new Work.Post(
                Rules.id("conversation", conversation),
                kind,
                me.userId(),
                Rules.clientId(id),
                content,
                Rules.seq(target),
                answer);
    }

    /// Reads what has to be read on a reader, and queues the post when nothing speaks against it.
    private void later(Supplier<Work.Post> look, Lane lane, Answer answer) {
        Lane.Place place = lane.hold();
        readers.start(
                look,
                post -> place.fill(() -> committer.offer(post)),
                why -> place.fill(() -> answer.refused(why)));
    }

    /// Queues an entry of the messenger itself.
    void notice(String conversation, String actor, Content content, Answer answer) {
        committer.offer(new Work.Post(
                conversation,
                Kind.NOTICE,
                actor,
                "n." + UUID.randomUUID(),
                content,
                0,
                answer));
    }
}
