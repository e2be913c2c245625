// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one run of the program leaves to the next.
class CompilationFileTest {
    @TempDir
    Path folder;
    private Compiler compiler;
    private Path kept;
    private Path one;

    @BeforeEach
    void open() throws IOException {
        compiler = new Compiler(folder);
        kept = folder.resolve("cache/lab.compiled");
        one = Files.writeString(folder.resolve("One.java"),
                "package p; import java.util.*; class One { List raw() { return List.of(1); } }");
        Files.writeString(folder.resolve("Two.java"),
                "package p; class Two { Object of(One one) { return one.raw(); } }");
        compile();
    }

    @AfterEach
    void close() {
        compiler.close();
    }

    @Test
    void the_next_run_knows_classes_origins_and_warnings() {
        var last = new CompilationFile(kept).read().orElseThrow();

        var all = compiler.withWarnings(sources(), List.of());
        assertThat(last.output().compilation().problems()).isNotEmpty()
                .isEqualTo(all.problems());
        assertThat(last.output().compilation().classes()).containsOnlyKeys("p.One", "p.Two")
                .allSatisfy((name, bytes) -> assertThat(bytes).isEqualTo(all.classes().get(name)));
        assertThat(last.output().origins()).containsEntry("p.One", one);
    }

    @Test
    void a_change_between_two_runs_is_seen() throws IOException {
        Files.writeString(one, Files.readString(one).replace("of(1)", "of(2)"));
        assertSameAsAll();
        Files.writeString(one, Files.readString(one).replace("List raw", "List cooked"));
        assertSameAsAll();
        assertThat(compile().succeeded()).isFalse();
    }

    @Test
    void bytes_of_a_class_that_somebody_has_changed_are_not_believed() throws IOException {
        var bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);

        assertThat(new CompilationFile(kept).read()).isEmpty();
        assertSameAsAll();
    }

    @Test
    void half_a_file_is_no_file() throws IOException {
        var bytes = Files.readAllBytes(kept);
        for (int length : new int[] {0, 1, 20, bytes.length - 1}) {
            Files.write(kept, java.util.Arrays.copyOf(bytes, length));

            assertThat(new CompilationFile(kept).read()).as(length + " bytes").isEmpty();
        }
    }

    @Test
    void warnings_in_another_language_are_asked_for_again() {
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(new CompilationFile(kept).read()).isEmpty();
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_costs_nothing_but_time() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "in the way");
        kept = file.resolve("lab.compiled");

        assertSameAsAll();
    }

    private Compilation compile() {
        return new Recompiler(compiler, new CompilationFile(kept)).compile(sources(), List.of());
    }

    private List<SourceFile> sources() {
        return SourceFile.readAll(List.of(folder));
    }

    private void assertSameAsAll() {
        var again = compile();
        var all = compiler.withWarnings(sources(), List.of());
        assertThat(again.problems()).isEqualTo(all.problems());
        assertThat(again.classes().keySet()).isEqualTo(all.classes().keySet());
        again.classes().forEach((name, bytes) ->
                assertThat(bytes).as(name).isEqualTo(all.classes().get(name)));
    }
}
