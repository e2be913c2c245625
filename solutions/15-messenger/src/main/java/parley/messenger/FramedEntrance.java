// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import parley.api.Live;
import parley.api.LiveConnection;
import parley.api.LiveSession;
import parley.eventloop.EventLoop;
import parley.eventloop.FrameConnection;
import parley.eventloop.FrameHandler;
import parley.eventloop.FramedHandler;
import parley.eventloop.Heartbeat;
import parley.eventloop.LoopConfig;
import parley.eventloop.TransportFactory;
import parley.framing.Frame;
import parley.framing.FrameEncoder;
import parley.framing.ProtocolException;

/// The entrance for terminal clients and bots: frames over TCP, plain or over TLS, on an event
/// loop. Each frame of type [#MESSAGE] holds one message of the live protocol, the same JSON as on
/// a WebSocket.
final class FramedEntrance implements AutoCloseable {
    /// The type of a frame that carries a message.
    static final int MESSAGE = 1;
    /// The longest message of a client.
    static final int MAX_MESSAGE_BYTES = 64 * 1024;
    private static final int MISSED_BEATS = 2;

    private final EventLoop loop;

    private FramedEntrance(EventLoop loop) {
        this.loop = loop;
    }

    /// Opens the port.
    ///
    /// @param maxPerAddress how many of the connections one address may have
    /// @param idle the silence after which a client is given up
    /// @param goodbye how long a client may take to accept what is sent to it last
    static FramedEntrance start(InetSocketAddress bind, TransportFactory transports, Live live,
            WorkCounts counts, int maxConnections, int maxPerAddress, Duration idle,
            Duration goodbye) throws IOException {
        var heartbeat = new Heartbeat(idle.dividedBy(MISSED_BEATS + 1), MISSED_BEATS);
        var config = LoopConfig.at(bind).maxConnections(maxConnections)
                .maxPerAddress(maxPerAddress)
                .limits(LoopConfig.HANDSHAKE_LIMIT, goodbye);
        return new FramedEntrance(EventLoop.start("frames", config,
                peer -> new FramedHandler(
                        new Talk(live, counts), MAX_MESSAGE_BYTES, heartbeat), transports));
    }

    /// Where it listens, with the real port.
    InetSocketAddress address() {
        return loop.address();
    }

    /// Asks the loop whether it still comes round.
    Probe probe() {
        return new Probe(loop::execute);
    }

    int connections() {
        return loop.connections();
    }

    /// Sends what waits and closes every connection, within the loop's limit.
    @Override
    public void close() {
        loop.close();
    }

    /// One connection. Loop thread, but for what [LiveConnection] allows to all.
    private static final class Talk implements FrameHandler, LiveConnection {
        private final Live live;
        private final WorkCounts counts;
        /// What had arrived already when reading was paused. Loop thread only.
        private final Queue<byte[]> waiting = new ArrayDeque<>();
        private FrameConnection connection;
        private LiveSession session;
        private volatile boolean paused;

        Talk(Live live, WorkCounts counts) {
            this.live = live;
            this.counts = counts;
        }

        @Override
        public void opened(FrameConnection opened) {
            connection = opened;
            counts.connection();
            session = live.open(this, Optional.empty());
        }

        @Override
        public void received(Frame frame) {
            counts.frame();
            if (frame.type() != MESSAGE) throw new ProtocolException(
                    ProtocolException.NOT_ALLOWED, "only frames of type " + MESSAGE + ", please");
            if (paused || !waiting.isEmpty()) waiting.add(frame.payload());
            else session.received(ByteBuffer.wrap(frame.payload()));
        }

        @Override
        public Optional<byte[]> next() {
            while (!paused && !waiting.isEmpty())
                session.received(ByteBuffer.wrap(waiting.remove()));
            var message = session.next();
            if (message.isPresent()) counts.frame();
            return message.map(json -> FrameEncoder.encode(new Frame(MESSAGE, json)));
        }

        @Override
        public void closed(int code, String reason) {
            session.closed();
        }

        @Override
        public void wake() {
            connection.wake();
        }

        @Override
        public void pauseReading() {
            paused = true;
            connection.pauseReading();
        }

        @Override
        public void resumeReading() {
            paused = false;
            connection.resumeReading();
            connection.wake();
        }

        /// The loop's own heartbeat finds dead peers: here nothing is left to ask.
        @Override
        public void ping() {
            session.pong();
        }

        @Override
        public void close(int code, String reason) {
            connection.close(code, reason);
        }
    }
}
