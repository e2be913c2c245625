// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The code that a phone's camera reads off the terminal.
@Timeout(60)
class QrCodeTest {
    private static final int POINTS_A_MODULE = 4;
    private static final int BLACK = 0;
    private static final int WHITE = 0xffffff;

    @TempDir
    Path data;

    /// Reads a code as a camera does: from points of light, not from what made it.
    private static String read(List<String> lines) throws Exception {
        var plain = lines.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();
        int size = plain.getFirst().length() * POINTS_A_MODULE;
        int height = plain.size() * 2 * POINTS_A_MODULE;
        var points = new int[size * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < size; x++) {
                char block = plain.get(y / (2 * POINTS_A_MODULE)).charAt(x / POINTS_A_MODULE);
                boolean upper = y / POINTS_A_MODULE % 2 == 0;
                boolean black = block == '█' || block == (upper ? '▀' : '▄');
                points[y * size + x] = black ? BLACK : WHITE;
            }
        }
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(size, height, points))),
                Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://192.168.178.123:8080/", "https://10.0.0.2:1/",
        "https://a-rather-long-name.of.a.computer.example.org:65535/"})
    void can_be_read_again(String address) throws Exception {
        assertThat(read(QrCode.lines(address))).isEqualTo(address);
    }

    @Test
    void fits_on_a_terminal_with_24_rows() {
        assertThat(QrCode.lines("https://192.168.178.123:8080/")).hasSizeLessThan(20)
                .allSatisfy(line -> assertThat(line).startsWith("\u001b").endsWith("\u001b[0m"));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  xterm, '',      de_DE.UTF-8, UTF-8,  true,  a usual terminal",
        "true,  xterm, '',      de_DE.utf8,  UTF-8,  true,  the same in other words",
        "false, xterm, '',      de_DE.UTF-8, UTF-8,  false, a pipe or a file",
        "true,  dumb,  '',      de_DE.UTF-8, UTF-8,  false, no colours",
        "true,  xterm, C.UTF-8, de_DE,       UTF-8,  false, the launcher has set LC_ALL",
        "true,  xterm, C.UTF-8, C.UTF-8,     UTF-8,  true,  somebody else has",
        "true,  '',    '',      '',          Cp1252, false, Windows"})
    void is_drawn_only_where_it_can_be_seen(boolean terminal, String term, String all, String lang,
            String encoding, boolean shown, String why) {
        var environment = Map.of("TERM", term, "LC_ALL", all, "LANG", lang);

        assertThat(QrCode.shows(terminal, environment, encoding)).as(why).isEqualTo(shown);
    }

    @Test
    void an_invitation_has_the_address_and_the_authority_and_the_code_only_where_it_is_seen()
            throws Exception {
        try (var program = Rig.start(data, "--lan")) {
            var tls = new Tls(program.tls().orElseThrow().context(),
                    program.tls().orElseThrow().channels(), program.tls().orElseThrow().authority(),
                    List.of("127.0.0.1", "192.168.0.7", "localhost"));
            var address = "https://192.168.0.7:" + program.port() + "/";

            var drawn = printed(program, tls, true).lines().toList();
            var code = drawn.stream().filter(line -> line.contains("\u001b"))
                    .map(String::strip).toList();
            assertThat(read(code)).isEqualTo(address);

            assertThat(printed(program, tls, false)).contains("for others:       " + address)
                    .contains("ca.pem").doesNotContain("\u001b").doesNotContain("camera");
        }
    }

    private static String printed(Program program, Tls tls, boolean drawn) {
        var out = new ByteArrayOutputStream();
        Invitation.print(program, tls, drawn, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
