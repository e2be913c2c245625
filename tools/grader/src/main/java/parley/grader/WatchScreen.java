// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/// What `watch` shows: on a terminal a clean screen for each run, elsewhere line after line.
final class WatchScreen {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String CLEAN = "\u001b[H\u001b[2J\u001b[3J";

    private final Lab lab;
    private final PrintWriter out;
    private final Terminal terminal;
    private final boolean singleKeys;
    private long started;
    private boolean storyShown;

    WatchScreen(Lab lab, PrintWriter out, Terminal terminal, boolean singleKeys) {
        this.lab = lab;
        this.out = out;
        this.terminal = terminal;
        this.singleKeys = singleKeys;
    }

    Terminal terminal() {
        return terminal;
    }

    /// A run begins.
    void start() {
        started = System.nanoTime();
        storyShown = false;
        if (terminal.colours()) out.print(CLEAN);
        say(terminal.faint(CLOCK.format(LocalTime.now()) + "  grading labs/" + lab.directory()));
    }

    /// The task the student is at has its verdict; the other tasks are still running.
    void first(TaskResult task) {
        long millis = (System.nanoTime() - started) / 1_000_000;
        var alone = new GradeText(new LabResult(lab, 0, 0, 0, Verdict.GRADED, "",
                java.util.List.of(task)), Set.of(), terminal);
        say(alone.line(task));
        say(terminal.faint("  " + millis + " ms after it was seen"));
        storyShown = alone.story().isPresent() || task.status() == Status.NOT_STARTED;
        alone.story().ifPresent(story -> say("\n" + story));
        if (task.status() == Status.NOT_STARTED) say("\n" + task.tests().getFirst().message());
    }

    /// Everything has its verdict.
    ///
    /// @param before the task the student was at
    /// @param now the task they are at after this run
    void rest(LabResult result, Optional<String> before, Optional<String> now) {
        var text = new GradeText(result, Set.of(), terminal);
        boolean judged = result.verdict() != Verdict.DOES_NOT_COMPILE
                && result.verdict() != Verdict.SIGNATURE_CHANGED
                && result.verdict() != Verdict.NO_TESTS;
        if (!judged) {
            say("\n" + text.verdict());
        } else {
            say("\n" + text.overview());
            if (!storyShown || !before.equals(now)) text.story(now).ifPresent(s -> say("\n" + s));
            if (now.isEmpty()) say("\n" + terminal.green("Every core task is passed.") + "\n"
                    + text.done());
        }
        keys();
    }

    /// The lab cannot be graded at all.
    void refused(String sentence) {
        say("\n" + sentence);
        keys();
    }

    /// All tasks.
    void list(Optional<LabResult> result) {
        say(result.map(r -> "\n" + new GradeText(r, Set.of(), terminal).overview())
                .orElse("The first result is still to come."));
        keys();
    }

    /// What went over the wire in the test whose story was told last.
    void transcript(Optional<LabResult> result, Optional<String> at) {
        var test = result.flatMap(r -> new GradeText(r, Set.of(), terminal).failure(at));
        var file = test.map(t -> Transcripts.text(lab, t.test()));
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            say("\nThere is no transcript: no test with a connection has failed.");
        } else {
            try {
                say("\n" + Safe.text(Files.readString(file.get())).stripTrailing());
                say("Wireshark opens "
                        + Problems.place(Transcripts.capture(lab, test.get().test()), lab.root()));
            } catch (IOException e) {
                say("\nThe transcript cannot be read: " + e.getMessage());
            }
        }
        keys();
    }

    /// The one line that says what can be pressed.
    void keys() {
        say("\n" + terminal.faint("h hint   n next   l list   t transcript   q quit"
                + (singleKeys ? "" : "   (and Enter)")));
    }

    /// The last line.
    void end() {
        say("Your progress is kept. Again: ./course watch " + lab.number());
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }
}
