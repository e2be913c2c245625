// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
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
    private final Counts counts;
    private final StoreWatch watch;
    private final Memberships memberships;
    private final Back back = new Back();
    private final Batch batch = new Batch();
    private int answered;

    Writer(
            Store store,
            Delivery delivery,
            Counts counts,
            StoreWatch watch,
            Memberships memberships) {
        this.store = store;
        this.delivery = delivery;
        this.counts = counts;
        this.watch = watch;
        this.memberships = memberships;
    }

    /// All entries stored until the next call have this time.
    void begin(Instant now) {
        batch.begin(now);
    }

    /// How much work got its answer since the last call.
    int answered() {
        int count = answered;
        answered = 0;
        return count;
    }

    /// Refuses what still waits: the end.
    void refuseWaiting(ApiException why) {
        memberships.forgetAll().forEach(work -> refuse(work, why));
    }

    /// Tries to open the store again.
    void reopen() {
        List<String> unclear = watch.reopen();
        if (watch.down()) return;
        memberships.forgetAll();
        unclear.forEach(delivery::tellHead);
    }

    /// Decides about work, or lets it wait until its conversation was read.
    void consider(Work work) {
        Optional<Membership> known =
                memberships.fresh(work.conversationId(), batch.at().toEpochMilli());
        if (known.isPresent() || watch.down()) decide(work, known);
        else memberships.park(work, back);
    }

    private void decide(Work work, Optional<Membership> known) {
        try {
            if (watch.down()) throw StoreWatch.unavailable();
            Membership membership =
                    known.orElseThrow(() -> ApiException.notFound("conversation"));
            switch (work) {
                case Work.Post post -> add(post, membership);
                case Work.Change change -> change(change, membership);
            }
        } catch (ApiException e) {
            refuse(work, e);
        }
    }

    private void add(Work.Post post, Membership membership) {
        Rules.mayPost(post, membership);
        batch.add(post, membership);
        if (batch.size() == Limit.BATCH.number()) commit();
    }

    private void refuse(Work work, ApiException why) {
        answered++;
        work.answer().refused(why);
    }

    /// Stores the batch, then answers and delivers.
    void commit() {
        if (batch.isEmpty()) return;
        PathEvents.Commit event = new PathEvents.Commit();
        event.begin();
        List<Appended> results;
        try {
            results = store.messages().append(batch.drafts);
            event.of(results.size());
        } catch (RuntimeException e) {
            // Whatever it was, nobody knows what was stored.
            failed(e, batch.posts);
            batch.clear();
            return;
        }
        watch.up();
        for (int i = 0; i < results.size(); i++)
            settle(batch.posts.get(i), batch.memberships.get(i), results.get(i));
        batch.clear();
    }

    private void settle(Work work, Membership membership, Appended result) {
        answered++;
        switch (result) {
            case Appended.Stored stored -> {
                counts.stored();
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

    private void change(Work.Change change, Membership known) {
        commit();
        if (watch.down()) throw StoreWatch.unavailable();
        // What was in memory when the batch began may have changed with it.
        Membership before = memberships.now(change.conversationId()).orElse(known);
        Change wanted = Change.of(change, before, batch.at());
        try {
            Appended result = store.conversations().change(wanted.next(), wanted.notice());
            watch.up();
            if (result instanceof Appended.Stored stored) {
                memberships.changed(wanted.stored(stored.message().seq()), before.open());
                settle(change, wanted.everybody(), result);
            } else {
                memberships.forget(change.conversationId());
                settle(change, before, result);
            }
        } catch (StoreException e) {
            failed(e, List.of(change));
        }
    }

    private void failed(RuntimeException fault, List<? extends Work> works) {
        ApiException refusal = watch.failed(fault, works);
        for (Work work : works) refuse(work, refusal);
        if (watch.down()) refuseWaiting(refusal);
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
