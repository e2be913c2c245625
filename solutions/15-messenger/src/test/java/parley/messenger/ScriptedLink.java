// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A connection whose server is the test.
final class ScriptedLink implements ServerLink {
    private static final String END = "";
    private static final long LIMIT_SECONDS = 10;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    final BlockingQueue<Duration> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /// The server says something.
    ScriptedLink say(String json) {
        said.add(json.replace('\'', '"'));
        return this;
    }

    /// The server ends the connection.
    void end() {
        said.add(END);
    }

    /// What the client has said next.
    String heard() throws InterruptedException {
        var next = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("the client says nothing");
        return next.replace('"', '\'');
    }

    @Override
    public void send(String json) {
        heard.add(json);
    }

    @Override
    public Optional<String> receive(Duration limit) throws IOException, InterruptedException {
        var next = said.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (END.equals(next)) throw new EOFException("the test ends it");
        return Optional.ofNullable(next);
    }

    @Override
    public void silence(Duration limit) {
        told.add(limit);
    }

    @Override
    public void abort() {
        end();
    }

    @Override
    public void close() {
    }
}
