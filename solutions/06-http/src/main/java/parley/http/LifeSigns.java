// SPDX-License-Identifier: Apache-2.0
package parley.http;

/// Whether a peer is still there, by the clock. One thread: the connection's IO thread.
final class LifeSigns {
    /// What to do about a peer.
    enum Verdict { FINE, PING, GIVE_UP }

    private final EntranceLimits limits;
    private long lastSeen = System.nanoTime();
    private boolean pinged;
    private long closingSince;
    private boolean closing;

    LifeSigns(EntranceLimits limits) {
        this.limits = limits;
    }

    /// Something has come, or nobody listened until now.
    void seen() {
        lastSeen = System.nanoTime();
        pinged = false;
    }

    /// The closing handshake begins.
    void closing() {
        closing = true;
        closingSince = System.nanoTime();
    }

    /// Who is silent is pinged once, who stays silent as long again is given up, and so is who
    /// takes too long to close.
    ///
    /// @param now the clock's time
    /// @param listening false while nothing is read: then silence says nothing
    Verdict look(long now, boolean listening) {
        if (closing) return now - closingSince > limits.closeTime().toNanos()
                ? Verdict.GIVE_UP : Verdict.FINE;
        if (!listening) return Verdict.FINE;
        long silent = now - lastSeen;
        long patience = limits.pingAfter().toNanos();
        if (silent > 2 * patience) return Verdict.GIVE_UP;
        if (silent <= patience || pinged) return Verdict.FINE;
        pinged = true;
        return Verdict.PING;
    }
}
