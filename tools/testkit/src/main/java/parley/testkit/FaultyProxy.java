// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/// A proxy on loopback between a client and a server that damages what passes through it: a bad
/// network in a box. Its faults are set before the first byte passes.
public abstract sealed class FaultyProxy implements AutoCloseable, Participant
        permits TcpProxy, UdpProxy {
    /// Which way something passes through the proxy.
    public enum Way {
        /// From the client to the server.
        TO_SERVER,
        /// From the server to the client.
        TO_CLIENT
    }

    FaultyProxy() {
    }

    /// A proxy for TCP connections to the target.
    public static TcpProxy tcp(Story story, InetSocketAddress target) throws IOException {
        return TcpProxy.open(story, target);
    }

    /// A proxy for datagrams to the target.
    ///
    /// @param seed of what is left to chance; the story prints it, so that it can be played again
    public static UdpProxy udp(Story story, InetSocketAddress target, long seed)
            throws IOException {
        return UdpProxy.open(story, target, seed);
    }

    /// Where clients connect to or send to.
    public abstract InetSocketAddress address();

    /// Keeps everything back for this long, both ways.
    public abstract FaultyProxy delay(Duration delay);

    @Override
    public abstract void close();

    @Override
    public boolean quiet() {
        return true;
    }

    @Override
    public void finish() {
        close();
    }

    @Override
    public void abandon() {
        close();
    }
}
