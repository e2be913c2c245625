// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import parley.eventloop.Connection;
import parley.eventloop.ConnectionHandler;

/// Sends back what comes, and remembers how it ended.
final class Echo implements ConnectionHandler {
    private static final int FULL = 16;

    final CompletableFuture<Connection> opened = new CompletableFuture<>();
    final CompletableFuture<Optional<IOException>> closed = new CompletableFuture<>();
    final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Queue<byte[]> answers = new ArrayDeque<>();
    private Connection connection;

    @Override
    public void opened(Connection connection) {
        this.connection = connection;
        opened.complete(connection);
    }

    @Override
    public void received(ByteBuffer in) {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
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
    public void ended() {
        ended.complete(true);
    }

    @Override
    public void closed(Optional<IOException> why) {
        closed.complete(why);
    }
}
