// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import parley.framing.ProtocolException;

/// Sends a file from one terminal to another, through [FramedConnection] and [FileTransfer]:
/// the program of `./course demo 3 mine`.
public final class Drop {
    private static final int DEFAULT_PORT = 5077;
    /// How long the other side may keep silent once it is connected.
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Drop() {}

    /// Runs the program and ends the process: 0 when the file arrived, 1 when not, 2 for arguments
    /// that make no sense.
    ///
    /// @param arguments `receive [--port N] [--bind ADDRESS] [--folder DIR]` or
    ///     `send HOST:PORT FILE`
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        try {
            String command = Optional.ofNullable(words.poll()).orElse("");
            if (command.equals("receive")) return receive(words);
            if (command.equals("send") && words.size() == 2)
                return send(Endpoint.parse(words.remove()), Path.of(words.remove()));
            return explain("");
        } catch (IllegalArgumentException e) {
            return explain(e.getMessage() + "\n\n");
        } catch (IOException | ProtocolException e) {
            System.err.println(DropText.reason(e));
            return FAILED;
        }
    }

    private static int explain(String problem) {
        System.err.print(problem + """
                Send a file from one terminal to another through your own code:

                  ./course demo 3 mine receive                  in the first terminal
                  ./course demo 3 mine send 127.0.0.1:5077 FILE in the second

                receive takes --port N (0: any free one), --folder DIR, and --bind 0.0.0.0
                to be reachable from other machines. There is no encryption yet.
                """);
        return WRONG_USE;
    }

    private static int receive(Deque<String> words) throws IOException {
        int port = DEFAULT_PORT;
        String address = Endpoint.loopback(0).host();
        Path folder = Path.of("received");
        while (!words.isEmpty()) {
            String option = words.remove();
            String value = Optional.ofNullable(words.poll()).orElseThrow(
                    () -> new IllegalArgumentException(option + " needs a value"));
            switch (option) {
                case "--port" -> port = Endpoint.parse("x:" + value).port();
                case "--bind" -> address = value;
                case "--folder" -> folder = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return receive(new Endpoint(address, port), Files.createDirectories(folder));
    }

    private static int receive(Endpoint bind, Path folder) throws IOException {
        try (ServerSocket listener = listen(bind)) {
            Endpoint here = Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress());
            System.out.printf("""
                    Waiting for a file on %s. In a second terminal:

                      ./course demo 3 mine send %s FILE

                    """, here, here);
            while (!receiveOne(listener, folder)) System.out.println("Waiting for the next one.");
        }
        return DONE;
    }

    private static ServerSocket listen(Endpoint bind) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(bind.resolve(), 1);
            return listener;
        } catch (BindException e) {
            listener.close();
            throw new IOException("cannot listen on " + bind + " (" + e.getMessage()
                    + "); try --port 0", e);
        }
    }

    /// Lets one peer in. What goes wrong with it is told, and the next one gets a chance.
    private static boolean receiveOne(ServerSocket listener, Path folder) throws IOException {
        try (FramedConnection connection = new FramedConnection(listener.accept(), LIMIT)) {
            System.out.println("Connected: " + connection.peer());
            DropText progress = new DropText("received");
            Path file = new FileTransfer(connection, progress::moved).receive(folder);
            progress.done(file);
            return true;
        } catch (IOException | ProtocolException e) {
            if (listener.isClosed()) throw e;
            System.err.println(DropText.reason(e));
            return false;
        }
    }

    private static int send(Endpoint to, Path file) throws IOException {
        if (!Files.isRegularFile(file))
            throw new IllegalArgumentException("there is no file " + file);
        try (FramedConnection connection = FramedConnection.connect(to, LIMIT)) {
            DropText progress = new DropText("sent");
            new FileTransfer(connection, progress::moved).send(file);
            progress.done(file);
            return DONE;
        }
    }
}
