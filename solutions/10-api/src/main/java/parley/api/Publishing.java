// SPDX-License-Identifier: Apache-2.0
package parley.api;

import parley.store.Message;

/// Delivers here, and then tells the others.
final class Publishing implements Delivery {
    private final Delivery here;
    private final Publisher others;
    private final Counts counts;

    /// @param counts where `here` counts the outboxes that it reaches
    Publishing(Delivery here, Publisher others, Counts counts) {
        this.here = here;
        this.others = others;
        this.counts = counts;
    }

    @Override
    public void begin() {
        here.begin();
    }

    @Override
    public void deliver(Message message, Membership to, Answer from) {
        PathEvents.Delivery event = new PathEvents.Delivery();
        boolean recorded = event.isEnabled();
        long before = recorded ? counts.entriesDelivered() : 0;
        event.begin();
        here.deliver(message, to, from);
        if (recorded) event.of(message, counts.entriesDelivered() - before);
        others.committed(message, to.members().keySet());
    }

    @Override
    public void tellHead(String conversationId) {
        here.tellHead(conversationId);
        others.unclear(conversationId);
    }

    @Override
    public void flush() {
        here.flush();
    }
}
