// SPDX-License-Identifier: Apache-2.0
package parley.api;

import parley.accounts.Identity;
import parley.api.ClientMessage.Send;
import parley.store.Content;
import parley.store.FileInfo;
import parley.store.Member;
import parley.store.Message;
import parley.store.Store;

/// What has to be looked up in the store before a post may be queued: the files it names, or the
/// message it changes. Readers only.
final class Lookups {
    private final Store store;
    private final Readers readers;

    Lookups(Store store, Readers readers) {
        this.store = store;
        this.readers = readers;
    }

    /// A message with files: each must be there, the sender's own, and in this conversation.
    ///
    /// @throws ApiException when one is not
    Work.Post files(Identity me, Send send, Work.Post post) {
        for (String id : send.files()) {
            FileInfo file = store.files().info(id).orElseThrow(() -> ApiException.notFound("file"));
            boolean mine = file.ownerId().equals(me.userId())
                    && file.conversationId().equals(send.conversation());
            if (!mine) throw ApiException.notFound("file");
        }
        return post;
    }

    /// An edit, with what stays of the message: its files, and what it answers.
    ///
    /// @throws ApiException when there is no such message of the caller
    Work.Post edit(Identity me, Work.Post post, String text) {
        Message target = target(me, post);
        if (!target.senderId().equals(me.userId()))
            throw ApiException.forbidden("Only the sender can edit a message.");
        Content was = target.content();
        return post.with(new Content("text", text, was.fileIds(), was.replyTo()));
    }

    /// A deletion, which takes the message's files along.
    ///
    /// @throws ApiException when there is no such message, or the caller may not delete it
    Work.Post deletion(Identity me, Work.Post post) {
        Message target = target(me, post);
        mayDelete(me, target);
        return post.with(
                new WithFiles(post.answer(), target.content().fileIds(), store, readers));
    }

    private Message target(Identity me, Work.Post post) {
        member(me, post.conversationId());
        return store.messages()
                .at(post.conversationId(), post.target())
                .filter(message -> Rules.changeable(message.kind()))
                .orElseThrow(() -> ApiException.notFound("message"));
    }

    private void mayDelete(Identity me, Message target) {
        Membership membership = member(me, target.conversationId());
        boolean mine = target.senderId().equals(me.userId());
        boolean manager = membership.group()
                && membership.require(me.userId()).role() != Member.Role.MEMBER;
        if (!mine && !manager)
            throw ApiException.forbidden("Only the sender or an admin can delete a message.");
    }

    private Membership member(Identity me, String conversation) {
        Membership membership = Membership.read(store, conversation, 0)
                .orElseThrow(() -> ApiException.notFound("conversation"));
        membership.require(me.userId());
        return membership;
    }
}
