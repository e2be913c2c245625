// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Appended;
import parley.store.Conversation;
import parley.store.Draft;
import parley.store.Member;
import parley.store.Message;
import parley.store.Store;
import parley.store.StoreException;
import parley.store.StoreFullException;

/// The one thread that writes messages: it takes what has queued up, checks it against the
/// conversations in memory, stores all of it with one call that returns when it is durable, and
/// only then acknowledges and delivers.
///
/// ```
///   offer -> [inbox] -> member? open? --no--> refused
///                          |   not in memory --> a reader reads it, the work waits
///                          v
///                       batch -> append (durable) -> answers and outboxes -> wake everybody once
///                          |
///                          +-- fails: nobody knows what was stored. Refuse, forget, reopen
/// ```
final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final long FIRST_PAUSE_MILLIS = 50;

    private final Store store;
    private final Clock clock;
    private final Delivery delivery;
    private final Inbox inbox = new Inbox(Limit.QUEUE.number());
    private final Memberships memberships;
    private final Back back = new Back();
    private final Batch batch = new Batch();
    private final Thread thread = new Thread(this::run, "committer");
    private volatile StoreState state;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private int answered;
    private boolean ending;
    // Conversations of commits that failed: what of it was stored, nobody was told.
    private final Set<String> unclear = new HashSet<>();

    Committer(Store store, Readers readers, Clock clock, Delivery delivery) {
        this.store = store;
        this.clock = clock;
        this.delivery = delivery;
        this.memberships = new Memberships(store, readers, clock, inbox::control);
        this.state = new StoreState(StoreState.Kind.UP, "", clock.instant());
    }

    void start() {
        thread.start();
    }

    /// Takes work on. Any thread; never waits. Whatever happens, the work's answer is called once.
    void offer(Work work) {
        if (state.kind() == StoreState.Kind.DOWN) {
            work.answer().refused(unavailable());
            return;
        }
        switch (inbox.offer(work)) {
            case YES -> {}
            case FULL -> work.answer().refused(new ApiException(
                    ErrorCode.BUSY, "Too many sends are waiting.", Duration.ofSeconds(1)));
            case CLOSED -> work.answer().refused(new ApiException(
                    ErrorCode.STOPPING, "The server is stopping.", Limit.COME_BACK_MILLIS.duration()));
        }
    }

    /// Runs something on the committer's thread, between two batches.
    void control(Runnable task) {
        inbox.control(task);
    }

    /// Reads a conversation again before the next use.
    ///
    /// @param then runs when no later work sees what was known before
    void forget(String conversationId, Runnable then) {
        inbox.control(() -> {
            commit();
            memberships.forget(conversationId);
            then.run();
        });
    }

    /// What is in memory of a conversation. Any thread.
    Optional<Membership> now(String conversationId) {
        return memberships.now(conversationId);
    }

    StoreState state() {
        return state;
    }

    int waiting() {
        return inbox.unanswered();
    }

    private boolean down() {
        return state.kind() == StoreState.Kind.DOWN;
    }

    private void run() {
        delivery.begin();
        try {
            while (!ending) step();
        } catch (InterruptedException e) {
            LOG.error("The committer was interrupted.");
        } finally {
            state = new StoreState(StoreState.Kind.STOPPED, "The committer has ended.", now());
            inbox.close();
            ApiException why = new ApiException(ErrorCode.STOPPING, "The server is stopping.");
            memberships.forgetAll().forEach(work -> work.answer().refused(why));
            delivery.flush();
        }
    }

    private void step() throws InterruptedException {
        List<Object> taken = inbox.take(answered, down() || memberships.reading() ? pauseMillis : 0);
        answered = 0;
        if (taken.isEmpty() && inbox.closed() && !memberships.reading()) ending = true;
        batch.at = now();
        for (Object next : taken) {
            switch (next) {
                case Work work -> consider(work);
                case Runnable task -> task.run();
                default -> throw new IllegalStateException("not for the committer: " + next);
            }
        }
        commit();
        delivery.flush();
        if (down()) reopen();
    }

    private void consider(Work work) {
        if (down()) {
            refuse(work, unavailable());
            return;
        }
        Optional<Membership> known = memberships.fresh(work.conversationId(), batch.at.toEpochMilli());
        if (known.isPresent()) decide(work, known.get());
        else memberships.park(work, back);
    }

    private void decide(Work work, Membership membership) {
        try {
            if (down()) throw unavailable();
            switch (work) {
                case Work.Post post -> {
                    Rules.mayPost(post, membership);
                    add(post, membership);
                }
                case Work.Change change -> {
                    commit();
                    if (down()) throw unavailable();
                    // What was in memory when the batch began may have changed with it.
                    change(change, memberships.now(change.conversationId()).orElse(membership));
                }
            }
        } catch (ApiException e) {
            refuse(work, e);
        }
    }

    private void add(Work.Post post, Membership membership) {
        batch.add(post, membership);
        if (batch.size() == Limit.BATCH.number()) commit();
    }

    private void refuse(Work work, ApiException why) {
        answered++;
        work.answer().refused(why);
    }

    /// Stores the batch, then answers and delivers.
    private void commit() {
        if (batch.isEmpty()) return;
        CommitEvent event = new CommitEvent();
        event.begin();
        List<Appended> results;
        try {
            results = store.messages().append(batch.drafts);
            event.messages = results.size();
            event.commit();
        } catch (RuntimeException e) {
            // Whatever it was, nobody knows what was stored.
            failed(e, batch.posts);
            batch.clear();
            return;
        }
        up();
        for (int i = 0; i < results.size(); i++)
            settle(batch.posts.get(i), batch.memberships.get(i), results.get(i));
        batch.clear();
    }

    private void settle(Work work, Membership membership, Appended result) {
        answered++;
        switch (result) {
            case Appended.Stored stored -> {
                work.answer().stored(stored.message(), false);
                delivery.deliver(stored.message(), membership, work.answer());
            }
            case Appended.Duplicate again when again.same() ->
                    work.answer().stored(again.earlier(), true);
            case Appended.Duplicate _ -> work.answer().refused(new ApiException(
                    ErrorCode.CONFLICT, "You have used this id for something else before."));
            case Appended.Refused refused -> work.answer().refused(Rules.refusal(refused.reason()));
        }
    }

    private void change(Work.Change change, Membership before) {
        Work.Changed wanted = change.rule().apply(before.conversation());
        Draft notice = new Draft(
                change.conversationId(),
                Message.Kind.NOTICE,
                change.actorId(),
                "n." + java.util.UUID.randomUUID(),
                batch.at,
                wanted.notice(),
                0);
        try {
            Appended result = store.conversations().change(wanted.next(), notice);
            up();
            if (result instanceof Appended.Stored stored)
                settled(change, wanted.next(), before, stored.message());
            else memberships.forget(change.conversationId());
            if (result instanceof Appended.Refused) settle(change, before, result);
        } catch (StoreException e) {
            failed(e, List.of(change));
        }
    }

    private void settled(Work.Change change, Conversation next, Membership before, Message notice) {
        List<Member> members = next.members().stream()
                .map(m -> m.fromSeq() == Member.FROM_NOW
                        ? new Member(m.userId(), m.role(), notice.seq())
                        : m)
                .toList();
        Conversation stored = new Conversation(
                next.id(), next.kind(), next.title(), members, next.createdAt(), next.version() + 1);
        memberships.changed(stored, before.open());
        answered++;
        change.answer().stored(notice, false);
        // Who comes and who goes both learn of it.
        List<Member> everybody = new ArrayList<>(members);
        for (Member member : before.conversation().members())
            if (stored.member(member.userId()).isEmpty()) everybody.add(member);
        delivery.deliver(notice, everybody, change.answer());
    }

    private void failed(RuntimeException fault, List<? extends Work> works) {
        boolean full = fault instanceof StoreFullException;
        LOG.error("A commit of {} failed: {}", works.size(), fault.toString());
        String why = String.valueOf(fault.getMessage());
        state = new StoreState(full ? StoreState.Kind.FULL : StoreState.Kind.DOWN, why, now());
        ApiException refusal = full
                ? Readers.refusal(new StoreFullException(why))
                : unavailable();
        for (Work work : works) refuse(work, refusal);
        if (full) return;
        for (Work work : works) unclear.add(work.conversationId());
        pauseMillis = FIRST_PAUSE_MILLIS;
        memberships.forgetAll().forEach(work -> refuse(work, refusal));
    }

    private void reopen() {
        try {
            store.reopen();
            store.check();
            memberships.forgetAll();
            pauseMillis = FIRST_PAUSE_MILLIS;
            unclear.forEach(delivery::tellHead);
            unclear.clear();
            up();
        } catch (StoreException e) {
            LOG.warn("The store cannot be opened yet: {}", e.getMessage());
            state = new StoreState(StoreState.Kind.DOWN, String.valueOf(e.getMessage()), state.since());
            pauseMillis = Math.min(2 * pauseMillis, Limit.REOPEN_MILLIS.number());
        }
    }

    private void up() {
        if (state.kind() == StoreState.Kind.UP) return;
        LOG.info("The store takes writes again.");
        state = new StoreState(StoreState.Kind.UP, "", now());
    }

    private Instant now() {
        return clock.instant();
    }

    private static ApiException unavailable() {
        return new ApiException(
                ErrorCode.UNAVAILABLE,
                "The store is being opened again. Try the same again.",
                Duration.ofSeconds(1));
    }

    /// Takes no more work, does what is queued, and waits for the end of the thread.
    @Override
    public void close() {
        inbox.close();
        try {
            if (thread.isAlive()) thread.join(Limit.DRAIN_MILLIS.duration());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Back implements Memberships.Loaded {
        @Override
        public void found(List<Work> waiting, Optional<Membership> membership) {
            for (Work work : waiting) {
                Optional<Membership> newest = memberships.now(work.conversationId()).or(() -> membership);
                if (newest.isPresent()) decide(work, newest.get());
                else refuse(work, ApiException.notFound("conversation"));
            }
        }

        @Override
        public void failed(List<Work> waiting, ApiException why) {
            waiting.forEach(work -> refuse(work, why));
        }
    }

    /// What goes into the next commit.
    private static final class Batch {
        final List<Work.Post> posts = new ArrayList<>();
        final List<Membership> memberships = new ArrayList<>();
        final List<Draft> drafts = new ArrayList<>();
        Instant at = Instant.EPOCH;

        void add(Work.Post post, Membership membership) {
            drafts.add(new Draft(
                    post.conversationId(),
                    post.kind(),
                    post.senderId(),
                    post.clientId(),
                    at,
                    post.content(),
                    post.target()));
            posts.add(post);
            memberships.add(membership);
        }

        int size() {
            return posts.size();
        }

        boolean isEmpty() {
            return posts.isEmpty();
        }

        void clear() {
            posts.clear();
            memberships.clear();
            drafts.clear();
        }
    }
}
