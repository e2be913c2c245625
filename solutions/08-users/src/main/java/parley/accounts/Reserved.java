// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names that nobody may take, because others would believe them.
final class Reserved {
    private static final Set<String> WORDS = Stream.of("system", "admin", "administrator", "root",
                    "parley", "server", "moderator", "support", "security", "staff", "official",
                    "everyone", "all", "here", "me", "null", "undefined", "anonymous", "unknown",
                    "deleted", "deleted account", "operator", "postmaster", "hostmaster",
                    "webmaster", "abuse", "noreply", "mailer-daemon")
            .map(LookAlikes::skeleton).collect(Collectors.toUnmodifiableSet());

    private Reserved() {}

    /// Whether a text is one of them, however it is written: `SYSTEM`, `s.y.s.t.e.m`, `5ystem`.
    static boolean contains(String text) {
        return WORDS.contains(LookAlikes.skeleton(text));
    }
}
