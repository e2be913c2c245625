// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Optional;
import parley.store.Message;

/// Answers a send over the live connection on which it came.
record SendAnswer(LiveSession session, String id) implements Answer {
    @Override
    public void stored(Message message, boolean duplicate) {
        session.acknowledge(message, duplicate);
    }

    @Override
    public void refused(ApiException why) {
        session.refuse(id, why);
    }

    @Override
    public Optional<LiveSession> origin() {
        return Optional.of(session);
    }
}
