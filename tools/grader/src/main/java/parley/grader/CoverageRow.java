// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One thing that the five source documents teach, and the chapter that owns it.
///
/// @param id `S1-3.6`
/// @param chapter `03`, or `book` for what no chapter owns
/// @param words what it is, in a few words
record CoverageRow(String id, String chapter, String words) {
    /// The owner of what the preface, the glossary and the credits hold.
    static final String BOOK = "book";

    /// All rows, as `coverage.csv` beside this class lists them.
    static List<CoverageRow> all() {
        try (InputStream csv = CoverageRow.class.getResourceAsStream("coverage.csv")) {
            if (csv == null) throw new IllegalStateException("coverage.csv is not in the jar");
            return parse(new String(csv.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Rows of `id,chapter,words`; lines with `#` are comments.
    static List<CoverageRow> parse(String csv) {
        return csv.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", 3))
                .map(parts -> new CoverageRow(parts[0], parts[1], parts[2])).toList();
    }
}
