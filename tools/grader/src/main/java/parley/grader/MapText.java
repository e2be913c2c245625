// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;

/// The map as people read it, and as scripts do.
final class MapText {
    private static final int BAR_COLUMNS = 10;
    private static final int NAME_COLUMNS = 20;
    private static final int POINTS_COLUMNS = 15;
    private static final String COMING = "coming: ";

    private final CourseMap map;
    private final Progress progress;
    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    MapText(CourseMap map, Progress progress, Terminal terminal) {
        this.map = map;
        this.progress = progress;
        this.terminal = terminal;
    }

    /// The map for a terminal.
    String text() {
        line(terminal.bold("Parley: build a modern messenger, one protocol at a time"));
        line("");
        map.stops().forEach(this::stop);
        line("");
        if (map.stops().stream().allMatch(stop -> stop.points() + stop.bonus() == 0)) {
            line("0 points is how everybody begins.");
        }
        progress.last().ifPresent(last -> line("Last: " + tell(last) + ", "
                + Ago.of(last.time(), Clock.systemDefaultZone()) + "."));
        map.stops().forEach(this::troubles);
        progress.damaged().forEach(bad -> line("A line of .course/progress.txt cannot be read, "
                + "and was left alone:\n  " + bad));
        line("Next: " + terminal.bold(nextCommand(map)) + nextReason());
        return text.toString().stripTrailing();
    }

    private void stop(CourseMap.Stop stop) {
        boolean here = map.next().filter(next -> next.chapter().equals(stop.chapter())).isPresent();
        var name = String.format("%s %2d  %-14s", here ? ">" : " ", stop.chapter().number(),
                stop.chapter().title());
        if (stop.isComing()) {
            line(terminal.faint(name + COMING + cut(stop.chapter().adds(),
                    Terminal.COLUMNS - NAME_COLUMNS - COMING.length())));
            return;
        }
        var points = String.format("%6s of %-4s", Json.points(stop.points()).toPlainString(),
                Json.points(stop.max()).toPlainString());
        var bar = terminal.bar(stop.points(), stop.max(), BAR_COLUMNS);
        line((here ? terminal.bold(name) : name) + points + (bar.isEmpty() ? "" : bar + " ")
                + " " + remark(stop, here));
    }

    private String remark(CourseMap.Stop stop, boolean here) {
        if (!stop.problem().isEmpty()) return terminal.red("cannot be read, see below");
        var bonus = stop.bonus() == 0 ? "" : " +" + Json.points(stop.bonus()).toPlainString();
        if (stop.isDone()) return terminal.green("done" + bonus);
        if (!here) return cut(stop.chapter().adds(), room());
        var task = map.next().orElseThrow().task();
        return terminal.yellow(cut("you are here: " + task.id() + " " + task.title(), room()));
    }

    private void troubles(CourseMap.Stop stop) {
        if (!stop.problem().isEmpty()) {
            line(Text.wrap("Chapter " + stop.chapter().number() + ": " + stop.problem()));
        }
        if (!stop.again().isEmpty()) {
            line(Text.wrap("The tests of lab " + stop.chapter().number()
                    + " have changed since you passed " + String.join(", ", stop.again()) + "."));
        }
    }

    private static String tell(ProgressEntry last) {
        var detail = last.detail().replaceFirst(", tests \\S+$", "");
        return last.id() + " " + last.event().replace('-', ' ')
                + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    /// What to type next.
    static String nextCommand(CourseMap map) {
        return map.stops().stream().filter(stop -> !stop.again().isEmpty()).findFirst()
                .map(stop -> "./course grade " + stop.chapter().number())
                .or(() -> map.next().map(next -> next.started()
                        ? "./course watch " + next.chapter().number()
                        : "./course task " + next.task().id()))
                .orElse("./course demo");
    }

    private String nextReason() {
        if (nextCommand(map).startsWith("./course watch")) return "   grades whenever you save";
        return map.next().isEmpty() ? "   all that is there is done" : "";
    }

    /// The columns right of points and bar.
    private int room() {
        return Terminal.COLUMNS - NAME_COLUMNS - POINTS_COLUMNS
                - (terminal.blocks() ? BAR_COLUMNS + 1 : 0);
    }

    private static String cut(String words, int room) {
        return words.length() <= room ? words : words.substring(0, room - 3).strip() + "...";
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    /// The map as one JSON object.
    static String json(CourseMap map, Progress progress) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("chapters");
            for (var stop : map.stops()) write(json, stop);
            json.writeEndArray();
            if (map.next().isPresent()) json.writeStringField("here", map.next().get().task().id());
            json.writeStringField("next", nextCommand(map));
            if (progress.last().isPresent()) {
                json.writeStringField("last", progress.last().get().toString());
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, CourseMap.Stop stop) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", stop.chapter().number());
        json.writeStringField("directory", stop.chapter().directory());
        json.writeStringField("title", stop.chapter().title());
        json.writeStringField("state", stop.isComing() ? "coming"
                : !stop.problem().isEmpty() ? "broken" : stop.isDone() ? "done" : "open");
        json.writeNumberField("points", Json.points(stop.points()));
        json.writeNumberField("max", Json.points(stop.max()));
        json.writeNumberField("bonus", Json.points(stop.bonus()));
        json.writeArrayFieldStart("gradeAgain");
        for (var task : stop.again()) json.writeString(task);
        json.writeEndArray();
        if (!stop.problem().isEmpty()) json.writeStringField("problem", stop.problem());
        json.writeEndObject();
    }
}
