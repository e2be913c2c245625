// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Remembers for some seconds what the store said about a token, so that a busy client costs the
/// store nothing. Any thread; never waits for anything.
final class SessionCache {
    private record Proof(Identity identity, Instant until) {}

    private final Recent<Proof> proofs;
    private long endings;

    SessionCache(int most) {
        proofs = new Recent<>(most);
    }

    synchronized Optional<Identity> get(String fingerprint, Instant now) {
        Proof proof = proofs.get(fingerprint);
        if (proof == null || !now.isBefore(proof.until())) return Optional.empty();
        return Optional.of(proof.identity());
    }

    /// How many times sessions have ended. Read it before the store.
    synchronized long endings() {
        return endings;
    }

    /// Remembers what was read from the store, unless sessions have ended since: then it may
    /// already be wrong, and will be read again next time.
    synchronized void put(String fingerprint, Identity identity, Instant until,
            long endingsBefore) {
        if (endings == endingsBefore) proofs.put(fingerprint, new Proof(identity, until));
    }

    /// Forgets. Call it after the store has been changed.
    synchronized void forget(Predicate<Identity> which) {
        endings++;
        proofs.values().removeIf(proof -> which.test(proof.identity()));
    }
}
