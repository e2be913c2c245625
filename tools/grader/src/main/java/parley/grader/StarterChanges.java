// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Shows what cutting changed in a lab's folder.
final class StarterChanges {
    private final Lab lab;
    private final PrintWriter out;

    StarterChanges(Lab lab, PrintWriter out) {
        this.lab = lab;
        this.out = out;
    }

    /// A line for each file, and the lines that differ below it.
    void show(List<StarterFolder.Change> changes) {
        changes.forEach(this::show);
        out.flush();
    }

    private void show(StarterFolder.Change change) {
        String file = "labs/" + lab.directory() + "/" + change.file();
        switch (change.kind()) {
            case CREATED -> out.println("  new      " + file);
            case REMOVED -> out.println("  removed  " + file);
            case KEPT -> out.println("  KEPT     " + file + "\n           was changed since it was "
                    + "cut; ./course reset " + lab.number() + " puts the starter back");
            case RENEWED -> {
                out.println("  changed  " + file);
                LineDiff.of(text(change.before()), text(change.after()))
                        .forEach(line -> out.println("    " + line));
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
