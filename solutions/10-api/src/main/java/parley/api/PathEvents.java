// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import parley.store.Message;

/// The stations on the way of a message, for Java's flight recorder. While nobody records, an
/// event costs a look at a flag.
final class PathEvents {
    private PathEvents() {}

    /// Something was put into the committer's queue.
    @Name("parley.Queued")
    @Label("Queued for the committer")
    @Category("Parley")
    @StackTrace(false)
    static final class Queued extends Event {
        @Label("Conversation")
        String conversation;

        @Label("Kind: text, edit, delete, notice, or change")
        String kind;

        @Label("Work without an answer, this included")
        int waiting;

        static void now(Work work, Inbox inbox) {
            Queued event = new Queued();
            if (!event.shouldCommit()) return;
            event.conversation = work.conversationId();
            event.kind = work instanceof Work.Post post
                    ? post.kind().name().toLowerCase(Locale.ROOT) : "change";
            event.waiting = inbox.unanswered();
            event.commit();
        }
    }

    /// A batch became durable; its duration is that of the store's one call.
    @Name("parley.Commit")
    @Label("Commit of messages")
    @Category("Parley")
    @StackTrace(false)
    static final class Commit extends Event {
        @Label("Messages")
        int messages;

        void of(int size) {
            messages = size;
            commit();
        }
    }

    /// A durable entry was put into the outboxes of who is connected.
    @Name("parley.Delivery")
    @Label("Delivery of an entry")
    @Category("Parley")
    @StackTrace(false)
    static final class Delivery extends Event {
        @Label("Conversation")
        String conversation;

        @Label("Number")
        long seq;

        @Label("Outboxes")
        long outboxes;

        void of(Message message, long reached) {
            conversation = message.conversationId();
            seq = message.seq();
            outboxes = reached;
            commit();
        }
    }

    /// An outbox was full: the entry was dropped from it, and stays in the store.
    @Name("parley.OutboxDropped")
    @Label("Dropped from a full outbox")
    @Category("Parley")
    @StackTrace(false)
    static final class OutboxDropped extends Event {
        @Label("Conversation")
        String conversation;

        @Label("Number")
        long seq;

        @Label("Whether it is read again later; if not, the connection is closed")
        boolean later;

        static void now(String conversation, long seq, boolean later) {
            OutboxDropped event = new OutboxDropped();
            if (!event.shouldCommit()) return;
            event.conversation = conversation;
            event.seq = seq;
            event.later = later;
            event.commit();
        }
    }

    /// A page of what a connection had missed was read and put into its outbox.
    @Name("parley.Resume")
    @Label("A page for who was away")
    @Category("Parley")
    @StackTrace(false)
    static final class Resume extends Event {
        @Label("Conversation")
        String conversation;

        @Label("The number before the first")
        long after;

        @Label("The last number that was sent")
        long sent;

        void of(String of, long from, long to) {
            conversation = of;
            after = from;
            sent = to;
            commit();
        }
    }
}
