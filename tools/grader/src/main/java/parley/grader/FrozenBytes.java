// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the ports out of the hex dumps of a text: `Host: 127.0.0.1:40123` differs from run to run
/// in bytes too. Every digit of a port becomes a zero.
final class FrozenBytes {
    private static final Pattern ROW =
            Pattern.compile("( +[0-9a-f]{4,}  )((?:[0-9a-f]{2} )+ *)( .{1,16})?");
    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)[0-9]{1,5}");

    private FrozenBytes() {
    }

    /// @param text a whole text, its lines ended by LF
    static String withoutPorts(String text) {
        var out = new ArrayList<String>();
        var dump = new ArrayList<MatchResult>();
        for (String line : text.split("\n", -1)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                dump.add(row.toMatchResult());
                continue;
            }
            out.addAll(printed(dump));
            dump.clear();
            out.add(line);
        }
        out.addAll(printed(dump));
        return String.join("\n", out);
    }

    private static List<String> printed(List<MatchResult> dump) {
        var bytes = new ByteArrayOutputStream();
        for (MatchResult row : dump) bytes.writeBytes(bytes(row));
        String before = bytes.toString(ISO_8859_1);
        String after = PORT.matcher(before).replaceAll(port -> "0".repeat(port.group().length()));
        boolean same = before.equals(after);
        var rows = new ArrayList<String>();
        int at = 0;
        for (MatchResult row : dump) {
            int end = at + bytes(row).length;
            rows.add(same ? row.group() : row(row, after.substring(at, end)));
            at = end;
        }
        return rows;
    }

    private static byte[] bytes(MatchResult row) {
        return HexFormat.of().parseHex(row.group(2).replace(" ", ""));
    }

    /// The row with other bytes: its text column, which may lack spaces at its end, keeps all but ports.
    private static String row(MatchResult row, String bytes) {
        String hex = HexFormat.ofDelimiter(" ").formatHex(bytes.getBytes(ISO_8859_1));
        String text = bytes.replaceAll("[^ -~]", ".");
        String gap = row.group(2).substring(hex.length());
        return (row.group(1) + hex + gap + " " + text).stripTrailing();
    }
}
