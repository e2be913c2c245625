// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With which options the messenger is started.
class MessengerProgramTest {
    private static final String CACHE = "-XX:AOTCache=";

    @TempDir
    Path folder;

    private MessengerProgram program;

    @BeforeEach
    void trained() throws IOException {
        Files.createFile(folder.resolve("messenger.aot"));
        program = new MessengerProgram(folder, List.of(folder.resolve("reference.jar")));
    }

    @Test
    void starts_out_of_its_cache_with_a_recording_too() {
        assertThat(program.start(List.of(), List.of(), List.of()).command())
                .contains("--add-modules=jdk.jfr",
                        CACHE + folder.resolve("messenger.aot"));
        assertThat(program.start(List.of(), List.of("-XX:StartFlightRecording"), List.of())
                .command()).contains("-XX:StartFlightRecording").anyMatch(this::isCache);
    }

    @Test
    void never_takes_a_students_classes_out_of_the_cache_of_the_reference() {
        var mine = folder.resolve("mine.jar");

        var words = program.start(List.of(mine), List.of(), List.of()).command();

        assertThat(words).noneMatch(this::isCache)
                .anyMatch(word -> word.startsWith(mine.toString()));
    }

    private boolean isCache(String word) {
        return word.startsWith(CACHE);
    }
}
