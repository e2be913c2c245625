// SPDX-License-Identifier: Apache-2.0

/// What graded tests are written with. A real module, so that a student's code cannot reach into
/// it.
module parley.testkit {
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires awaitility;
    requires java.management;
    requires jdk.management;

    exports parley.testkit;
    opens parley.testkit to org.junit.platform.commons;
}
