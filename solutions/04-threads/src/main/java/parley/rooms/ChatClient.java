// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// One person at the chat server. Two virtual threads: this one reads what the person says, the
/// writer's sends what the others say. [#overflowed()] may come from any thread.
///
/// ```
///   name? --> in a room --> line: say it | /join ROOM | /names | /quit --> gone
/// ```
final class ChatClient implements Member {
    /// Where everybody begins.
    static final String LOBBY = "lobby";
    private static final System.Logger LOG = System.getLogger("parley.rooms");

    private final Socket socket;
    private final Rooms rooms;
    private final ChatLimits limits;
    private final OutboxWriter writer;
    private String name = "";
    private Optional<String> room = Optional.empty();
    private volatile Notice.Kind why = Notice.Kind.LEFT;

    ChatClient(Socket socket, Rooms rooms, ChatLimits limits) {
        this.socket = socket;
        this.rooms = rooms;
        this.limits = limits;
        this.writer = new OutboxWriter(limits.outboxBytes());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outbox outbox() {
        return writer.outbox();
    }

    /// Sends a person away who does not read. Closing the socket wakes both threads.
    @Override
    public void overflowed() {
        if (outbox().closed()) return;
        why = Notice.Kind.TOO_SLOW;
        close();
    }

    /// Serves the person to the end. Whatever ends it, the room is left.
    void run() {
        Thread sender = Thread.ofVirtual().name("chat-writer").start(this::send);
        try {
            converse();
        } catch (LineInput.BadLine e) {
            tell(e.getMessage());
        } catch (SocketTimeoutException e) {
            tell("you said nothing for too long");
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "a client has gone without a word", gone);
        } finally {
            room.ifPresent(r -> rooms.leave(r, this, why));
            outbox().close();
            await(sender, limits.stop());
            close();
        }
    }

    private void converse() throws IOException {
        // What waits together is written together; Nagle's algorithm would hold it back 40 ms.
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(limits.silence().toMillis()));
        LineInput lines = new LineInput(socket.getInputStream(), limits.maxLineBytes());
        tell("what is your name?");
        while (room.isEmpty()) {
            Optional<String> line = lines.next();
            if (line.isEmpty()) return;
            takeName(line.get().strip());
        }
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            Command command = Command.of(line.get());
            if (command instanceof Command.Quit) return;
            obey(command);
        }
    }

    private void takeName(String wanted) {
        if (!Names.allowed(wanted)) {
            tell("a name has 1 to " + Names.MAX_CHARS + " letters and digits");
            return;
        }
        name = wanted;
        enter(LOBBY);
    }

    private void obey(Command command) {
        switch (command) {
            case Command.Say say -> here().ifPresent(
                    r -> r.broadcast(ChatLines.said(name, say.text())));
            case Command.Join join -> move(join.room());
            case Command.Who who -> here().ifPresent(
                    r -> tell(r.name() + ": " + String.join(", ", r.names())));
            case Command.Unknown unknown -> tell("there is no " + unknown.word()
                    + "; try /join ROOM, /names or /quit");
            case Command.Quit quit -> { }
        }
    }

    /// Goes to another room. Who cannot get in there stays here.
    private void move(String to) {
        Optional<String> from = room;
        if (!Names.allowed(to)) tell("a room's name is like a person's");
        else if (from.isPresent() && Names.same(from.get(), to)) tell("you are there already");
        else if (enter(to)) from.ifPresent(r -> rooms.leave(r, this, Notice.Kind.LEFT));
    }

    private boolean enter(String wanted) {
        Joined joined = rooms.join(wanted, this);
        switch (joined) {
            case WELCOME -> room = Optional.of(wanted);
            case NAME_TAKEN -> tell(name + " is taken in " + wanted);
            case FULL -> tell(wanted + " is full");
            case CLOSED -> tell("the server stops");
        }
        return joined == Joined.WELCOME;
    }

    private Optional<Room> here() {
        return room.flatMap(rooms::room);
    }

    private void tell(String text) {
        if (!outbox().offer(ChatLines.system(text))) overflowed();
    }

    /// The writer's thread: sends to the end, then ends our direction of the connection.
    private void send() {
        try {
            writer.writeTo(new BufferedOutputStream(socket.getOutputStream()));
            socket.shutdownOutput();
        } catch (IOException broken) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for a thread's end, and ends it when it takes too long.
    private static void await(Thread thread, Duration limit) {
        try {
            if (!thread.join(limit)) thread.interrupt();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /// Breaks off. Any thread; again does nothing.
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a socket did not close well", e);
        }
    }
}
