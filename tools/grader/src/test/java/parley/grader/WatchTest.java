// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchTest {
    private static final String SOURCE = "parley/sums/Sums.java";

    private final LinkedBlockingQueue<Happening> queue = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;
    private SampleLab sample;

    @BeforeEach
    void make() throws IOException {
        sample = SampleLab.in(folder);
    }

    @Test
    void without_a_terminal_it_grades_once_and_ends_with_its_input() throws Exception {
        var text = new StringWriter();
        queue.add(new Happening.InputEnded());

        int exit = watch(text);

        assertThat(exit).isEqualTo(Exit.NOT_YET);
        assertThat(text.toString()).contains("Not started: open labs/07-sums/src/main/java/",
                "7.2", "h hint").doesNotContain("\u001b");
    }

    @Test
    void keys_show_a_hint_and_the_list_and_quit() throws Exception {
        var text = new StringWriter();
        for (char key : "hlq".toCharArray()) queue.add(new Happening.Key(key));

        watch(text);

        assertThat(text.toString()).contains("Hint 1 of 3 for 7.1", "one", "q quit");
    }

    @Test
    void everything_passed_is_told_and_kept() throws Exception {
        sample.handIn("Sums.java", SampleLab.REFERENCE);
        var text = new StringWriter();
        queue.add(new Happening.InputEnded());

        int exit = watch(text);

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(text.toString()).contains("100 of 100 points", "Every core task is passed");
        assertThat(Progress.in(sample.course().root()).graded("7.2")).isPresent();
    }

    @Test
    void an_atomic_rename_a_deletion_and_a_new_folder_are_seen() throws Exception {
        var sources = sample.lab().sources();
        try (var watching = new SourceWatch(
                List.of(sources), () -> queue.add(new Happening.Saved()))) {
            assertThat(watching).isNotNull();
            var half = Files.writeString(sources.resolve("Sums.java.tmp"), SampleLab.REFERENCE);
            Files.move(half, sources.resolve(SOURCE), StandardCopyOption.REPLACE_EXISTING);
            assertThat(queue.poll(30, TimeUnit.SECONDS)).isEqualTo(new Happening.Saved());
            Files.delete(sources.resolve(SOURCE));
            assertThat(queue.poll(30, TimeUnit.SECONDS)).isEqualTo(new Happening.Saved());
            Files.createDirectories(sources.resolve("parley/more"));
            Files.writeString(sources.resolve("parley/more/More.java"), "class More { }");
            assertThat(queue.poll(30, TimeUnit.SECONDS)).isEqualTo(new Happening.Saved());
        }
    }

    private int watch(StringWriter text) throws InterruptedException, IOException {
        try (var engine = sample.engine();
                var regrader = new Regrader(engine, sample.lab(), queue::add)) {
            var screen = new WatchScreen(
                    sample.lab(), new PrintWriter(text), Terminal.plain(), false);
            return new WatchLoop(engine.plan(sample.lab()),
                    Progress.in(sample.course().root()), regrader, screen).run(queue, () -> { });
        }
    }
}
