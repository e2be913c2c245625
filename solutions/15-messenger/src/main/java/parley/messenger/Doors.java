// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.api.Live;
import parley.api.LiveEndpoint;
import parley.api.Protocol;
import parley.api.RestApi;
import parley.eventloop.LoopConfig;
import parley.eventloop.TransportFactory;
import parley.http.Entrance;
import parley.http.EntranceConfig;
import parley.http.EntranceLimits;
import parley.http.Route;
import parley.http.Router;
import parley.http.SocketEndpoint;

/// Opens the entrances as the settings want them: on which address and port, with TLS or without,
/// for how many.
final class Doors {
    private final Settings settings;
    private final Optional<Tls> tls;
    private final Live live;
    private final WorkCounts work;

    Doors(Settings settings, Optional<Tls> tls, Live live, WorkCounts work) {
        this.settings = settings;
        this.tls = tls;
        this.live = live;
        this.work = work;
    }

    /// The entrance for HTTP and WebSockets.
    ///
    /// @throws IOException with a sentence that names the setting, when its port is taken
    Entrance open(RestApi api) throws IOException {
        var config = new EntranceConfig(bind(SettingTable.PORT), tls.map(Tls::context), Set.of(),
                EntranceLimits.usual().withConnections(settings.number(SettingTable.CONNECTIONS),
                        perAddress(EntranceLimits.MAX_PER_ADDRESS)));
        List<Route> routes = api.routes().stream().map(this::counted).toList();
        SocketEndpoint endpoint = new LiveEndpoint(live, api::handshake);
        var socket = settings.secure() ? endpoint : OwnName.guardSocket(endpoint);
        return open(settings, SettingTable.PORT, () -> Entrance.start(
                config, Router.of(routes), Map.of(Protocol.PATH, socket)));
    }

    private Route counted(Route route) {
        var handler = settings.secure() ? route.handler() : OwnName.guard(route.handler());
        return route.withHandler(request -> {
            work.request();
            return handler.handle(request);
        });
    }

    /// The entrance for frames, unless the settings want none.
    ///
    /// @param goodbye how long a client may take to accept what is sent to it last
    /// @throws IOException with a sentence that names the setting, when its port is taken
    Optional<FramedEntrance> openFrames(Duration goodbye) throws IOException {
        if (!settings.on(SettingTable.FRAMES)) return Optional.empty();
        return Optional.of(open(settings, SettingTable.FRAMES_PORT, () -> FramedEntrance.start(
                bind(SettingTable.FRAMES_PORT),
                tls.map(Tls::transports).orElse(TransportFactory.PLAIN), live, work,
                settings.number(SettingTable.CONNECTIONS), perAddress(LoopConfig.MAX_PER_ADDRESS),
                Duration.ofSeconds(settings.longNumber(SettingTable.IDLE_SECONDS)), goodbye)));
    }

    /// On this computer alone there is one address, and nobody to be kept from taking its places.
    private int perAddress(int most) {
        return settings.loopbackOnly() ? settings.number(SettingTable.CONNECTIONS) : most;
    }

    private InetSocketAddress bind(Setting port) throws IOException {
        return new InetSocketAddress(
                InetAddress.getByName(settings.bindAddress()), settings.number(port));
    }

    /// Something that takes a port.
    interface Door<T> {
        T open() throws IOException;
    }

    /// @throws IOException with a sentence that names the setting, when its port is taken
    static <T> T open(Settings settings, Setting port, Door<T> door) throws IOException {
        try {
            return door.open();
        } catch (BindException why) {
            throw Complaint.door(port, settings.number(port), why);
        }
    }
}
