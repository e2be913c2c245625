// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;

/// Where the bytes that went over the wire in a failed test of the student's are kept.
final class Transcripts {
    private Transcripts() {
    }

    /// The folder of a lab's transcripts.
    static Path folder(Lab lab) {
        return lab.root().resolve(".course/transcripts").resolve(lab.directory());
    }

    /// As text.
    static Path text(Lab lab, TestPlan test) {
        return folder(lab).resolve(test.method() + ".txt");
    }

    /// As a capture file.
    static Path capture(Lab lab, TestPlan test) {
        return folder(lab).resolve(test.method() + ".pcap");
    }
}
