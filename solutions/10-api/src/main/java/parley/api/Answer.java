// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Optional;
import parley.store.Message;

/// Who waits for what becomes of a send or a change. Exactly one of the first two is called,
/// once, mostly by the committer: so it must be quick and never wait.
interface Answer {
    /// It is durable and has a number.
    ///
    /// @param duplicate it was already; this is the first answer again
    void stored(Message message, boolean duplicate);

    /// It was refused.
    void refused(ApiException why);

    /// The live connection it came over, which needs no delivery beside its answer.
    default Optional<LiveSession> origin() {
        return Optional.empty();
    }
}
