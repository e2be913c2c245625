// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A proxy that drops, doubles, reorders or delays datagrams: the ones that a script names by
/// number, or some by chance from a seed. Datagrams are counted from 1, each way.
public final class UdpProxy extends FaultyProxy {
    private final Story story;
    private final String who;
    private final InetSocketAddress target;
    private final DatagramSocket front;
    private final Map<Way, UdpFault> faults = new EnumMap<>(Way.class);
    private final Map<InetSocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();

    private UdpProxy(Story story, InetSocketAddress target, DatagramSocket front, long seed) {
        this.story = story;
        this.who = story.log().nextLine();
        this.target = target;
        this.front = front;
        for (Way way : Way.values()) faults.put(way, new UdpFault(seed + way.ordinal()));
    }

    static UdpProxy open(Story story, InetSocketAddress target, long seed) throws IOException {
        var front = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        var proxy = new UdpProxy(story, target, front, seed);
        story.log().owns(front.getLocalPort());
        story.step("the line passes datagrams on (seed %d)", seed);
        story.joins(proxy);
        Thread.ofPlatform().daemon().name("testkit-proxy-server").start(proxy::toServer);
        return proxy;
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) front.getLocalSocketAddress();
    }

    /// Drops the datagrams with these numbers.
    public UdpProxy drop(Way way, int... numbers) {
        return set(way, "drops", numbers, UdpFault.Kind.DROP);
    }

    /// Passes the datagrams with these numbers on twice.
    public UdpProxy duplicate(Way way, int... numbers) {
        return set(way, "doubles", numbers, UdpFault.Kind.DUPLICATE);
    }

    /// Passes the datagrams with these numbers on only after the one that follows them.
    public UdpProxy reorder(Way way, int... numbers) {
        return set(way, "holds back", numbers, UdpFault.Kind.REORDER);
    }

    /// Drops, doubles and reorders that many percent of the datagrams each, by the seed.
    public UdpProxy chance(Way way, int dropPercent, int duplicatePercent, int reorderPercent) {
        faults.get(way).chance(dropPercent, duplicatePercent, reorderPercent);
        story.step("to the %s the line drops %d %%, doubles %d %% and reorders %d %%",
            TcpProxy.end(way),
            dropPercent, duplicatePercent, reorderPercent);
        return this;
    }

    @Override
    public UdpProxy delay(Duration delay) {
        faults.values().forEach(fault -> fault.delay(delay));
        story.step("the line delays every datagram by %,d ms", delay.toMillis());
        return this;
    }

    private UdpProxy set(Way way, String does, int[] numbers, UdpFault.Kind kind) {
        faults.get(way).set(kind, numbers);
        story.step("to the %s the line %s datagram %s", TcpProxy.end(way), does,
            Shown.list(numbers));
        return this;
    }

    private void toServer() {
        new UdpPump(story.transcript(), who, front, Way.TO_SERVER, faults.get(Way.TO_SERVER)) {
            @Override
            void send(byte[] bytes, InetSocketAddress client) throws IOException {
                back(client).send(new DatagramPacket(bytes, bytes.length, target));
            }
        }.run();
    }

    /// The socket that stands for this client towards the server.
    private DatagramSocket back(InetSocketAddress client) throws IOException {
        DatagramSocket known = backs.get(client);
        if (known != null) return known;
        var back = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        story.log().owns(back.getLocalPort());
        backs.put(client, back);
        story.transcript().opened(who, new Ends(false, client, target, false));
        Thread.ofPlatform().daemon().name("testkit-proxy-client")
            .start(() -> toClient(back, client));
        return back;
    }

    private void toClient(DatagramSocket back, InetSocketAddress client) {
        new UdpPump(story.transcript(), who, back, Way.TO_CLIENT, faults.get(Way.TO_CLIENT)) {
            @Override
            void send(byte[] bytes, InetSocketAddress server) throws IOException {
                front.send(new DatagramPacket(bytes, bytes.length, client));
            }
        }.run();
    }

    @Override
    public void close() {
        front.close();
        backs.values().forEach(DatagramSocket::close);
    }
}
