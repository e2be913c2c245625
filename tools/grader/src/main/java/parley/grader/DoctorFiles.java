// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The doctor's look at files: may they be written, is there room, can names hold any letter, are
/// the course's own files as they came.
final class DoctorFiles {
    private static final long MEGABYTE = 1_000_000;
    private static final long NEEDED_MEGABYTES = 500;
    private static final int SHOWN = 5;

    private DoctorFiles() {
    }

    static List<DoctorCheck> checks(Path root) throws IOException {
        var checks = new ArrayList<DoctorCheck>();
        checks.add(writable(root));
        checks.add(room(root));
        checks.add(encoding());
        checks.add(edited(root));
        var damaged = Progress.in(root).damaged();
        if (!damaged.isEmpty()) checks.add(DoctorCheck.note("Progress",
                ".course/progress.txt has lines that cannot be read:\n"
                        + String.join("\n", damaged),
                "Nothing else is lost. Mend or delete these lines with an editor."));
        return checks;
    }

    /// A file with letters of three scripts is written, found again and deleted.
    private static DoctorCheck writable(Path root) {
        try {
            var folder = Files.createDirectories(root.resolve(".course"));
            var file = folder.resolve("doctor-\u00dc-\u0130-\u738b.txt");
            Files.writeString(file, "doctor");
            try (var files = Files.list(folder)) {
                boolean found = files.anyMatch(file::equals);
                Files.delete(file);
                return found ? DoctorCheck.ok("Folder", "can be written, with any letters: " + root)
                        : DoctorCheck.note("Folder", "changes letters of file names: " + root,
                                "Keep to plain letters in your own files' names.");
            }
        } catch (IOException | RuntimeException trouble) {
            return DoctorCheck.bad("Folder", "cannot be written: " + trouble.getMessage(),
                    "Copy the course to a folder of your own, on a local disk.");
        }
    }

    private static DoctorCheck room(Path root) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace() / MEGABYTE;
        return free >= NEEDED_MEGABYTES ? DoctorCheck.ok("Disk", free + " MB are free.")
                : DoctorCheck.bad("Disk", "only " + free + " MB are free.",
                        "Make room for " + NEEDED_MEGABYTES + " MB.");
    }

    private static DoctorCheck encoding() {
        var files = System.getProperty("sun.jnu.encoding");
        var screen = System.getProperty("stdout.encoding");
        var found = "sources UTF-8, file names " + files + ", screen " + screen + ".";
        return "UTF-8".equalsIgnoreCase(screen) ? DoctorCheck.ok("Encoding", found)
                : DoctorCheck.note("Encoding", found, System.getProperty("os.name")
                        .startsWith("Windows") ? "For every letter on the screen: chcp 65001"
                        : "For every letter on the screen, set LANG to a UTF-8 locale.");
    }

    private static DoctorCheck edited(Path root) throws IOException {
        var edited = Delivered.edited(root, List.of("solutions", "tools", "labs"));
        if (edited.isEmpty()) {
            return DoctorCheck.ok("Course files", "solutions, tests and tools are as they came.");
        }
        var shown = String.join("\n", edited.stream().limit(SHOWN).toList());
        return DoctorCheck.note("Course files", Text.count(edited.size(), "file")
                + " of the course itself changed:\n" + shown, "If that was not on purpose, "
                + "./course update puts the newest in its place.");
    }
}
