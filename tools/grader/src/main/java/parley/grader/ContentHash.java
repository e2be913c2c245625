// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A hash over texts and files that changes when any of them does.
final class ContentHash {
    private static final int SHOWN_BYTES = 16;

    private final MessageDigest digest = sha256();

    ContentHash add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    ContentHash add(byte[] bytes) {
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ' ');
        digest.update(bytes);
        return this;
    }

    /// A file's bytes, or those of all files below a folder with their names.
    ContentHash add(Path path) {
        try (var below = Files.walk(path)) {
            for (var file : below.filter(Files::isRegularFile).sorted().toList())
                add(path.relativize(file).toString()).add(Files.readAllBytes(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The hash as text for a file name.
    String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
