// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What one block of a session shows while it is played.
final class SessionScreen {
    /// In a recording, how long a program may take to show its first line.
    private static final Duration FIRST_LINE = Duration.ofSeconds(10);

    private final SessionPlace place;
    private final boolean recording;
    private final Duration stepLimit;
    private List<String> expected = List.of();
    private boolean fresh;
    private boolean stopped;

    /// What the reader sees so far.
    final List<String> lines = new ArrayList<>();

    /// The terminal, null as long as no program was started in it.
    SessionTerminal terminal;

    SessionScreen(SessionPlace place, boolean recording, Duration stepLimit) {
        this.place = place;
        this.recording = recording;
        this.stepLimit = stepLimit;
    }

    void play(SessionStep step) throws IOException, InterruptedException {
        switch (step) {
            case SessionStep.Shown shown -> expected = shown.lines();
            case SessionStep.Start start -> start(start);
            case SessionStep.Type type -> type(type);
            case SessionStep.EndInput end -> {
                settle(end.prompt());
                lines.add(prompt() + SessionStep.EndInput.KEY);
                program().endInput();
            }
            case SessionStep.Stop stop -> {
                settle("");
                lines.addAll(stop.lines());
                program().stop();
                stopped = true;
            }
        }
    }

    private void start(SessionStep.Start start) throws IOException, InterruptedException {
        if (terminal != null) end();
        lines.addAll(start.lines());
        ProcessBuilder program = place.program(start.command());
        try {
            terminal = new SessionTerminal(start.command(), program);
        } catch (IOException missing) {
            throw new SessionException("\"" + start.command() + "\" could not be started. Is "
                    + program.command().getFirst() + " installed and on the PATH?");
        }
        fresh = true;
        stopped = false;
    }

    private void type(SessionStep.Type type) throws IOException, InterruptedException {
        settle(type.prompt());
        lines.add(prompt() + type.text() + Session.ENTER);
        try {
            program().type(place.played(type.text()));
        } catch (IOException gone) {
            throw new SessionException("\"" + program().command() + "\" no longer listens when \""
                    + type.text() + "\" is typed.");
        }
    }

    /// The line that the program has begun.
    private String prompt() {
        return place.documented(program().takePrompt());
    }

    private SessionTerminal program() {
        if (terminal != null) return terminal;
        throw new SessionException("No program runs in this terminal. Begin it with "
                + "\"$ command\".");
    }

    /// Waits until the program has shown what comes before the next step, and takes it.
    private void settle(String prompt) throws InterruptedException {
        boolean quiet = recording || expected.contains(Session.LEFT_OUT);
        if (quiet) {
            program().awaitQuiet(
                    SessionPlayer.QUIET, fresh ? FIRST_LINE : SessionPlayer.QUIET);
        } else if (!program().awaitLines(expected.size(), prompt, stepLimit)) {
            throw new SessionException("After " + seconds() + " \"" + program().command()
                    + "\" still did not show all the recorded lines.");
        }
        take(program().takeLines(quiet ? Integer.MAX_VALUE : expected.size()));
        expected = List.of();
        fresh = false;
    }

    private void take(List<String> shown) {
        shown.forEach(line -> lines.add(place.documented(line)));
    }

    /// The block is over and its program runs on.
    ///
    /// @return 0
    int leave() throws InterruptedException {
        settle("");
        if (program().running()) return 0;
        throw new SessionException("\"" + program().command()
                + "\" has ended, but the block says that it keeps running.");
    }

    /// Waits for the program's end.
    ///
    /// @return its exit code; 0 when it was stopped
    int end() throws InterruptedException {
        if (!program().awaitEnd(stepLimit)) {
            throw new SessionException("\"" + program().command() + "\" did not end within "
                    + seconds() + ". If it should go on, add \", keeps running\" to the block's "
                    + "first line; else end it with ^C or ^D.");
        }
        rest();
        if (program().flooded()) {
            throw new SessionException("\"" + program().command() + "\" printed more than "
                    + SessionTerminal.MAX_SHOWN_CHARS + " characters and was killed.");
        }
        return stopped ? 0 : program().exit();
    }

    /// Takes all that the program has shown, also when it is in trouble.
    void rest() {
        if (terminal != null) take(terminal.takeRest());
    }

    private String seconds() {
        return stepLimit.toSeconds() + " seconds";
    }
}
