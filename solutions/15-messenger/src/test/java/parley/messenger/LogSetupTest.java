// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import parley.http.Json;

class LogSetupTest {
    @Test
    void an_event_is_one_line_of_json_with_its_keys_and_its_error(@TempDir Path data)
            throws Exception {
        LogSetup.start(Settings.read(List.of(), Map.of(), data), data);
        var log = LoggerFactory.getLogger("parley.test");

        log.atInfo().addKeyValue("count", 3).log("two\nlines, \"quoted\"");
        log.warn("it broke", new IllegalStateException("inside"));
        log.debug("too quiet for info");

        var lines = Files.readAllLines(data.resolve(LogSetup.FILE));
        assertThat(lines).hasSize(2);
        JsonNode first = Json.strict().readTree(lines.getFirst());
        assertThat(first.get("message").asText()).isEqualTo("two\nlines, \"quoted\"");
        assertThat(first.get("count").asInt()).isEqualTo(3);
        assertThat(first.get("logger").asText()).isEqualTo("parley.test");
        assertThat(Json.strict().readTree(lines.get(1)).get("error").asText())
                .contains("IllegalStateException").contains("inside");
    }

    @Test
    void what_is_too_long_is_cut(@TempDir Path data) throws Exception {
        LogSetup.start(Settings.read(List.of(), Map.of(), data), data);

        LoggerFactory.getLogger("parley.test").info("x".repeat(2 * LogLine.MAX_CHARS));

        assertThat(Files.size(data.resolve(LogSetup.FILE))).isLessThan(LogLine.MAX_CHARS + 500);
    }
}
