// SPDX-License-Identifier: Apache-2.0
package parley.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import java.util.function.Consumer;

/// The program that answers: `Hello World` with `Hello Yourself`, `Goodbye` with `Goodbye`. It tells
/// which bytes arrived. One client at a time, only from this machine.
public final class Greeter implements AutoCloseable {
    /// How long a client may keep silent.
    static final int MAX_SILENCE_MILLIS = 2_000;

    private static final int BACKLOG = 5;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final ServerSocket listener;
    private final Consumer<String> log;

    /// Starts to listen.
    ///
    /// @param port 0 for any free one
    /// @param log gets a line for everything that happens
    /// @throws IOException when the port is taken
    public Greeter(int port, Consumer<String> log) throws IOException {
        this.listener = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
        this.log = log;
    }

    /// Where clients find it.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /// Answers one client after the other until it is closed.
    // --8<-- [start:serve]
    public void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.setSoTimeout(MAX_SILENCE_MILLIS);
                talk(client);
            } catch (IOException gone) {
                if (!listener.isClosed()) log.accept("lost a client: " + gone.getMessage());
            }
        }
    }
    // --8<-- [end:serve]

    private void talk(Socket client) throws IOException {
        Tap tap = new Tap(client.getInputStream(), Conversation.MAX_BYTES);
        BufferedReader in = new BufferedReader(new InputStreamReader(tap, UTF_8));
        String line = "";
        while (!line.equals("Goodbye")) {
            try {
                line = in.readLine();
            } catch (SocketTimeoutException silence) {
                log.accept("no line came for 2 seconds, hanging up. " + bytes(tap.arrived()));
                return;
            }
            if (line == null) return;
            log.accept(bytes(tap.arrived()));
            say(answer(line), client.getOutputStream());
        }
    }

    // --8<-- [start:answer]
    private static String answer(String line) {
        if (line.startsWith("Hello ")) return "Hello Yourself";
        if (line.equals("Goodbye")) return "Goodbye";
        return "Pardon? I know \"Hello World\" and \"Goodbye\".";
    }
    // --8<-- [end:answer]

    private static void say(String text, OutputStream out) throws IOException {
        out.write((text + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    private static String bytes(byte[] arrived) {
        return arrived.length + " bytes came: " + HEX.formatHex(arrived);
    }

    /// Stops listening, which ends [#serve()].
    @Override
    public void close() throws IOException {
        listener.close();
    }

    /// Listens on the port given, until Ctrl+C.
    ///
    /// @param args the port; none: any free one
    static void main(String[] args) throws IOException {
        int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        try (Greeter greeter = new Greeter(port, System.out::println)) {
            System.out.println("The greeter listens on port " + greeter.address().getPort()
                    + " of this machine. Ctrl+C ends it.");
            greeter.serve();
        }
    }
}
