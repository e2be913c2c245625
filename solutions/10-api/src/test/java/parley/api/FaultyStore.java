// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import parley.store.Appended;
import parley.store.Contacts;
import parley.store.Conversation;
import parley.store.Conversations;
import parley.store.Draft;
import parley.store.Files;
import parley.store.Marker;
import parley.store.Message;
import parley.store.Messages;
import parley.store.SearchPage;
import parley.store.Sessions;
import parley.store.Store;
import parley.store.StoreDamagedException;
import parley.store.StoreException;
import parley.store.StoreFullException;
import parley.store.Users;

/// A real store in front of which a test puts faults: before a commit (nothing is stored), after
/// it (all is stored, nobody knows), when it is opened again, and moments to stop at.
final class FaultyStore implements Store {
    enum Fault {
        NONE,
        BEFORE,
        AFTER,
        FULL,
        DAMAGED
    }

    final Store real;
    volatile Fault fault = Fault.NONE;
    volatile boolean locked;
    volatile Runnable beforeRead = () -> {};
    volatile Runnable afterRead = () -> {};
    volatile Runnable beforeReopen = () -> {};
    volatile Runnable beforeAppend = () -> {};
    volatile Runnable afterAppend = () -> {};
    final AtomicInteger reopened = new AtomicInteger();
    final AtomicInteger batches = new AtomicInteger();

    FaultyStore(Store real) {
        this.real = real;
    }

    private <T> T write(Function<Store, T> write) {
        beforeAppend.run();
        batches.incrementAndGet();
        if (fault == Fault.BEFORE) throw new StoreException("the disk did not answer");
        refusing();
        T result = write.apply(real);
        afterAppend.run();
        if (fault == Fault.AFTER) throw new StoreException("the disk answered too late");
        return result;
    }

    @Override
    public Messages messages() {
        Messages m = real.messages();
        return new Messages() {
            @Override
            public List<Appended> append(List<Draft> drafts) {
                return write(s -> s.messages().append(drafts));
            }

            @Override
            public long lastSeq(String conversationId) {
                return m.lastSeq(conversationId);
            }

            @Override
            public Optional<Message> at(String conversationId, long seq) {
                return m.at(conversationId, seq);
            }

            @Override
            public List<Message> after(String conversationId, long seq, int limit) {
                List<Message> read = m.after(conversationId, seq, limit);
                afterRead.run();
                return read;
            }

            @Override
            public List<Message> before(String conversationId, long seq, int limit) {
                beforeRead.run();
                return m.before(conversationId, seq, limit);
            }

            @Override
            public SearchPage search(String id, String words, long beforeSeq, int limit) {
                return m.search(id, words, beforeSeq, limit);
            }

            @Override
            public int count(String id, long afterSeq, String exceptSenderId, int max) {
                return m.count(id, afterSeq, exceptSenderId, max);
            }
        };
    }

    @Override
    public Conversations conversations() {
        Conversations c = real.conversations();
        return new Conversations() {
            @Override
            public boolean add(Conversation conversation) {
                return c.add(conversation);
            }

            @Override
            public Optional<Conversation> byId(String id) {
                beforeRead.run();
                return c.byId(id);
            }

            @Override
            public List<Conversation> ofUser(String userId, String after, int limit) {
                return c.ofUser(userId, after, limit);
            }

            @Override
            public Appended change(Conversation changed, Draft notice) {
                return write(s -> s.conversations().change(changed, notice));
            }

            @Override
            public void mark(List<Marker> markers) {
                c.mark(markers);
            }

            @Override
            public List<Marker> markers(String conversationId) {
                return c.markers(conversationId);
            }
        };
    }

    @Override
    public Users users() {
        return real.users();
    }

    @Override
    public Sessions sessions() {
        return real.sessions();
    }

    @Override
    public Contacts contacts() {
        return real.contacts();
    }

    @Override
    public Files files() {
        return real.files();
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public void check() {
        refusing();
        real.check();
    }

    private void refusing() {
        if (fault == Fault.FULL) throw new StoreFullException("the disk is full");
        if (fault == Fault.DAMAGED) throw new StoreDamagedException("a block is wrong");
    }

    @Override
    public void reopen() {
        if (locked) throw new StoreException("another process has locked it");
        beforeReopen.run();
        real.reopen();
        reopened.incrementAndGet();
    }

    @Override
    public void close() {
        real.close();
    }
}
