// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why the messenger could not start, in sentences that fit a terminal. A file system's own words
/// for it are often no more than a path.
final class Complaint {
    private static final int COLUMNS = 80;

    private Complaint() {
    }

    /// A door that could not be opened, by the setting that says where.
    static BindException door(Setting port, int number, BindException why) {
        var named = new BindException(port.flag() + " " + number + " cannot be opened: "
                + why.getMessage() + ". Is another messenger running? " + port.flag()
                + " 0 takes any free port.");
        named.initCause(why);
        return named;
    }

    /// What to tell people.
    static String of(IOException fault) {
        var why = switch (fault) {
            case BindException taken -> taken.getMessage();
            case AccessDeniedException denied -> denied.getFile() + ": this user may not.";
            case FileAlreadyExistsException there ->
                    there.getFile() + " is a file. A folder is needed there.";
            case NoSuchFileException missing when missing.getReason() == null ->
                    missing.getFile() + " is not there, and cannot be made there.";
            case FileSystemException file when file.getReason() == null ->
                    file.getFile() + " cannot be used.";
            default -> String.valueOf(fault.getMessage());
        };
        return wrapped("The messenger could not start: " + why);
    }

    /// The same text in lines of at most 80 columns, where words allow it.
    static String wrapped(String text) {
        var lines = new StringBuilder();
        int column = 0;
        for (var word : text.split(" ", -1)) {
            boolean fits = column + 1 + word.length() <= COLUMNS;
            if (!lines.isEmpty()) lines.append(fits ? ' ' : '\n');
            lines.append(word);
            int line = word.lastIndexOf('\n');
            if (line >= 0) column = word.length() - line - 1;
            else column = fits && column > 0 ? column + 1 + word.length() : word.length();
        }
        return lines.toString();
    }
}
