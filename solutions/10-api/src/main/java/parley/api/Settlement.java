// SPDX-License-Identifier: Apache-2.0
package parley.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Appended;

/// Gives each work its one answer, and delivers what was stored. Committer thread only.
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Delivery delivery;
    private final Counts counts;
    private final Seldom seldom = new Seldom();
    private Answer last = new FutureAnswer();
    private int answered;

    Settlement(Delivery delivery, Counts counts) {
        this.delivery = delivery;
        this.counts = counts;
    }

    /// How much work got its answer since the last call.
    int answered() {
        int count = answered;
        answered = 0;
        return count;
    }

    private Answer answer(Work work) {
        answered++;
        last = work.answer();
        return last;
    }

    /// Refuses work, unless its answer has just been given or tried. Throws nothing.
    void refuse(Work work, ApiException why) {
        if (work.answer() == last) return;
        try {
            answer(work).refused(why);
        } catch (RuntimeException bug) {
            bug("An answer could not be given.", bug);
        }
    }

    /// Says what became of work that was offered to the store.
    void settle(Work work, Membership membership, Appended result) {
        switch (result) {
            case Appended.Stored stored -> {
                counts.stored();
                answer(work).stored(stored.message(), false);
                delivery.deliver(stored.message(), membership, work.answer());
            }
            case Appended.Duplicate again when again.same() ->
                    answer(work).stored(again.earlier(), true);
            case Appended.Duplicate _ -> refuse(work, new ApiException(
                    ErrorCode.CONFLICT, "You have used this id for something else before."));
            case Appended.Refused refused -> refuse(work, Rules.refusal(refused.reason()));
        }
    }

    /// Counts what should never have happened, and logs it with its stack, but not each time.
    void bug(String what, RuntimeException bug) {
        counts.committerFaulty();
        if (seldom.now()) LOG.atError().setCause(bug)
                .addKeyValue("notLoggedBefore", seldom.missed()).log(what);
    }
}
