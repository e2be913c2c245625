// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Draws the picture that the picture servers send: a small sunset, as a PNG file made by hand.
///
/// A PNG file is a signature and a row of frames, each `length | type | data | CRC-32`, all numbers
/// with the highest byte first: [PNG, section 5](https://www.w3.org/TR/png-3/#5DataRep).
final class Picture {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 100;
    private static final int SUN_RADIUS = 22;
    private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

    private Picture() {}

    /// Draws the picture and writes it as a PNG file's content.
    static byte[] png() throws IOException {
        var file = new ByteArrayOutputStream();
        var out = new DataOutputStream(file);
        out.write(SIGNATURE);
        chunk(out, "IHDR", header());
        chunk(out, "IDAT", pixels());
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    // --8<-- [start:chunk]
    private static void chunk(DataOutputStream out, String type, byte[] data)
            throws IOException {
        var crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(data);
        out.writeInt(data.length);
        out.writeBytes(type);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
    // --8<-- [end:chunk]

    private static byte[] header() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(WIDTH);
        out.writeInt(HEIGHT);
        out.write(new byte[] {8, 2, 0, 0, 0}); // 8 bits a colour, RGB, no extras
        return bytes.toByteArray();
    }

    private static byte[] pixels() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < HEIGHT; y++) {
                out.write(0); // this row is stored as it is
                for (int x = 0; x < WIDTH; x++) out.write(colour(x, y));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] colour(int x, int y) {
        int dx = x - WIDTH / 2;
        int dy = y - HEIGHT / 2;
        boolean sun = dx * dx + dy * dy < SUN_RADIUS * SUN_RADIUS;
        if (sun) return rgb(255, 210, 80);
        boolean sea = y > 2 * HEIGHT / 3;
        return sea ? rgb(20, 60 + (x ^ y) % 16, 110) : rgb(90 + y * 2, 40 + y, 140 - y);
    }

    private static byte[] rgb(int red, int green, int blue) {
        return new byte[] {(byte) red, (byte) green, (byte) blue};
    }
}
