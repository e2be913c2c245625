// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import parley.framing.Frame;
import parley.framing.FrameEncoder;
import parley.framing.ProtocolException;

/// Sends frames back, and refuses one type.
final class FrameEcho implements FrameHandler {
    static final int FORBIDDEN = 9;

    final CompletableFuture<FrameConnection> opened = new CompletableFuture<>();
    final CompletableFuture<String> closed = new CompletableFuture<>();
    final Queue<byte[]> answers = new ConcurrentLinkedQueue<>();
    volatile FrameConnection connection;
    /// Happens once, when the loop has found nothing more to send. Set before the connection opens.
    Runnable justEmpty = () -> { };

    @Override
    public void opened(FrameConnection connection) {
        this.connection = connection;
        opened.complete(connection);
    }

    @Override
    public void received(Frame frame) {
        if (frame.type() == FORBIDDEN)
            throw new ProtocolException(ProtocolException.NOT_ALLOWED, "not this one");
        answers.add(FrameEncoder.encode(frame));
        connection.wake();
    }

    @Override
    public Optional<byte[]> next() {
        Optional<byte[]> answer = Optional.ofNullable(answers.poll());
        if (answer.isEmpty()) {
            Runnable now = justEmpty;
            justEmpty = () -> { };
            now.run();
        }
        return answer;
    }

    @Override
    public void closed(int code, String reason) {
        closed.complete(code + " " + reason);
    }
}
