// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.time.Duration;

/// How long a peer has said nothing to somebody who listened, and what to do about it. A line that
/// died without a word (a laptop changed its network, a router forgot) looks like a peer that has
/// nothing to say, so a silent peer is asked, and one that does not answer is given up
/// ([RFC 6455 §5.5.2](https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2)).
///
/// ```
///   heard --- 1/3 ---> ask --- 2/3 ---> ask again --- limit ---> give up
///     ^                 |                   |
///     +------- any byte, of a message that is not whole yet too --+
/// ```
///
/// Only waiting counts, in whole reads that brought nothing: while nobody reads, silence says
/// nothing, and the end may come one read later. One thread, but for [#told].
public final class Silence {
    /// The usual longest silence: two and a half heartbeats of the messenger.
    public static final Duration LONGEST = Duration.ofSeconds(75);
    /// A server that allows less is not believed.
    public static final Duration SHORTEST_TOLD = Duration.ofSeconds(1);
    private static final int QUESTIONS = 3;
    private static final int READS = 2 * QUESTIONS;

    /// What to do about a peer that has said nothing.
    public enum Verdict {
        /// Go on listening.
        WAIT,
        /// Ask whether it is there: it must answer a ping.
        ASK,
        /// The line is dead.
        GIVE_UP
    }

    private final HeardSocket line;
    private volatile Duration limit;
    private Duration silent = Duration.ZERO;
    private long heard;
    private long asked;

    /// @param limit the longest silence
    /// @throws IllegalArgumentException when it is not positive
    public Silence(HeardSocket line, Duration limit) {
        if (!limit.isPositive()) throw new IllegalArgumentException("a silence of " + limit);
        this.line = line;
        this.limit = limit;
    }

    /// The server says how much silence it allows: where that is shorter, it counts from the next
    /// read on. Any thread.
    public void told(Duration theirs) {
        var least = theirs.compareTo(SHORTEST_TOLD) < 0 ? SHORTEST_TOLD : theirs;
        if (least.compareTo(limit) < 0) limit = least;
    }

    /// The longest silence. Any thread.
    public Duration limit() {
        return limit;
    }

    /// How long one read may wait: a small part of the limit.
    public Duration slice() {
        return limit.dividedBy(READS).plusNanos(1);
    }

    /// A read has ended without anything to show for it.
    ///
    /// @param waited how long it has waited
    public Verdict nothing(Duration waited) {
        boolean somethingCame = line.received() != heard;
        heard = line.received();
        silent = somethingCame ? Duration.ZERO : silent.plus(waited);
        if (somethingCame) asked = 0;
        if (silent.compareTo(limit) >= 0) return Verdict.GIVE_UP;
        long due = silent.dividedBy(limit.dividedBy(QUESTIONS));
        if (due <= asked) return Verdict.WAIT;
        asked = due;
        return Verdict.ASK;
    }
}
