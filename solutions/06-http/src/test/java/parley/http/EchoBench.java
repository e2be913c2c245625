// SPDX-License-Identifier: Apache-2.0
package parley.http;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How many echoes a second of the server's processor time: our codec on the upgraded channel
/// against Undertow's own WebSocket API, on the same work, in turns.
///
/// `java -cp ... parley.http.EchoBench [rounds]` starts each server in a process of its own (on
/// processor 0 where `taskset` is there) and drives it from this one: 50 connections, 8 messages
/// of 200 bytes in flight each.
public final class EchoBench {
    private static final int CONNECTIONS = 50;
    private static final int IN_FLIGHT = 8;
    private static final int BYTES = 200;
    private static final int SECONDS = 5;
    private static final int WARM_UP_SECONDS = 6;

    private EchoBench() {}

    /// Runs the bench, or with `serve NAME` one of its servers.
    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("serve")) {
            serve(args[1]);
            return;
        }
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        System.out.printf(Locale.ROOT, "%-10s %12s %14s%n", "server", "echoes/s", "echoes/CPU-s");
        for (int i = 0; i < rounds; i++) {
            run("ours");
            run("undertow");
        }
    }

    private static void run(String name) throws Exception {
        Process server = new ProcessBuilder(command(name))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            int port = Integer.parseInt(server.inputReader().readLine());
            List<EchoLoad> loads = new ArrayList<>();
            CountDownLatch broken = new CountDownLatch(1);
            for (int i = 0; i < CONNECTIONS; i++)
                loads.add(EchoLoad.start(port, IN_FLIGHT, BYTES, broken));
            run(WARM_UP_SECONDS, broken);
            long echoes = EchoLoad.total(loads);
            double cpu = cpuSeconds(server.pid());
            run(SECONDS, broken);
            echoes = EchoLoad.total(loads) - echoes;
            cpu = cpuSeconds(server.pid()) - cpu;
            System.out.printf(Locale.ROOT, "%-10s %,12d %,14.0f%n", name, echoes / SECONDS,
                    echoes / cpu);
            for (EchoLoad load : loads) load.close();
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /// Lets the load run so long.
    ///
    /// @throws IOException when a connection breaks before
    private static void run(int seconds, CountDownLatch broken)
            throws IOException, InterruptedException {
        if (broken.await(seconds, TimeUnit.SECONDS))
            throw new IOException("a connection of the load is broken: nothing was measured");
    }

    private static List<String> command(String name) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset")))
            command.addAll(List.of("taskset", "-c", "0"));
        command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                EchoBench.class.getName(), "serve", name));
        return command;
    }

    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private static void serve(String name) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        int port = name.equals("ours")
                ? Entrance.start(EntranceConfig.plain(any)
                        .with(EntranceLimits.usual().withIoThreads(1)),
                        Router.of(List.of()), Map.of("/echo", new EchoEndpoint())).port()
                : undertow();
        System.out.println(port);
        System.out.flush();
        // Until the end of input, which comes at the latest when the bench is gone.
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private static int undertow() {
        Undertow server = Undertow.builder().setIoThreads(1).setWorkerThreads(1)
                .setByteBufferPool(new DefaultByteBufferPool(true, 16 * 1024, 1000, 0, 0))
                .addHttpListener(0, "127.0.0.1")
                .setHandler(Handlers.path().addExactPath("/echo", 
                        Handlers.websocket((x, channel) -> {
                    channel.getReceiveSetter().set(new AbstractReceiveListener() {
                        @Override
                        protected void onFullTextMessage(WebSocketChannel c,
                                BufferedTextMessage m) {
                            WebSockets.sendText(m.getData(), c, null);
                        }
                    });
                    channel.resumeReceives();
                }))).build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }
}
