// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/// A small POP3 server with two letters.
///
/// Any mail program can fetch them. Anybody may log in: it is a toy on loopback. The rules are
/// those of [RFC 1939](https://www.rfc-editor.org/rfc/rfc1939).
final class Pop3Fake {
    private static final int PORT = 1110;
    private static final int BACKLOG = 50;
    private static final List<List<String>> LETTERS = List.of(
            List.of("From: ada@parley.test", "Subject: Hello", "", "Shall we talk?"),
            List.of("From: bob@parley.test", "Subject: Dots", "", "Wait for it ...", ".",
                    "There it was."));

    private Pop3Fake() {}

    static void main(String[] args) {
        Launch.server(args, PORT, Pop3Fake::serve);
    }

    static void serve(int port) throws IOException {
        try (var server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress())) {
            IO.println("POP3 server on port " + server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> talk(client));
            }
        }
    }

    // --8<-- [start:talk]
    private static void talk(Socket accepted) {
        try (var client = new Dialogue(accepted)) {
            client.say("+OK Parley's POP3 server, for learning");
            String line;
            do {
                line = client.hear();
                IO.println(line.startsWith("PASS") ? "PASS ***" : line);
                answer(client, line.split(" ", 2));
            } while (!line.equals("QUIT"));
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
    // --8<-- [end:talk]

    private static void answer(Dialogue client, String[] words) throws IOException {
        switch (words[0]) {
            case "USER", "PASS", "NOOP" -> client.say("+OK");
            case "STAT" -> client.say("+OK " + LETTERS.size() + " " + bytes());
            case "LIST" -> list(client);
            case "RETR" -> retrieve(client, words);
            case "QUIT" -> client.say("+OK Goodbye");
            default -> client.say("-ERR not known here: " + words[0]);
        }
    }

    private static void list(Dialogue client) throws IOException {
        client.say("+OK");
        for (int i = 0; i < LETTERS.size(); i++) {
            client.say((i + 1) + " " + bytes(LETTERS.get(i)));
        }
        client.say(".");
    }

    // --8<-- [start:retrieve]
    private static void retrieve(Dialogue client, String[] words)
            throws IOException {
        Optional<List<String>> letter = find(words);
        if (letter.isEmpty()) {
            client.say("-ERR no such letter");
            return;
        }
        client.say("+OK");
        for (String line : letter.get()) {
            // A dot alone ends the letter, so other dots are doubled.
            client.say(line.startsWith(".") ? "." + line : line);
        }
        client.say(".");
    }
    // --8<-- [end:retrieve]

    private static Optional<List<String>> find(String[] words) {
        for (int i = 0; i < LETTERS.size(); i++) {
            String number = Integer.toString(i + 1);
            if (words.length > 1 && words[1].equals(number)) return Optional.of(LETTERS.get(i));
        }
        return Optional.empty();
    }

    private static int bytes() {
        return LETTERS.stream().mapToInt(Pop3Fake::bytes).sum();
    }

    private static int bytes(List<String> letter) {
        return letter.stream().mapToInt(line -> line.length() + "\r\n".length()).sum();
    }
}
