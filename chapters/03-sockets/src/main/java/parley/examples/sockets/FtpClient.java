// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts and gets a file over FTP and prints the dialogue.
///
/// Arguments: `[host] [port]`; usually our own `FtpFake`.
final class FtpClient implements AutoCloseable {
    private static final int PORT = 2121;
    private static final int MOST_FILE_BYTES = 1_000_000;
    private static final Pattern PASSIVE =
            Pattern.compile("\\(\\d+,\\d+,\\d+,\\d+,(\\d{1,3}),(\\d{1,3})\\)");

    private final Dialogue control;

    private FtpClient(Socket socket) throws IOException {
        this.control = new Dialogue(socket);
    }

    static void main(String[] args) {
        Launch.client(args, PORT, FtpClient::visit);
    }

    static void visit(InetSocketAddress address) throws IOException {
        var socket = new Socket();
        socket.connect(address);
        // --8<-- [start:visit]
        try (var ftp = new FtpClient(socket)) {
            ftp.expect("220");
            ftp.ask("USER guest", "331");
            ftp.ask("PASS secret", "230");
            ftp.ask("TYPE I", "200");
            ftp.put("note.txt", "Remember the milk\n".getBytes(UTF_8));
            IO.print(new String(ftp.get("note.txt"), UTF_8));
            ftp.ask("QUIT", "221");
        }
        // --8<-- [end:visit]
    }

    // --8<-- [start:ask]
    private String ask(String command, String code) throws IOException {
        IO.println("> " + command);
        control.say(command);
        return expect(code);
    }

    private String expect(String code) throws IOException {
        String line = control.hear();
        IO.println("< " + line);
        if (line.startsWith(code)) return line;
        throw new IOException("wanted " + code + ", got: " + line);
    }
    // --8<-- [end:ask]

    // --8<-- [start:put]
    private void put(String name, byte[] bytes) throws IOException {
        try (Socket data = openData()) {
            ask("STOR " + name, "150");
            data.getOutputStream().write(bytes);
        }
        expect("226");
    }
    // --8<-- [end:put]

    // --8<-- [start:get]
    private byte[] get(String name) throws IOException {
        byte[] bytes;
        try (Socket data = openData()) {
            ask("RETR " + name, "150");
            bytes = data.getInputStream().readNBytes(MOST_FILE_BYTES);
        }
        expect("226");
        return bytes;
    }
    // --8<-- [end:get]

    /// Calls the port the server names, but at the address we already talk to: a server must not
    /// send us to somebody else.
    // --8<-- [start:data]
    private Socket openData() throws IOException {
        Matcher numbers = PASSIVE.matcher(ask("PASV", "227"));
        if (!numbers.find()) throw new IOException("no port in there");
        int port = Integer.parseInt(numbers.group(1)) * 256
                + Integer.parseInt(numbers.group(2));
        return new Socket(control.socket().getInetAddress(), port);
    }
    // --8<-- [end:data]

    @Override
    public void close() throws IOException {
        control.close();
    }
}
