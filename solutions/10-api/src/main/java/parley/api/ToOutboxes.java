// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.ArrayList;
import java.util.List;
import parley.store.Member;
import parley.store.Message;

/// Delivers from the committer's thread to everybody who is connected, and wakes each connection
/// once a batch.
final class ToOutboxes implements Delivery {
    private final Live live;
    private final List<LiveSession> dirty = new ArrayList<>();
    private volatile Thread owner;

    ToOutboxes(Live live) {
        this.live = live;
    }

    @Override
    public void begin() {
        owner = Thread.currentThread();
    }

    @Override
    public void deliver(Message message, Membership to, Answer from) {
        // task 10.2: encode once, for the first receiver there is; to all devices of all
        // members, but not to the connection it came over
        LiveSession origin = from.origin().orElse(null);
        byte[] encoded = null;
        int receivers = 0;
        for (Member member : to.conversation().members()) {
            for (LiveSession device : live.devices(member.userId())) {
                if (device == origin) continue;
                if (encoded == null) encoded = Wire.message(message);
                device.deliver(message.conversationId(), message.seq(), encoded);
                receivers++;
            }
        }
        live.counts().delivered(receivers);
        // end 10.2
    }

    @Override
    public void tellHead(String conversationId) {
        live.events().tellHead(conversationId);
    }

    /// Wakes a connection: now, or on the committer's thread when the batch is done.
    void wake(LiveSession session) {
        if (Thread.currentThread() == owner) dirty.add(session);
        else session.connection().wake();
    }

    @Override
    public void flush() {
        // Taken out first: one that fails must not be the next one again.
        while (!dirty.isEmpty()) dirty.removeLast().connection().wake();
    }
}
