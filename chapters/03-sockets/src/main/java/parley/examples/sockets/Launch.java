// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// What every `main` here does around its own work: it reads the port from the command line and
/// turns trouble into a sentence. Exit code 1 is trouble with the network, 2 is a wrong argument.
final class Launch {
    /// The work of a program that needs no argument.
    interface Work {
        void run() throws IOException;
    }

    /// The work of a server: it listens on a port, where 0 stands for any free one.
    interface Server {
        void run(int port) throws IOException;
    }

    /// The work of a client: it knows whom to call.
    interface Client {
        void run(InetSocketAddress server) throws IOException;
    }

    private static final int HIGHEST_PORT = 65_535;
    private static final int LOWEST_ORDINARY_PORT = 1024;

    private Launch() {}

    static void run(Work work) {
        try {
            work.run();
        } catch (IllegalArgumentException e) {
            stop(2, e.getMessage());
        } catch (ConnectException e) {
            stop(1, "Nobody answered: is the server running? (" + e.getMessage() + ")");
        } catch (UnknownHostException e) {
            stop(1, "No address is known for the host " + e.getMessage());
        } catch (IOException e) {
            // Whoever interrupts a virtual thread wants it to end: this is how tests stop servers.
            if (Thread.currentThread().isInterrupted()) return;
            boolean explained = e.getClass() == IOException.class && e.getMessage() != null;
            stop(1, explained ? e.getMessage() : "It failed: " + e);
        }
    }

    /// Arguments: `[port]`.
    static void server(String[] args, int usualPort, Server server) {
        run(() -> {
            int port = args.length == 0 ? usualPort : port(args[0]);
            try {
                server.run(port);
            } catch (BindException e) {
                stop(1, whyNotBound(port));
            }
        });
    }

    /// Arguments: `[port]`, `[host port]` or `[host:port]`; without any, this computer and
    /// `usualPort`.
    static void client(String[] args, int usualPort, Client client) {
        run(() -> client.run(endpoint(args, usualPort)));
    }

    static InetSocketAddress endpoint(String[] args, int usualPort) throws UnknownHostException {
        if (args.length == 0) return loopback(usualPort);
        if (args.length > 1) return at(args[0], args[1]);
        int colon = args[0].lastIndexOf(':');
        if (colon < 0) return loopback(port(args[0]));
        return at(args[0].substring(0, colon), args[0].substring(colon + 1));
    }

    private static InetSocketAddress at(String host, String port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port(port));
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) return port;
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no port: give a number from 0 to 65535.");
    }

    /// The first argument as a whole number above 0, or what is usual when there is none.
    static int number(String[] args, int usual) {
        if (args.length == 0) return usual;
        try {
            int number = Integer.parseInt(args[0]);
            if (number > 0) return number;
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw new IllegalArgumentException(
                "\"" + args[0] + "\" is no number: give a whole one above 0.");
    }

    private static String whyNotBound(int port) {
        if (port > 0 && port < LOWEST_ORDINARY_PORT) {
            return "Port " + port + " is not for you: it is in use, or the system keeps ports"
                    + " below 1024 for its own services. Give a higher number.";
        }
        return "Port " + port + " is in use: another program listens there. Stop that one,"
                + " or give another port (0 means any free one).";
    }

    private static void stop(int exitCode, String sentence) {
        // Inside a bigger program, such as a test run, only this thread may end.
        boolean inside = !Thread.currentThread().getName().equals("main");
        if (inside) throw new IllegalStateException(sentence);
        System.err.println(sentence);
        System.exit(exitCode);
    }
}
