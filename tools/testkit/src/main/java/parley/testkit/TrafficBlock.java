// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import parley.testkit.Transcript.Chunk;

/// What went one way on one connection, as a story shows it: the first rows, and how much it was.
final class TrafficBlock {
    /// Rows of bytes that a story shows.
    static final int ROWS = 5;

    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private long total;

    void add(Chunk chunk) {
        int room = Math.max(0, ROWS * Hex.ROW - first.size());
        first.write(chunk.bytes(), 0, Math.min(room, chunk.bytes().length));
        total += chunk.bytes().length + (long) chunk.left();
    }

    List<String> lines(String head) {
        var lines = new ArrayList<>(List.of(head + " (" + Escape.count(total, "byte") + ")"));
        Hex.dump(first.toByteArray(), ROWS).forEach(row -> lines.add("  " + row));
        if (total > first.size()) lines.add("  ... " + Escape.more(total - first.size(), "byte"));
        return lines;
    }
}
