// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A small FTP server that keeps its files in memory.
///
/// It is enough for get, put and list by any client. FTP talks on one connection and moves each
/// file over another, whose end is the end of the file. Only the passive mode is spoken, in which
/// the client opens both. Anybody may log in: it is a toy on loopback. The rules are those of
/// [RFC 959](https://www.rfc-editor.org/rfc/rfc959).
final class FtpFake {
    private static final int PORT = 2121;
    private static final int BACKLOG = 50;
    private static final int MOST_FILE_BYTES = 1_000_000;
    private static final int MOST_FILES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final Map<String, byte[]> files;
    private final Dialogue control;
    private Optional<ServerSocket> passive = Optional.empty();

    private FtpFake(Dialogue control, Map<String, byte[]> files) {
        this.control = control;
        this.files = files;
    }

    static void main(String[] args) {
        Launch.server(args, PORT, FtpFake::serve);
    }

    static void serve(int port) throws IOException {
        var files = new ConcurrentHashMap<String, byte[]>();
        files.put("welcome.txt", "Welcome to Parley's FTP server\n".getBytes(UTF_8));
        try (var server = new ServerSocket(port, BACKLOG, HERE)) {
            IO.println("FTP server on port " + server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> talk(client, files));
            }
        }
    }

    private static void talk(Socket accepted, Map<String, byte[]> files) {
        try (var control = new Dialogue(accepted)) {
            var session = new FtpFake(control, files);
            try {
                session.run();
            } finally {
                session.closePassive();
            }
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }

    // --8<-- [start:run]
    private void run() throws IOException {
        control.say("220 Parley's FTP server, for learning");
        String command;
        do {
            String line = control.hear();
            int space = line.indexOf(' ');
            String word = space < 0 ? line : line.substring(0, space);
            command = word.toUpperCase(Locale.ROOT);
            String argument = space < 0 ? "" : line.substring(space + 1);
            IO.println(command.equals("PASS") ? "PASS ***" : line);
            answer(command, argument);
        } while (!command.equals("QUIT"));
    }
    // --8<-- [end:run]

    private void answer(String command, String argument) throws IOException {
        switch (command) {
            case "USER" -> control.say("331 Any password will do");
            case "PASS" -> control.say("230 Logged in");
            case "SYST" -> control.say("215 UNIX Type: L8");
            case "TYPE" -> control.say("200 Bytes are sent as they are");
            case "PWD" -> control.say("257 \"/\" is the only folder");
            case "SIZE" -> size(argument);
            case "PASV" -> passive();
            case "LIST", "NLST", "RETR", "STOR" -> transfer(command, argument);
            case "QUIT" -> control.say("221 Goodbye");
            default -> control.say("502 Not known here: " + command);
        }
    }

    // --8<-- [start:passive]
    private void passive() throws IOException {
        closePassive();
        var data = new ServerSocket(0, 1, HERE);
        data.setSoTimeout((int) PATIENCE.toMillis());
        passive = Optional.of(data);
        int port = data.getLocalPort();
        control.say("227 Call me there (127,0,0,1,"
                + port / 256 + "," + port % 256 + ")");
    }
    // --8<-- [end:passive]

    private void transfer(String command, String name) throws IOException {
        if (passive.isEmpty()) {
            control.say("425 Say PASV first");
            return;
        }
        switch (command) {
            case "RETR" -> retrieve(name);
            case "STOR" -> store(name);
            default -> list();
        }
    }

    private void list() throws IOException {
        String names = String.join("\r\n", files.keySet()) + "\r\n";
        send(names.getBytes(UTF_8));
    }

    private void size(String name) throws IOException {
        byte[] file = files.get(name);
        control.say(file == null ? "550 No such file" : "213 " + file.length);
    }

    private void retrieve(String name) throws IOException {
        byte[] file = files.get(name);
        if (file == null) {
            control.say("550 No such file");
        } else {
            send(file);
        }
    }

    // --8<-- [start:send]
    private void send(byte[] bytes) throws IOException {
        control.say("150 Here it comes");
        try (Socket data = acceptData()) {
            data.getOutputStream().write(bytes);
        }
        control.say("226 That was all");
    }
    // --8<-- [end:send]

    private void store(String name) throws IOException {
        if (files.size() >= MOST_FILES) {
            control.say("452 No room for more files");
            return;
        }
        control.say("150 Send it");
        byte[] bytes;
        try (Socket data = acceptData()) {
            bytes = data.getInputStream().readNBytes(MOST_FILE_BYTES + 1);
        }
        if (bytes.length > MOST_FILE_BYTES) {
            control.say("552 Too long");
        } else {
            files.put(name, bytes);
            control.say("226 Got " + bytes.length + " bytes");
        }
    }

    private Socket acceptData() throws IOException {
        try {
            Socket data = passive.orElseThrow().accept();
            data.setSoTimeout((int) PATIENCE.toMillis());
            return data;
        } finally {
            closePassive();
        }
    }

    private void closePassive() throws IOException {
        if (passive.isPresent()) passive.get().close();
        passive = Optional.empty();
    }
}
