// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;

/// One thing that happens in a block of a session.
sealed interface SessionStep {
    /// How it stands in the file.
    List<String> lines();

    /// `$ ./course java Server.java 6789`: a program is started.
    record Start(String command) implements SessionStep {
        @Override
        public List<String> lines() {
            return List.of("$ " + command);
        }
    }

    /// `ftp> USER anna⏎`: a line is typed, after the program's prompt if it has one.
    record Type(String prompt, String text) implements SessionStep {
        @Override
        public List<String> lines() {
            return List.of(prompt + text + Session.ENTER);
        }
    }

    /// `^D`: the program's input ends, after its prompt if it has one.
    record EndInput(String prompt) implements SessionStep {
        static final String KEY = "^D";

        @Override
        public List<String> lines() {
            return List.of(prompt + KEY);
        }
    }

    /// `^C`: the program is stopped.
    record Stop() implements SessionStep {
        @Override
        public List<String> lines() {
            return List.of("^C");
        }
    }

    /// Lines that the program shows.
    record Shown(List<String> lines) implements SessionStep {}
}
