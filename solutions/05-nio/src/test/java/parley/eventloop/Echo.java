// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/// Sends back what comes. Says `throw` to the loop when it is told to, and remembers how it ended.
class Echo implements ConnectionHandler {
    /// More than this waits for nobody: the peer has to read first.
    private static final int FULL = 16;

    final CompletableFuture<Connection> opened = new CompletableFuture<>();
    final CompletableFuture<Optional<IOException>> closed = new CompletableFuture<>();
    private final Queue<byte[]> answers = new ArrayDeque<>();
    Connection connection;

    @Override
    public void opened(Connection connection) {
        this.connection = connection;
        opened.complete(connection);
    }

    @Override
    public void received(ByteBuffer in) {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        if (bytes[0] == '!') throw new IllegalStateException("the handler has a fault");
        answers.add(bytes);
        if (answers.size() >= FULL) connection.pauseReading();
        connection.wake();
    }

    @Override
    public Optional<byte[]> next() {
        Optional<byte[]> answer = Optional.ofNullable(answers.poll());
        if (answers.size() == FULL - 1) connection.resumeReading();
        return answer;
    }

    @Override
    public void closed(Optional<IOException> why) {
        closed.complete(why);
    }
}
