// SPDX-License-Identifier: Apache-2.0
package parley.http;

import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;
import org.xnio.ssl.SslConnection;

/// Opens an entrance's port the way `Undertow.builder()` does, but so that listening can end
/// before the connections do, with a limit on the TLS handshake, and with words where Undertow
/// refuses without.
final class Doors {
    private static final int BACKLOG = 1024;
    private static final long NO_LIMIT = -1;

    private final XnioWorker worker;
    private final ByteBufferPool buffers;
    private final HttpHandler root;
    private final EntranceConfig config;
    private final OptionMap http;
    private final Crowd crowd;

    Doors(XnioWorker worker, ByteBufferPool buffers, HttpHandler root, EntranceConfig config) {
        this.worker = worker;
        this.buffers = buffers;
        this.root = root;
        this.config = config;
        EntranceLimits limits = config.limits();
        this.crowd = new Crowd(limits.maxPerAddress());
        this.http = OptionMap.builder()
                .set(UndertowOptions.MAX_HEADER_SIZE, limits.maxHeaderBytes())
                .set(UndertowOptions.MAX_HEADERS, limits.maxHeaders())
                // As many as the head has room for: Query counts them, and says so.
                .set(UndertowOptions.MAX_PARAMETERS, limits.maxHeaderBytes())
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.headerTime()))
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, millis(limits.idleTime()))
                // Paths and queries are decoded here, where a fault becomes a problem document.
                .set(UndertowOptions.DECODE_URL, false)
                // Each route has its own limit, which BodyInput holds.
                .set(UndertowOptions.MAX_ENTITY_SIZE, NO_LIMIT)
                .getMap();
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    /// Listens.
    AcceptingChannel<? extends StreamConnection> open() throws IOException {
        OptionMap socket = OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .set(Options.CONNECTION_HIGH_WATER, config.limits().maxConnections())
                .set(Options.CONNECTION_LOW_WATER, config.limits().maxConnections())
                .getMap();
        AcceptingChannel<? extends StreamConnection> door = config.tls().isPresent()
                ? secure(config.tls().get(), socket) : plain(socket);
        door.resumeAccepts();
        return door;
    }

    private AcceptingChannel<? extends StreamConnection> plain(OptionMap socket)
            throws IOException {
        return worker.createStreamConnectionServer(config.bind(),
                ChannelListeners.openListenerAdapter(admitting(http1())), socket);
    }

    private AcceptingChannel<? extends StreamConnection> secure(SSLContext tls, OptionMap socket)
            throws IOException {
        // No HTTP/2: a peer that sends its PING frames without a pause, and needs no log-in for that,
        // keeps an IO thread of Undertow from all others. What lasts here is a WebSocket anyway.
        HttpOpenListener http1 = http1();
        ChannelListener<StreamConnection> limited = channel -> {
            limitHandshake(channel);
            http1.handleEvent(channel);
        };
        var engine = new UndertowXnioSsl(Xnio.getInstance(), OptionMap.EMPTY, buffers, tls);
        return engine.createSslConnectionServer(worker, config.bind(),
                ChannelListeners.openListenerAdapter(admitting(limited)), socket);
    }

    private ChannelListener<StreamConnection> admitting(
            ChannelListener<StreamConnection> listener) {
        return channel -> {
            if (!crowd.enter(channel)) {
                IoUtils.safeClose(channel);
                return;
            }
            var sink = channel.getSinkChannel();
            sink.setConduit(new RefusalConduit(sink.getConduit()));
            listener.handleEvent(channel);
        };
    }

    private HttpOpenListener http1() {
        HttpOpenListener listener = new HttpOpenListener(buffers, http);
        listener.setRootHandler(root);
        return listener;
    }

    /// Undertow waits for ever for a peer that connects and never begins TLS.
    private void limitHandshake(StreamConnection channel) {
        AtomicBoolean done = new AtomicBoolean();
        if (channel instanceof SslConnection ssl) ssl.getHandshakeSetter().set(c -> done.set(true));
        channel.getIoThread().executeAfter(() -> {
            if (!done.get()) IoUtils.safeClose(channel);
        }, config.limits().handshakeTime().toMillis(), TimeUnit.MILLISECONDS);
    }
}
