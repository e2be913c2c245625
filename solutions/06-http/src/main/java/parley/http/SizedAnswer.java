// SPDX-License-Identifier: Apache-2.0
package parley.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;

/// Sends an answer of which all bytes are there, and ends its request. Only the connection's IO
/// thread, but for [#start]; it waits for nobody: a slow peer is served when it takes more.
///
/// When a request ends on another thread, Undertow's IO thread turns in a loop until that is done.
/// With one core it turns while the other thread waits for the core: half of all time was lost so.
final class SizedAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(SizedAnswer.class);

    private final HttpServerExchange exchange;
    private final Call call;
    private final ByteBuffer rest;
    private final Duration stallTime;
    private XnioExecutor.Key alarm = () -> true;
    private boolean shut;
    private boolean over;

    /// An answer whose head is in the exchange already.
    ///
    /// @param bytes of the body; empty for none
    /// @param stallTime how long the peer may take nothing
    SizedAnswer(HttpServerExchange exchange, Call call, byte[] bytes, Duration stallTime) {
        this.exchange = exchange;
        this.call = call;
        this.rest = ByteBuffer.wrap(bytes);
        this.stallTime = stallTime;
    }

    /// Takes it to the IO thread. Any thread, as its last use of the exchange.
    void start() {
        call.travels();
        try {
            exchange.getIoThread().execute(this::begin);
        } catch (RejectedExecutionException e) {
            // The entrance was closed, and with it all connections.
            call.close();
        }
    }

    private void begin() {
        if (rest.hasRemaining()) turn(exchange.getResponseChannel());
        else end();
    }

    private void turn(StreamSinkChannel sink) {
        if (over) return;
        alarm.remove();
        try {
            if (advance(sink)) end();
            else awaitWritable(sink);
        } catch (IOException e) {
            giveUp(e.toString());
        }
    }

    private boolean advance(StreamSinkChannel sink) throws IOException {
        while (rest.hasRemaining()) {
            if (sink.write(rest) == 0) return false;
        }
        if (!shut) sink.shutdownWrites();
        shut = true;
        return sink.flush();
    }

    private void awaitWritable(StreamSinkChannel sink) {
        sink.getWriteSetter().set(channel -> {
            channel.suspendWrites();
            turn(channel);
        });
        sink.resumeWrites();
        alarm = exchange.getIoThread().executeAfter(
                () -> giveUp("the peer stood still for " + stallTime),
                stallTime.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveUp(String why) {
        if (over) return;
        LOG.debug("an answer was not sent: {}", why);
        IoUtils.safeClose(exchange.getConnection());
        end();
    }

    private void end() {
        over = true;
        call.close();
        exchange.endExchange();
    }
}
