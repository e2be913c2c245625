// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Sends what the test puts into it, from any thread.
final class Mouth implements ConnectionHandler {
    final CompletableFuture<Connection> opened = new CompletableFuture<>();
    final Queue<byte[]> answers = new ConcurrentLinkedQueue<>();

    @Override
    public void opened(Connection connection) {
        opened.complete(connection);
    }

    @Override
    public void received(ByteBuffer in) {
        in.position(in.limit());
    }

    @Override
    public Optional<byte[]> next() {
        return Optional.ofNullable(answers.poll());
    }
}
