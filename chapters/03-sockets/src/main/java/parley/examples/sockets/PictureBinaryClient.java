// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Fetches a picture as bytes and notices a cut.
///
/// Arguments: `[host] [port]`.
final class PictureBinaryClient {
    private static final int PORT = 5567;
    private static final int MOST_BYTES = 10_000_000;
    private static final int LENGTH_FIELDS_BYTES = 2 + 4;

    private PictureBinaryClient() {}

    static void main(String[] args) {
        Launch.client(args, PORT, PictureBinaryClient::fetch);
    }

    // --8<-- [start:fetch]
    static void fetch(InetSocketAddress address) throws IOException {
        try (var server = new Socket()) {
            server.connect(address);
            var in = new DataInputStream(
                    new BufferedInputStream(server.getInputStream()));
            String name = in.readUTF();
            byte[] picture = readPicture(in);
            PictureJsonClient.save(name, picture);
            PictureJsonClient.report(
                    LENGTH_FIELDS_BYTES + name.length() + picture.length,
                    picture.length);
        }
    }
    // --8<-- [end:fetch]

    // --8<-- [start:read-picture]
    private static byte[] readPicture(DataInputStream in)
            throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("no honest picture has "
                    + length + " bytes");
        }
        var picture = new byte[length];
        in.readFully(picture); // EOFException when some are missing
        return picture;
    }
    // --8<-- [end:read-picture]
}
