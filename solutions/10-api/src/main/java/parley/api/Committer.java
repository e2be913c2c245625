// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Store;

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
///
/// A mistake in this program ends like a commit that fails: what was taken is refused, and the next
/// work finds an empty memory and an opened store. Only an [Error] ends the thread.
final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final Clock clock;
    private final Delivery delivery;
    private final Inbox inbox = new Inbox(Limit.QUEUE.number());
    private final StoreWatch watch;
    private final Memberships memberships;
    private final Writer writer;
    private final Thread thread = new Thread(this::run, "committer");
    // The committer's thread only: what it has taken, and the place of what it is doing.
    private List<Object> taken = List.of();
    private int next;
    private boolean ending;

    Committer(Store store, Readers readers, Clock clock, Delivery delivery, Counts counts) {
        this.clock = clock;
        this.delivery = delivery;
        this.watch = new StoreWatch(store, clock);
        this.memberships = new Memberships(store, readers, clock, inbox::control);
        this.writer = new Writer(store, delivery, counts, watch, memberships);
    }

    void start() {
        thread.start();
    }

    /// Takes work on. Any thread; never waits. Whatever happens, the work's answer is called once.
    void offer(Work work) {
        Optional<ApiException> refusal = watch.refusal();
        if (refusal.isPresent()) {
            work.answer().refused(refusal.get());
            return;
        }
        switch (inbox.offer(work)) {
            case YES -> PathEvents.Queued.now(work, inbox);
            case FULL -> work.answer().refused(new ApiException(
                    ErrorCode.BUSY, "Too many sends are waiting.", Duration.ofSeconds(1)));
            case CLOSED -> work.answer().refused(stopping());
        }
    }

    private static ApiException stopping() {
        return new ApiException(
                ErrorCode.STOPPING, "The server is stopping.", Limit.COME_BACK_MILLIS.duration());
    }

    /// Reads a conversation again before the next use.
    ///
    /// @param then runs when no later work sees what was known before
    void forget(String conversationId, Runnable then) {
        inbox.control(() -> {
            writer.commit();
            memberships.forget(conversationId);
            then.run();
        });
    }

    /// What is in memory of a conversation, unless it is too old. Any thread.
    Optional<Membership> recent(String conversationId) {
        return memberships.recent(conversationId);
    }

    StoreState state() {
        return watch.state();
    }

    int waiting() {
        return inbox.unanswered();
    }

    private void run() {
        String why = "The committer has ended.";
        try {
            delivery.begin();
            while (!ending) step();
        } catch (InterruptedException e) {
            LOG.error("The committer was interrupted.");
        } catch (Error e) {
            // Out of memory, a class that cannot be loaded: nothing here can be relied on any more.
            why = "The committer has ended by " + e + ". Start the messenger again.";
            throw e;
        } finally {
            end(why);
        }
    }

    private void end(String why) {
        watch.stopped(why);
        inbox.close();
        writer.refuseWaiting(stopping());
        refuse(taken.subList(next, taken.size()));
        refuse(inbox.takeNow());
        delivery.flush();
    }

    private void refuse(List<Object> left) {
        for (Object one : left)
            if (one instanceof Work work) writer.refuse(work, stopping());
    }

    private void step() throws InterruptedException {
        boolean waits = watch.down() || memberships.reading();
        taken = inbox.take(writer.answered(),
                waits ? watch.pauseMillis() : Limit.CHECK_MILLIS.number());
        next = 0;
        boolean nothing = taken.isEmpty();
        if (nothing && inbox.closed() && !memberships.reading()) ending = true;
        writer.begin(clock.instant());
        while (next < taken.size()) {
            take(taken.get(next));
            next++;
        }
        try {
            writer.commit();
            delivery.flush();
            if (watch.down()) writer.reopen();
            else if (nothing && !waits && !ending) watch.check();
        } catch (RuntimeException bug) {
            writer.recover(bug, List.of());
        }
    }

    private void take(Object one) {
        try {
            switch (one) {
                case Work work -> writer.consider(work);
                case Runnable task -> task.run();
                default -> throw new IllegalStateException("not for the committer");
            }
        } catch (RuntimeException bug) {
            writer.recover(bug, one instanceof Work work ? List.of(work) : List.of());
        }
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
}
