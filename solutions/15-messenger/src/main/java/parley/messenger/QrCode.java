// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A QR code for a terminal, so that nobody has to type an address into a phone: two rows of the
/// code in a line of text, in half blocks, black on white whatever the terminal's colours are.
final class QrCode {
    /// White around it, in modules: the standard asks for four.
    private static final int MARGIN = 4;
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String USUAL = "\u001b[0m";

    private QrCode() {
    }

    /// The lines to print, with their colours.
    ///
    /// @throws IllegalArgumentException when the text does not fit into a code
    static List<String> lines(String text) {
        var code = code(text);
        var lines = new ArrayList<String>();
        for (int y = 0; y < code.getHeight(); y += 2) {
            var line = new StringBuilder(BLACK_ON_WHITE);
            for (int x = 0; x < code.getWidth(); x++)
                line.append(block(code.get(x, y), y + 1 < code.getHeight() && code.get(x, y + 1)));
            lines.add(line.append(USUAL).toString());
        }
        return lines;
    }

    private static char block(boolean above, boolean below) {
        if (above) return below ? '█' : '▀';
        return below ? '▄' : ' ';
    }

    private static BitMatrix code(String text) {
        try {
            // Size 1 is too small, and so means: one module, one point.
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1,
                    Map.of(EncodeHintType.MARGIN, MARGIN));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code for '" + text + "'", tooLong);
        }
    }

    /// Whether it can be seen where the output goes: on a terminal that shows UTF-8 and colours.
    ///
    /// @param environment of the process
    /// @param encoding the system's, by its name
    static boolean shows(boolean terminal, Map<String, String> environment, String encoding) {
        if (!terminal || environment.getOrDefault("TERM", "").equals("dumb")) return false;
        // The launcher sets LC_ALL where the terminal speaks something else: Java needs it.
        boolean set = environment.getOrDefault("LC_ALL", "").equals("C.UTF-8");
        return utf8(encoding) && (!set || utf8(environment.getOrDefault("LC_CTYPE", ""))
                || utf8(environment.getOrDefault("LANG", "")));
    }

    private static boolean utf8(String name) {
        return name.toUpperCase(Locale.ROOT).replace("-", "").endsWith("UTF8");
    }
}
