// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs tshark, the reader of capture files that nobody here wrote, where there is one.
final class Tshark {
    private static final List<String> STRICT = List.of("-n", "-o", "ip.check_checksum:TRUE", "-o",
        "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE");
    private static final List<String> FIELDS = List.of("tcp.flags", "tcp.srcport", "udp.srcport",
        "tcp.dstport", "udp.dstport", "tcp.payload", "udp.payload", "ip.checksum.status",
        "tcp.checksum.status", "udp.checksum.status", "tcp.analysis.flags", "_ws.malformed",
        "_ws.expert.severity");
    private static final int WARNING = 0x600000;

    private Tshark() {
    }

    /// What tshark makes of one packet.
    ///
    /// @param flags TCP's flags; 0 for datagrams
    /// @param payload in hex
    /// @param complaint what tshark does not like about it; empty when all is well
    record Seen(int flags, int from, int to, String payload, String complaint) {
    }

    /// The packets of a capture file, each with its checksums checked.
    static List<Seen> read(Path file) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("tshark", "-r", file.toString(), "-T", "fields", "-E",
            "separator=|"));
        command.addAll(STRICT);
        FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
        Process process = start(command);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("tshark failed:\n" + out);
        return out.lines().filter(line -> line.contains("|")).map(Tshark::seen).toList();
    }

    private static Seen seen(String line) {
        String[] f = line.split("\\|", -1);
        int flags = f[0].isEmpty() ? 0 : Integer.decode(f[0]);
        boolean good = !f[7].equals("0") && !f[8].equals("0") && !f[9].equals("0");
        boolean reset = (flags & 4) != 0;
        boolean warned = !reset && Arrays.stream(f[12].split(",")).filter(s -> !s.isEmpty())
            .anyMatch(severity -> Integer.parseInt(severity) >= WARNING);
        boolean complains = !good || !f[10].isEmpty() || !f[11].isEmpty() || warned;
        return new Seen(flags, Integer.parseInt(f[1] + f[2]), Integer.parseInt(f[3] + f[4]), f[5]
            + f[6],
            complains ? line : "");
    }

    private static Process start(List<String> command) throws IOException {
        Machine.needs("tshark");
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
