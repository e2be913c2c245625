// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Proves that a lab's folder holds what its solution and its tests give, and nothing else.
final class StarterCheck {
    private final Lab lab;
    private final SortedMap<String, byte[]> files;

    StarterCheck(Lab lab, SortedMap<String, byte[]> files) {
        this.lab = lab;
        this.files = files;
    }

    /// The files that are out of date, changed by hand or cut from nothing.
    List<Finding> run() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (StarterFolder.Change change : new StarterFolder(lab.folder()).compare(files)) {
            findings.add(Finding.of(name(change.file()), "%s", sentence(change.kind())));
        }
        for (Path file : Starter.filesOf(lab.folder().resolve("src/main"))) {
            String name = Starter.slashes(lab.folder().relativize(file));
            boolean known = files.containsKey(name)
                    || findings.stream().anyMatch(finding -> finding.file().equals(name(name)));
            if (known) continue;
            findings.add(Finding.of(name(name), "it is cut from nothing; move it to solutions/%s "
                    + "or delete it", lab.directory()));
        }
        return findings;
    }

    private String name(String file) {
        return "labs/" + lab.directory() + "/" + file;
    }

    private String sentence(StarterFolder.Kind kind) {
        String renew = "run ./course starters " + lab.number();
        return switch (kind) {
            case CREATED -> "it is missing; " + renew;
            case RENEWED -> "it is out of date, its solution or its tests have changed; " + renew;
            case REMOVED -> "the solution no longer has it; " + renew;
            case KEPT -> "it was changed by hand, and this file is generated; change solutions/"
                    + lab.directory() + " instead, delete this file and " + renew;
        };
    }
}
