// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path folder;

    private Settings read(Map<String, String> environment, String... flags) throws IOException {
        return Settings.read(List.of(flags), environment, folder);
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve("parley.properties"), text);
    }

    @Test
    void flags_stand_above_the_environment_and_that_above_the_file() throws IOException {
        file("port = 1\ndrain.seconds = 2\nidle.seconds = 3\n");

        var settings = read(Map.of("PARLEY_PORT", "10", "PARLEY_DRAIN_SECONDS", "20"),
                "--port", "100");

        assertThat(settings.number(SettingTable.PORT)).isEqualTo(100);
        assertThat(settings.number(SettingTable.DRAIN_SECONDS)).isEqualTo(20);
        assertThat(settings.number(SettingTable.IDLE_SECONDS)).isEqualTo(3);
        assertThat(settings.source(SettingTable.PORT)).isEqualTo("the flag --port");
        assertThat(settings.source(SettingTable.LOG)).isEqualTo("standard");
    }

    @Test
    void a_switch_needs_no_value_and_takes_one() throws IOException {
        assertThat(read(Map.of(), "--demo", "--port=0").on(SettingTable.DEMO)).isTrue();
        assertThat(read(Map.of(), "--demo", "off").on(SettingTable.DEMO)).isFalse();
        assertThat(read(Map.of(), "--limits", "off").on(SettingTable.LIMITS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prot 1              | no flag --prot. Did you mean --port?
            hello                 | no command 'hello'
            --limits maybe        | limits must be on or off, not 'maybe'
            --port 70000          | port must be a number from 0 to 65535, not '70000'
            --port x              | port must be a number
            --port                | --port needs a value
            --log elsewhere       | log must be file or stderr
            --bind 0.0.0.0        | needs TLS
            --lan --limits off    | limits off is for benchmarks
            --tls-cert a.pem      | come together
            --config none.txt     | There is no file
            """)
    void what_cannot_be_is_named(String flags, String sentence) {
        assertThatThrownBy(() -> read(Map.of(), flags.split(" ")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
    }

    @Test
    void unknown_names_in_file_and_environment_are_refused_with_the_nearest() throws IOException {
        assertThatThrownBy(() -> read(Map.of("PARLEY_PORTS", "1")))
                .hasMessageContaining("PARLEY_PORTS").hasMessageContaining("mean PARLEY_PORT?");
        file("adminport = 1");
        assertThatThrownBy(() -> read(Map.of()))
                .hasMessageContaining("adminport").hasMessageContaining("mean admin.port?");
    }

    @Test
    void a_secret_is_never_shown() throws IOException {
        var settings = read(Map.of("PARLEY_MONGODB_URI", "mongodb://me:secret@db"));

        assertThat(settings.lines()).anyMatch(line -> line.contains("mongodb.uri")
                && line.contains("(set)") && line.contains("PARLEY_MONGODB_URI"));
        assertThat(settings.lines().toString() + settings).doesNotContain("secret");
    }

    @Test
    void every_setting_says_what_it_is_and_its_standard_value_is_allowed() {
        for (var setting : SettingTable.all()) {
            assertThat(setting.doc()).as(setting.name()).endsWith(".").hasSizeLessThan(100);
            assertThat(setting.values().fault(setting.standard())).as(setting.name()).isEmpty();
        }
    }

    @Test
    void help_is_plain_text_that_fits_a_terminal() {
        var out = new ByteArrayOutputStream();

        Help.general(new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\u001b");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("--port "))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void lan_listens_everywhere_with_tls() throws IOException {
        var settings = read(Map.of(), "--lan");

        assertThat(settings.bindAddress()).isEqualTo("0.0.0.0");
        assertThat(settings.secure()).isTrue();
    }
}
