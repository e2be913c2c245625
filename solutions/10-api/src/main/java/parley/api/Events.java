// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Store;

/// What is told to those who are connected and never stored. Any thread; never waits.
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final Live live;
    private final Store store;

    Events(Live live, Store store) {
        this.live = live;
        this.store = store;
    }

    /// What is known of a conversation: from memory, or read now. On a reader.
    Optional<Membership> membership(String conversation) {
        return live.parts().committer().recent(conversation)
                .or(() -> Membership.read(store, conversation, live.now()));
    }

    /// Somebody begins or stops writing. Never stored; who is no member tells nobody.
    void typing(String from, String conversation, boolean on) {
        // task 10.6: to the other members who are connected; what is not in memory a reader reads
        live.parts().committer().recent(conversation).ifPresentOrElse(
                known -> typing(from, known, on),
                () -> later(() -> membership(conversation).ifPresent(m -> typing(from, m, on))));
        // end 10.6
    }

    private void typing(String from, Membership to, boolean on) {
        if (!to.open() || !to.members().containsKey(from)) return;
        byte[] event = Wire.typing(to.conversation().id(), from, on);
        for (String user : to.members().keySet()) if (!user.equals(from)) live.toUser(user, event);
        live.publisher().typing(to.conversation().id(), from, on);
    }

    /// Runs something on a reader that is no loss when it fails.
    void later(Runnable task) {
        live.readers().start(
                () -> {
                    task.run();
                    return task;
                },
                done -> {},
                why -> LOG.debug("An event was dropped: {}", why.detail()));
    }

    /// Tells all members who are connected how far a conversation is.
    void tellHead(String conversation) {
        later(() -> {
            byte[] head = Wire.head(conversation, store.messages().lastSeq(conversation));
            Membership.read(store, conversation, 0).ifPresent(m -> m.members().keySet()
                    .forEach(user -> answerAll(user, head)));
        });
    }

    private void answerAll(String user, byte[] message) {
        for (LiveSession device : live.devices(user)) device.answer(message);
    }
}
