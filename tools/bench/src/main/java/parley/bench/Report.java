// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/// Figures with what they were hoped to be, as text for a terminal and as Markdown for the book.
final class Report {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double BYTES_A_MEGABYTE = 1e6;
    private static final String START = "./course messenger";

    private final List<Row> rows = new ArrayList<>();

    private record Row(String scenario, String figure, String value, String aim) {}

    void start(StartLoad.StartResult result) {
        rows.add(new Row(START, "to the first answer, median / max", String.format(Locale.ROOT,
                "%,d / %,d ms", result.medianMillis(), result.longestMillis()), "2,000 ms"));
        rows.add(new Row(START, "resident memory then, at most", String.format(Locale.ROOT,
                "%.0f MB", result.residentBytes() / BYTES_A_MEGABYTE), "200 MB"));
    }

    void pairs(String name, PairLoad.PairResult result) {
        add(name, "messages a second", result.window().perSecond(result.acknowledged()), "");
        add(name, "messages a server CPU second",
                result.window().perCpuSecond(result.acknowledged()), "80,000");
    }

    void group(int size, PairLoad.PairResult result) {
        var name = "a group of " + size;
        add(name, "deliveries a second", result.window().perSecond(result.delivered()), "");
        add(name, "deliveries a server CPU second",
                result.window().perCpuSecond(result.delivered()), "400,000");
    }

    void paced(String name, PacedLoad.PacedResult result) {
        latency(name, "acknowledged after", result.acknowledged());
        latency(name, "delivered after", result.delivered());
    }

    private void latency(String name, String what, Histogram nanos) {
        rows.add(new Row(name, what + " p50 / p99 / max",
                String.format(Locale.ROOT, "%.2f / %.2f / %.2f ms",
                        nanos.getValueAtPercentile(50) / NANOS_A_MILLI,
                        nanos.getValueAtPercentile(99) / NANOS_A_MILLI,
                        nanos.getMaxValue() / NANOS_A_MILLI), "p99 5 ms"));
    }

    void idle(IdleLoad.IdleResult result) {
        var name = number(result.connections()) + " idle connections";
        add(name, "let in a second", result.connections() / result.secondsToLetIn(), "");
        add(name, "bytes of live heap each",
                (double) result.heapBytes() / result.connections(), "6,144");
        add(name, "bytes of resident memory each",
                (double) result.residentBytes() / result.connections(), "");
        rows.add(new Row(name, "server CPU for heartbeats", String.format(Locale.ROOT, "%.1f %%",
                100 * result.asleep().cpuSeconds() / result.asleep().seconds()), ""));
    }

    void history(int page, HistoryLoad.HistoryResult result) {
        var name = "newest " + page + " messages";
        add(name, "bytes of a page", result.pageBytes(), "");
        add(name, "pages a second", result.window().perSecond(result.pages()), "");
        add(name, "pages a server CPU second", result.window().perCpuSecond(result.pages()),
                "20,000");
    }

    private void add(String scenario, String figure, double value, String aim) {
        rows.add(new Row(scenario, figure, number(value), aim));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    String text() {
        var text = new StringBuilder();
        for (var row : rows)
            text.append(String.format(Locale.ROOT, "%-23s %-34s %20s%s%n", row.scenario(),
                    row.figure(), row.value(), row.aim().isEmpty() ? "" : "  (aim " + row.aim() + ")"));
        return text.toString();
    }

    String markdown() {
        var text = new StringBuilder("""
                # The messenger under load

                Written by `./course bench messenger --write`. The server has one core, the load the other.
                Processor time is the server's own, as Linux counts it.

                | scenario | figure | measured | aim |
                |---|---|---:|---:|
                """);
        for (var row : rows)
            text.append(String.format("| %s | %s | %s | %s |%n", row.scenario(), row.figure(),
                    row.value(), row.aim()));
        return text.toString();
    }
}
