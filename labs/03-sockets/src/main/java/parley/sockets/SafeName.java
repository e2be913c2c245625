// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import parley.framing.ProtocolException;

/// Turns the name that a peer wishes for a file into a place in a folder.
///
/// The rules are those of all systems together, so that a name which is harmless here stays
/// harmless when the file is copied elsewhere.
final class SafeName {
    private static final int MAX_COPIES = 1000;

    // --8<-- [start:unsafe]
    /// Separators, wild cards, control characters and marks that turn
    /// the direction of writing ("gpj.exe" shown as "exe.jpg").
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[/\\\\:*?\"<>|\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");
    /// Names that mean a device on Windows, whatever follows the dot.
    private static final Pattern DEVICE = Pattern.compile(
            "(?i)(con|prn|aux|nul|conin\\$|conout\\$"
            + "|(com|lpt)[0-9\\u00b9\\u00b2\\u00b3]) *(\\..*)?");
    // --8<-- [end:unsafe]

    private SafeName() {}

    /// Lets a name pass that is one harmless file name, and refuses every other: a path, `..`, a
    /// hidden file, a device, a name that some system would silently change.
    ///
    /// @throws ProtocolException [ProtocolException#NOT_ALLOWED]
    static void check(String name) {
        boolean safe = !name.isEmpty()
                && name.getBytes(UTF_8).length <= Offer.MAX_NAME_BYTES
                && !name.startsWith(".") && !name.startsWith(" ")
                && !name.endsWith(".") && !name.endsWith(" ")
                && !FORBIDDEN.matcher(name).find()
                && !DEVICE.matcher(name).matches();
        if (!safe)
            throw new ProtocolException(
                    ProtocolException.NOT_ALLOWED, "that name is not allowed here");
    }

    /// A place for content that is still arriving. Nothing is there yet.
    static Path part(Path folder) {
        String random = Long.toHexString(new Random().nextLong());
        return folder.resolve("incoming-" + random + ".part");
    }

    /// Reserves a place for the finished file: `cat.png`, or `cat (2).png` when there is one
    /// already. An empty file stands there when this returns, for an atomic move to replace: two
    /// transfers of the same name at the same time cannot end in one file.
    ///
    /// @throws ProtocolException when the name is not safe
    /// @throws IOException when no file can be made in the folder
    static Path reserve(Path folder, String name) throws IOException {
        check(name);
        for (int copy = 1; copy <= MAX_COPIES; copy++) {
            try {
                return Files.createFile(folder.resolve(copy == 1 ? name : numbered(name, copy)));
            } catch (FileAlreadyExistsException e) {
                // then the next number
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(name).toString());
    }

    private static String numbered(String name, int copy) {
        int dot = name.lastIndexOf('.');
        int end = dot < 0 ? name.length() : dot;
        return name.substring(0, end) + " (" + copy + ")" + name.substring(end);
    }
}
