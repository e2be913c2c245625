// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fetches a picture as JSON and saves it.
///
/// Arguments: `[host] [port]`. The size is unknown, so it reads until the end of the stream.
final class PictureJsonClient {
    private static final int PORT = 5566;
    private static final int BUFFER_BYTES = 1024;
    private static final int MOST_BYTES = 10_000_000;
    private static final Pattern PICTURE =
            Pattern.compile("\\{\"filename\":\"([\\w.-]+)\",\"filedata\":\"([\\w+/=]*)\"}");

    private static final Pattern SAFE_NAME = Pattern.compile("\\w[\\w.-]{0,99}");

    private PictureJsonClient() {}

    static void main(String[] args) {
        Launch.client(args, PORT, PictureJsonClient::fetch);
    }

    // --8<-- [start:fetch]
    static void fetch(InetSocketAddress address) throws IOException {
        try (var server = new Socket()) {
            server.connect(address);
            byte[] json = readAll(server.getInputStream());
            Matcher fields = PICTURE.matcher(new String(json, US_ASCII));
            if (!fields.matches()) throw new IOException("no picture came");
            byte[] picture = Base64.getDecoder().decode(fields.group(2));
            save(fields.group(1), picture);
            report(json.length, picture.length);
        }
    }
    // --8<-- [end:fetch]

    // --8<-- [start:read-all]
    private static byte[] readAll(InputStream in) throws IOException {
        var parts = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER_BYTES];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            parts.write(buffer, 0, count);
            if (parts.size() > MOST_BYTES) {
                throw new IOException("too long");
            }
        }
        return parts.toByteArray();
    }
    // --8<-- [end:read-all]

    // --8<-- [start:save]
    static void save(String name, byte[] picture) throws IOException {
        // A name from the network must not choose the folder.
        if (!SAFE_NAME.matcher(name).matches()) {
            throw new IOException("unsafe file name: " + name);
        }
        Path file = Files.createTempDirectory("parley").resolve(name);
        Files.write(file, picture);
        IO.println("Saved " + file);
    }
    // --8<-- [end:save]

    static void report(int onTheWire, int picture) {
        IO.println(onTheWire + " bytes on the wire for a picture of " + picture + " bytes");
    }
}
