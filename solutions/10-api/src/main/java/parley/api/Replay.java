// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.accounts.Identity;
import parley.store.Conversation;
import parley.store.Member;
import parley.store.Message;
import parley.store.Store;

/// Reads for a connection what it has missed, while live entries go on arriving. On reader
/// threads, at most one a connection.
///
/// No gap: an entry that arrives while its conversation is behind is known to be there, and the
/// reader goes on until it has sent it. No double: what arrives later at or below what was sent is
/// dropped. Both are decided under the connection's lock, in [Outflow].
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final int LIST_PAGE = 200;

    private final Store store;

    Replay(Store store) {
        this.store = store;
    }

    /// Tells a new connection how far the conversations are that it does not resume.
    void heads(LiveSession session, String user, Map<String, Long> cursors) {
        String after = "";
        int told = 0;
        List<Conversation> page;
        do {
            page = store.conversations().ofUser(user, after, LIST_PAGE);
            for (Conversation conversation : page) {
                after = conversation.id();
                if (cursors.containsKey(after)) continue;
                long last = store.messages().lastSeq(after);
                if (last > 0 && told++ < Limit.CURSORS.number())
                    session.answer(Wire.head(after, last));
            }
        } while (page.size() == LIST_PAGE && told < Limit.CURSORS.number());
    }

    /// Starts reading for a session that has said who it is.
    void start(Readers readers, LiveSession session) {
        String user = session.identity().map(Identity::userId).orElseThrow();
        readers.start(
                () -> {
                    run(session.outflow(), user);
                    return user;
                },
                done -> {},
                why -> {
                    LOG.debug("Catching up waits: {}", why.detail());
                    session.outflow().readerFailed();
                });
    }

    /// Reads and sends until everything was sent or there is no more room.
    private void run(Outflow out, String user) {
        for (Optional<Outflow.Step> step = out.step(); step.isPresent(); step = out.step())
            recorded(out, user, step.get());
    }

    private void recorded(Outflow out, String user, Outflow.Step step) {
        PathEvents.Resume event = new PathEvents.Resume();
        long after = step.sent;
        event.begin();
        page(out, user, step);
        event.of(step.conversation, after, step.sent);
    }

    /// A client's place may be one that cannot be. Before the first entry that it may see: it came
    /// into the group later. Behind the last one that there is: a backup was restored since. It is
    /// told another one, and read on from there.
    private void page(Outflow out, String user, Outflow.Step step) {
        Optional<Member> member =
                store.conversations().byId(step.conversation).flatMap(c -> c.member(user));
        if (member.isEmpty()) {
            out.notYours(step, ApiException.notFound("conversation"));
            return;
        }
        long last = store.messages().lastSeq(step.conversation);
        long place = Math.min(last, Math.max(step.sent, member.get().fromSeq() - 1));
        if (place == step.sent) entries(out, step);
        else out.move(step, place);
    }

    private void entries(Outflow out, Outflow.Step step) {
        // task 10.3: read a page behind the last entry sent, send it, and say when the log ended
        int limit = Limit.CATCH_UP_PAGE.number();
        List<Message> entries = store.messages().after(step.conversation, step.sent, limit);
        for (Message entry : entries)
            if (!out.replay(step, entry.seq(), Wire.message(entry))) return;
        if (entries.size() < limit) out.replayed(step);
        // end 10.3
    }
}
