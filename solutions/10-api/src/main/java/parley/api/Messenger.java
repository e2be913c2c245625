// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import parley.accounts.AccountHooks;
import parley.store.Store;

/// The messenger without any transport: what REST, WebSocket, framed TCP and long polls share.
///
/// Every operation takes the [parley.accounts.Identity] of the caller, who is logged in, and refuses with one
/// [ApiException]. Methods that return something wait for the store or the committer: call them on
/// threads that may wait, virtual ones for example.
public final class Messenger implements AutoCloseable {
    private static final long TICK_MILLIS = 1_000;

    private final Readers readers = new Readers();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("api-timer").unstarted(task));
    private final Live live;
    private final Committer committer;
    private final Posting posting;
    private final History history;
    private final Conversing conversing;
    private final Groups groups;
    private final People people;
    private final Contacting contacting;
    private final Attachments attachments;
    private final Markers markers;
    private final AccountHooks accountLink;

    private Messenger(Store store, TokenCheck tokens, Clock clock, boolean limits,
            FileLimits files, Publisher publisher) {
        live = new Live(store, readers, clock, limits, publisher);
        committer = new Committer(store, readers, clock, live.delivery(), live.counts());
        posting = new Posting(store, readers, committer);
        history = new History(store, readers);
        conversing = new Conversing(store, readers, clock);
        groups = new Groups(store, readers, committer, conversing, posting, clock);
        people = new People(store, readers, live);
        contacting = new Contacting(store, readers, committer, live, clock);
        attachments = new Attachments(store, readers, clock, files);
        markers = new Markers(store, live);
        accountLink = new AccountLink(
                store, readers, live, new Farewell(store, readers, committer, groups, live));
        live.with(new Live.Parts(posting, markers, tokens, committer));
    }

    /// Starts the committer and the readers on a store, which stays the caller's to close.
    ///
    /// @param tokens tells whose a session token is
    /// @param limits whether rates are limited; sizes always are
    public static Messenger start(Store store, TokenCheck tokens, Clock clock, boolean limits) {
        return start(store, tokens, clock, limits, Publisher.NONE);
    }

    /// The same, for one of several nodes.
    ///
    /// @param publisher tells the others
    public static Messenger start(Store store, TokenCheck tokens, Clock clock, boolean limits,
            Publisher publisher) {
        return start(store, tokens, clock, limits, FileLimits.STANDARD, publisher);
    }

    /// The same with other limits for files.
    ///
    /// @param files what people can keep
    public static Messenger start(Store store, TokenCheck tokens, Clock clock, boolean limits,
            FileLimits files, Publisher publisher) {
        Messenger messenger = new Messenger(store, tokens, clock, limits, files, publisher);
        messenger.committer.start();
        messenger.timer.scheduleWithFixedDelay(
                messenger.live::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        long pause = Limit.MARKERS_MILLIS.number();
        messenger.timer.scheduleWithFixedDelay(
                messenger::flushMarkers, pause, pause, TimeUnit.MILLISECONDS);
        return messenger;
    }

    private void flushMarkers() {
        if (!markers.any()) return;
        readers.start(
                () -> {
                    markers.flush();
                    return markers;
                },
                done -> {},
                lost -> {});
    }

    /// Sending, editing, deleting.
    public Posting posting() {
        return posting;
    }

    /// Reading what was said.
    public History history() {
        return history;
    }

    /// The threads that read the store, for what only reads.
    Executor readers() {
        return readers;
    }

    /// The list of conversations.
    public Conversing conversing() {
        return conversing;
    }

    /// Groups and their members.
    public Groups groups() {
        return groups;
    }

    /// Finding people.
    public People people() {
        return people;
    }

    /// Contacts.
    public Contacting contacting() {
        return contacting;
    }

    /// Files.
    public Attachments attachments() {
        return attachments;
    }

    /// How far everybody has got.
    public Markers markers() {
        return markers;
    }

    /// Everybody who is connected.
    public Live live() {
        return live;
    }

    /// Opens a feed for long polls and server-sent events.
    ///
    /// @param token of the session for which it is
    /// @param cursors by conversation, the newest entry the client has
    /// @throws ApiException when it is refused
    public EventFeed feed(String token, Map<String, Long> cursors) {
        return EventFeed.open(live, token, cursors);
    }

    /// What the accounts call when a session ends or an account goes.
    public AccountHooks accountHooks() {
        return accountLink;
    }

    /// How the store takes writes at the moment.
    public StoreState state() {
        return committer.state();
    }

    /// Sends and changes that wait for their commit.
    public int queued() {
        return committer.waiting();
    }

    /// Reads that wait for a reader.
    public int readsQueued() {
        return readers.waiting();
    }

    /// What has happened since the start.
    public Counts counts() {
        return live.counts();
    }

    /// Ends without losing anything: reads no more, commits what is queued, answers it, says
    /// goodbye to everybody, and waits for the threads. Within [Limit#DRAIN_MILLIS] for each step.
    @Override
    public void close() {
        live.pauseAll();
        committer.close();
        flushMarkers();
        live.endAll(Bye.STOPPING);
        timer.shutdownNow();
        readers.close();
    }
}
