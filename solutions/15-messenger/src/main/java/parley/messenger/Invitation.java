// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.PrintStream;
import java.util.List;

/// What is printed for people on other computers: the address, as a QR code too where that can be
/// seen, and whose certificate they have to trust.
final class Invitation {
    private static final int PRINT_CHARS = 48;

    private Invitation() {
    }

    /// Prints it.
    ///
    /// @param drawn whether a QR code can be seen
    static void print(Program program, Tls tls, boolean drawn, PrintStream out) {
        if (!program.settings().loopbackOnly()) {
            var addresses = addresses(program, tls);
            addresses.forEach(address -> out.println("  for others:       " + address));
            if (addresses.isEmpty() && tls.authority().isPresent())
                out.println("  for others:       nothing yet: this computer is on no network");
            else if (drawn && !addresses.isEmpty()) {
                out.println("  for a phone's camera:");
                QrCode.lines(addresses.getFirst()).forEach(line -> out.println("    " + line));
            }
        }
        tls.authority().ifPresent(authority -> {
            out.println("  its authority:    " + authority.certificateFile());
            out.println("    Browsers warn until they trust it. How to make them, on each system, is in");
            out.println("    book/messenger.md. Before you do, compare its fingerprint, SHA-256:");
            parts(authority.fingerprint()).forEach(part -> out.println("      " + part));
        });
    }

    /// What others can type.
    private static List<String> addresses(Program program, Tls tls) {
        return tls.hosts().stream()
                .filter(host -> host.matches("[0-9.]+") && !host.startsWith("127."))
                .map(host -> "https://" + host + ":" + program.port() + "/").toList();
    }

    private static List<String> parts(String fingerprint) {
        return List.of(fingerprint.substring(0, PRINT_CHARS), fingerprint.substring(PRINT_CHARS));
    }
}
