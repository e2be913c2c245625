// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/// A short name for the text of a lab's graded tests. A pass is kept with it, so that after an
/// update the map knows which tasks were passed with other tests.
final class TestsHash {
    private static final int SHOWN_BYTES = 4;

    private TestsHash() {
    }

    /// Eight hex digits; `none` where there are no tests.
    static String of(Lab lab) {
        try (Stream<Path> files = Files.walk(lab.tests())) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(lab.tests().relativize(file).toString().replace('\\', '/')
                        .getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readString(file).replace("\r", "")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
        } catch (IOException unreadable) {
            return "none";
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
