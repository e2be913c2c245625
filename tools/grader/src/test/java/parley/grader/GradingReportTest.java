// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.grader.GradingReport.Way;

class GradingReportTest {
    private final Way grade = new Way("`./course grade 3`", "the whole command.", 0, 3);
    private final Way watch = new Way("`watch`", "from the save to the verdict.", 200, 25);
    private final Way maven = new Way("`mvn test`", "the same tests.", 0, 0);
    private final GradingReport report = new GradingReport(3, List.of(grade, watch, maven));

    @Test
    void compares_medians_with_those_of_maven() {
        take(grade, 2_900, 3_000, 9_999);
        take(watch, 190, 200, 201);
        take(maven, 8_000, 9_000, 9_001);

        assertThat(report.markdown("book/page.md"))
                .contains("--rounds 3 --write book/page.md", "JDK 25")
                .contains("| `./course grade 3` | 3,000 ms | 2,900 ms | 1/3.0 | 1/3 | reached |")
                .contains("| `watch` | 200 ms | 190 ms | 1/45.0 | 200 ms, 1/25 | reached |")
                .contains("| `mvn test` | 9,000 ms | 8,000 ms | 1 |  |  |")
                .contains("- **`watch`**: from the save to the verdict.");
        assertThat(report.text()).contains("wanted 200 ms, 1/25: reached").doesNotContain("missed");
    }

    @Test
    void says_what_was_missed() {
        take(grade, 3_001);
        take(watch, 201);
        take(maven, 9_000);

        assertThat(report.markdown("page.md")).contains("1/3 | missed", "200 ms, 1/25 | missed");
        assertThat(report.text()).contains("wanted 1/3: missed");
    }

    private static void take(Way way, long... millis) {
        for (long one : millis) way.taken().add(Duration.ofMillis(one));
    }
}
