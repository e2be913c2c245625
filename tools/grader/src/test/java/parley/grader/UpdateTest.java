// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.Machine;

/// Updates a small course from a folder, a zip and a Git upstream.
class UpdateTest {
    private static final String STARTER = "labs/03-sockets/src/main/java/parley/LineReader.java";
    private static final String TEST = "labs/03-sockets/src/test/java/parley/LineReaderTest.java";
    private static final String TOOL = "tools/grader/pom.xml";

    @TempDir
    Path folder;

    private Path here;
    private Path there;

    @BeforeEach
    void make() throws IOException {
        here = folder.resolve("my course");
        there = folder.resolve("newer");
        for (var root : new Path[] {here, there}) {
            write(root, TOOL, "one");
            write(root, STARTER, "// TODO 3.2: read");
            write(root, TEST, "@Task(id = \"3.2\")");
            write(root, "book/old.md", "old");
        }
    }

    @Test
    void takes_what_is_new_and_names_the_tasks() throws IOException {
        Delivered.remember(here);
        change();

        var update = update("--from", there.toString());

        assertThat(update.exit()).isEqualTo(Exit.DONE);
        assertThat(update.out()).contains("Starters that changed: tasks 3.2")
                .contains("Tests that changed: tasks 3.2").contains("book/old.md  (goes away)");
        assertThat(here.resolve(TOOL)).hasContent("two");
        assertThat(here.resolve(STARTER)).hasContent("// TODO 3.2: read a line");
        assertThat(here.resolve("book/new.md")).hasContent("new");
        assertThat(here.resolve("book/old.md")).doesNotExist();
        assertThat(kept(update).resolve(TOOL)).hasContent("one");
        assertThat(update("--from", there.toString()).out()).contains("This is the newest course");
    }

    @Test
    void never_overwrites_what_was_edited_here() throws IOException {
        Delivered.remember(here);
        write(here, STARTER, "my work");
        write(here, TOOL, "my own tool");
        write(here, "notes.txt", "mine");
        change();

        var update = update("--from", there.toString());

        assertThat(here.resolve(STARTER)).hasContent("my work");
        assertThat(here.resolve(TOOL)).hasContent("my own tool");
        assertThat(here.resolve("notes.txt")).hasContent("mine");
        assertThat(kept(update).resolve("newer").resolve(STARTER))
                .hasContent("// TODO 3.2: read a line");
        assertThat(update.out()).contains(STARTER + "  (yours stays)")
                .contains("You and the course changed these files");
    }

    @Test
    void a_dry_run_changes_nothing() throws IOException {
        Delivered.remember(here);
        change();

        var update = update("--from", there.toString(), "--dry-run");

        assertThat(update.out()).contains("It would change 5 files");
        assertThat(here.resolve(TOOL)).hasContent("one");
        assertThat(here.resolve(".course/kept")).doesNotExist();
    }

    @Test
    void reads_a_zip_with_one_folder_around_everything() throws IOException {
        Delivered.remember(here);
        change();
        var zip = zip("parley-main/");

        assertThat(update("--from", zip.toString()).exit()).isEqualTo(Exit.DONE);
        assertThat(here.resolve(TOOL)).hasContent("two");
    }

    @Test
    void refuses_a_zip_that_writes_elsewhere_or_is_no_course() throws IOException {
        var outside = zip("../../");
        var noZip = write(folder, "no.zip", "text");
        var empty = Files.createDirectories(folder.resolve("empty"));

        for (var source : new Path[] {outside, noZip, empty}) {
            var update = update("--from", source.toString());
            assertThat(update.exit()).isIn(Exit.TROUBLE, Exit.USAGE);
            assertThat(update.err()).containsAnyOf("not a zip", "no Parley course");
        }
    }

    @Test
    void says_what_to_do_where_there_is_no_clone() {
        var update = update();

        assertThat(update.exit()).isEqualTo(Exit.USAGE);
        assertThat(update.err()).contains("./course update --from FOLDER_OR_ZIP");
    }

    @Test
    void takes_the_upstream_of_a_clone_and_leaves_the_students_edits_as_edits()
            throws Exception {
        Machine.needs("git");
        commit(there, "init", "first");
        here = folder.resolve("my clone");
        git(folder, "clone", "-q", there.toString(), here.toString());
        write(here, STARTER, "my work");
        change();
        commit(there, "", "second");

        var update = update();

        assertThat(update.exit()).as(update.all()).isEqualTo(Exit.DONE);
        assertThat(here.resolve(TOOL)).hasContent("two");
        assertThat(here.resolve(STARTER)).hasContent("my work");
        assertThat(new Git(here).ask("status", "--porcelain", "-uno").strip())
                .isEqualTo("M " + STARTER);
        assertThat(update().out()).contains("This is the newest course");
    }

    private void change() throws IOException {
        write(there, TOOL, "two");
        write(there, STARTER, "// TODO 3.2: read a line");
        write(there, TEST, "@Task(id = \"3.2\") // better");
        write(there, "book/new.md", "new");
        Files.delete(there.resolve("book/old.md"));
    }

    private Typing update(String... words) {
        var all = new String[words.length + 1];
        all[0] = "update";
        System.arraycopy(words, 0, all, 1, words.length);
        return Typing.of(here, all);
    }

    private Path kept(Typing update) {
        return here.resolve(update.out().lines().filter(line -> line.startsWith("Done."))
                .findFirst().orElseThrow().replaceFirst(".*: ", ""));
    }

    private Path zip(String top) throws IOException {
        var file = folder.resolve("newer.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : Delivered.hashes(there).keySet()) {
                zip.putNextEntry(new ZipEntry(top + name));
                zip.write(Files.readAllBytes(there.resolve(name)));
            }
        }
        return file;
    }

    private static void commit(Path root, String init, String message) throws Exception {
        if (!init.isEmpty()) git(root, init, "-q", "-b", "main");
        git(root, "add", "-A");
        git(root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", message);
    }

    private static void git(Path root, String... words) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(words));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static Path write(Path root, String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
