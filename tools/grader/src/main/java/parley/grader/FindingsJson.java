// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// What `./course check` found, as JSON for scripts.
final class FindingsJson {
    private FindingsJson() {
    }

    /// `{"ok":false,"checks":74,"seconds":61.2,"findings":[{"file":"...","line":12,"text":"..."}]}`
    static String of(List<Finding> findings, int checks, double seconds) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeBooleanField("ok", findings.isEmpty());
            json.writeNumberField("checks", checks);
            json.writeNumberField("seconds",
                    BigDecimal.valueOf(seconds).setScale(1, RoundingMode.HALF_UP));
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) write(json, finding);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", finding.file());
        if (finding.line() > 0) json.writeNumberField("line", finding.line());
        json.writeStringField("text", finding.sentence());
        json.writeEndObject();
    }
}
