// SPDX-License-Identifier: Apache-2.0

/// The program of the JVM that runs graded tests: a closed JUnit launcher, with records that
/// only it can sign.
module parley.runner {
    requires parley.testkit;
    requires org.junit.platform.launcher;
    requires org.junit.jupiter.engine;

    uses org.junit.platform.engine.TestEngine;

    opens parley.runner to org.junit.platform.commons;
}
