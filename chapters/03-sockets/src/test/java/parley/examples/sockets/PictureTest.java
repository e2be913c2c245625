// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    /// What a server does with a connection it accepted.
    private interface Script {
        void play(DataOutputStream out) throws IOException;
    }

    @Test
    void the_picture_is_a_png_file_that_others_can_read() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(Picture.png()));

        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(image.getRGB(80, 50)).isEqualTo(0xff_ff_d2_50);
    }

    @Test
    void it_arrives_whole_as_json_and_costs_a_third_more() throws Exception {
        try (var server = Program.start(PictureJsonServer::main, "0")) {
            String printed = Program.run(PictureJsonClient::main, server.portArgument());

            assertThat(saved(printed)).isEqualTo(Picture.png());
            assertThat(onTheWire(printed)).isGreaterThan(Picture.png().length * 4 / 3);
        }
    }

    @Test
    void it_arrives_whole_as_bytes_and_costs_sixteen_more() throws Exception {
        try (var server = Program.start(PictureBinaryServer::main, "0")) {
            String printed = Program.run(PictureBinaryClient::main, server.portArgument());

            assertThat(saved(printed)).isEqualTo(Picture.png());
            assertThat(onTheWire(printed)).isEqualTo(Picture.png().length + 16);
        }
    }

    @Test
    void a_cut_picture_is_noticed() {
        assertThatThrownBy(() -> fetchFrom(out -> {
            out.writeUTF("cut.png");
            out.writeInt(100);
            out.write(new byte[99]);
        })).isInstanceOf(EOFException.class);
    }

    @Test
    void a_length_no_honest_server_sends_is_refused() {
        assertThatThrownBy(() -> fetchFrom(out -> {
            out.writeUTF("huge.png");
            out.writeInt(Integer.MAX_VALUE);
        })).hasMessage("no honest picture has 2147483647 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../nowhere/evil.png", "/nowhere/evil.png", "..", "", "C:\\evil"})
    void a_name_that_leads_out_of_the_folder_is_refused(String name) {
        assertThatThrownBy(() -> fetchFrom(out -> {
            out.writeUTF(name);
            out.writeInt(0);
        })).hasMessage("unsafe file name: " + name);
    }

    private static void fetchFrom(Script script) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (var client = server.accept()) {
                    script.play(new DataOutputStream(client.getOutputStream()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            PictureBinaryClient.fetch((InetSocketAddress) server.getLocalSocketAddress());
        }
    }

    private static byte[] saved(String printed) throws IOException {
        var file = Path.of(printed.lines().findFirst().orElseThrow().substring("Saved ".length()));
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        Files.delete(file.getParent());
        return bytes;
    }

    private static int onTheWire(String printed) {
        var matcher = Pattern.compile("(\\d+) bytes on the wire").matcher(printed);
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
