// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/// Reads a message once and gets a part of it.
///
/// The rest has not come yet. `ReadsAll` is the cure.
final class ReadsOnce {
    static final int MESSAGE_BYTES = 1000;
    private static final int FIRST_PIECE_BYTES = 312;

    /// One way to read a message.
    interface Reader {
        byte[] read(InputStream in) throws IOException;
    }

    private ReadsOnce() {}

    static void main(String[] args) {
        Launch.run(() -> report("one read", receiveInTwoPieces(ReadsOnce::read)));
    }

    // --8<-- [start:read]
    private static byte[] read(InputStream in) throws IOException {
        var message = new byte[MESSAGE_BYTES];
        in.read(message); // says how many it got, but nobody listens
        return message;
    }
    // --8<-- [end:read]

    /// Sends 1000 bytes, all of them 7, of which the last ones only leave when the reader has
    /// begun.
    static byte[] receiveInTwoPieces(Reader reader) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var sender = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket receiver = server.accept()) {
            send(sender, FIRST_PIECE_BYTES);
            var in = new SendsTheRestOnFirstRead(receiver.getInputStream(), sender);
            return reader.read(in);
        }
    }

    static void report(String how, byte[] message) {
        int arrived = 0;
        for (byte b : message) arrived += b == 7 ? 1 : 0;
        IO.println(how + ": " + arrived + " bytes of " + MESSAGE_BYTES + ", "
                + (message.length - arrived) + " zeros in their place");
    }

    private static void send(Socket to, int count) throws IOException {
        var bytes = new byte[count];
        Arrays.fill(bytes, (byte) 7);
        to.getOutputStream().write(bytes);
    }

    /// Plays a slow network: the second piece leaves after the first one was read.
    private static final class SendsTheRestOnFirstRead extends FilterInputStream {
        private final Socket sender;
        private boolean sent;

        SendsTheRestOnFirstRead(InputStream in, Socket sender) {
            super(in);
            this.sender = sender;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            int got = super.read(bytes, from, count);
            if (!sent) send(sender, MESSAGE_BYTES - FIRST_PIECE_BYTES);
            sent = true;
            return got;
        }
    }
}
