// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// A chat for any number of rooms, over lines of text: try it with `nc` or `telnet`. Two virtual
/// threads a person, one that accepts.
public final class ChatServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("parley.rooms");

    private final ServerSocket listener;
    private final ChatLimits limits;
    private final Rooms rooms;
    private final Semaphore places;
    private final Set<ChatClient> clients = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;

    private ChatServer(ServerSocket listener, ChatLimits limits) {
        this.listener = listener;
        this.limits = limits;
        this.rooms = new Rooms(limits.maxClients(), limits.maxClients(), ChatLines::notice);
        this.places = new Semaphore(limits.maxClients());
        this.acceptor = Thread.ofVirtual().name("chat-accept").unstarted(this::acceptAll);
    }

    /// Listens and serves until [#close()].
    ///
    /// @param bind address and port; port 0 takes a free one
    /// @throws IOException when the address is taken or not ours
    public static ChatServer start(InetSocketAddress bind, ChatLimits limits) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(bind);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        ChatServer server = new ChatServer(listener, limits);
        server.acceptor.start();
        return server;
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void acceptAll() {
        try {
            for (int n = 1; ; n++) serve(n, acceptOne());
        } catch (IOException e) {
            if (!listener.isClosed()) LOG.log(Level.ERROR, "the chat accepts no more", e);
        }
    }

    /// Waits for a free place, then for somebody to take it.
    private Socket acceptOne() throws IOException {
        places.acquireUninterruptibly();
        try {
            return listener.accept();
        } catch (IOException e) {
            places.release();
            throw e;
        }
    }

    private void serve(int n, Socket socket) {
        ChatThreads.start(n, () -> {
            ChatClient client = new ChatClient(socket, rooms, limits);
            clients.add(client);
            try {
                client.run();
            } finally {
                clients.remove(client);
                places.release();
            }
        });
    }

    /// Stops in good order: accepts no more, tells everybody, sends what waits, and breaks off
    /// whoever has not gone within [ChatLimits#stop()]. Waits for the end. Calling it again does
    /// nothing.
    @Override
    public void close() throws IOException {
        // task 4.6: close the listener, the rooms, all outboxes; break off who has not gone in time
        listener.close();
        rooms.close();
        clients.forEach(client -> client.outbox().close());
        if (allGone()) return;
        clients.forEach(ChatClient::close);
        allGone();
        // end 4.6
    }

    /// Waits until every place is free, but not longer than stopping may take.
    ///
    /// @return whether everybody has gone
    private boolean allGone() {
        int all = limits.maxClients();
        try {
            boolean gone = places.tryAcquire(all, limits.stop().toMillis(), MILLISECONDS);
            if (gone) places.release(all);
            return gone;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
