// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.store.Appended;
import parley.store.Store;
import parley.store.StoreException;

/// What the committer does with the work it takes: check, store, answer, deliver. Committer thread
/// only.
final class Writer {
    private final Store store;
    private final Delivery delivery;
    private final StoreWatch watch;
    private final Memberships memberships;
    private final Settlement settlement;
    private final Back back = new Back();
    private final Batch batch = new Batch();

    Writer(
            Store store,
            Delivery delivery,
            Counts counts,
            StoreWatch watch,
            Memberships memberships) {
        this.store = store;
        this.delivery = delivery;
        this.settlement = new Settlement(delivery, counts);
        this.watch = watch;
        this.memberships = memberships;
    }

    /// All entries stored until the next call have this time.
    void begin(Instant now) {
        batch.begin(now);
    }

    /// How much work got its answer since the last call.
    int answered() {
        return settlement.answered();
    }

    /// Refuses work that has no answer yet.
    void refuse(Work work, ApiException why) {
        settlement.refuse(work, why);
    }

    /// Refuses what still waits: the end.
    void refuseWaiting(ApiException why) {
        for (Work work : batch.drain()) refuse(work, why);
        for (Work work : memberships.forgetAll()) refuse(work, why);
    }

    /// Tries to open the store again.
    void reopen() {
        Optional<List<String>> unclear = watch.reopen();
        if (unclear.isEmpty()) return;
        memberships.forgetAll();
        unclear.get().forEach(delivery::tellHead);
    }

    /// Decides about work, or lets it wait until its conversation was read.
    void consider(Work work) {
        Optional<Membership> known =
                memberships.fresh(work.conversationId(), batch.at().toEpochMilli());
        if (known.isPresent() || watch.refusal().isPresent()) decide(work, known);
        else memberships.park(work, back);
    }

    private void decide(Work work, Optional<Membership> known) {
        try {
            Optional<ApiException> closed = watch.refusal();
            if (closed.isPresent()) throw closed.get();
            Membership membership =
                    known.orElseThrow(() -> ApiException.notFound("conversation"));
            switch (work) {
                case Work.Post post -> add(post, membership);
                case Work.Change change -> change(change, membership);
            }
        } catch (ApiException e) {
            refuse(work, e);
        } catch (RuntimeException bug) {
            recover(bug, List.of(work));
        }
    }

    private void add(Work.Post post, Membership membership) {
        Rules.mayPost(post, membership);
        batch.add(post, membership);
        if (batch.size() == Limit.BATCH.number()) commit();
    }

    /// Stores the batch, then answers and delivers. Throws nothing.
    void commit() {
        if (batch.isEmpty()) return;
        List<Appended> results;
        try {
            results = append();
        } catch (StoreException e) {
            failed(e, batch.drain());
            return;
        } catch (RuntimeException bug) {
            recover(bug, List.of());
            return;
        }
        watch.written();
        int settling = 0;
        try {
            while (settling < batch.size()) {
                int i = settling++;
                settlement.settle(batch.posts.get(i), batch.memberships.get(i), results.get(i));
            }
            batch.clear();
        } catch (RuntimeException bug) {
            // All are stored. Those without an answer hear so when they try again.
            List<Work> all = batch.drain();
            recover(bug, all.subList(settling - 1, all.size()));
        }
    }

    private List<Appended> append() {
        PathEvents.Commit event = new PathEvents.Commit();
        event.begin();
        List<Appended> results = store.messages().append(batch.drafts);
        event.of(results.size());
        return results;
    }

    private void change(Work.Change change, Membership known) {
        commit();
        Optional<ApiException> closed = watch.refusal();
        if (closed.isPresent()) throw closed.get();
        // What was in memory when the batch began may have changed with it.
        Membership before = memberships.now(change.conversationId()).orElse(known);
        Change wanted = Change.of(change, before, batch.at());
        try {
            Appended result = store.conversations().change(wanted.next(), wanted.notice());
            watch.written();
            if (result instanceof Appended.Stored stored) {
                memberships.changed(wanted.stored(stored.message().seq()), before.open());
                settlement.settle(change, wanted.everybody(), result);
            } else {
                memberships.forget(change.conversationId());
                settlement.settle(change, before, result);
            }
        } catch (StoreException e) {
            failed(e, List.of(change));
        }
    }

    /// The store has failed. Whatever it was, nobody knows what was stored.
    private void failed(RuntimeException fault, List<? extends Work> works) {
        ApiException refusal = watch.failed(fault, works);
        for (Work work : works) refuse(work, refusal);
        if (watch.refusal().isPresent()) refuseWaiting(refusal);
    }

    /// Something failed that never should: refuses the batch and begins again, as after a commit
    /// of which nobody knows what became. Throws nothing.
    ///
    /// @param works that may have no answer, beside the batch
    void recover(RuntimeException bug, List<? extends Work> works) {
        settlement.bug("The committer failed, and goes on with an empty memory.", bug);
        List<Work> all = new ArrayList<>(batch.drain());
        all.addAll(works);
        failed(bug, all);
    }

    /// Gets work back whose conversation was read.
    private final class Back implements Memberships.Loaded {
        @Override
        public void found(List<Work> waiting, Optional<Membership> read) {
            // An earlier one of them may have changed it since.
            for (Work work : waiting)
                decide(work, memberships.now(work.conversationId()).or(() -> read));
        }

        @Override
        public void failed(List<Work> waiting, ApiException why) {
            waiting.forEach(work -> refuse(work, why));
        }
    }
}
