// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What is handed in: the `*.java` files of a lab's part and `manifest.json`, which says what they
/// are and which points the student's own grading gave.
///
/// @param sources bytes by the path in the zip: `src/main/java/parley/sockets/LineReader.java`
record HandIn(LabPlan plan, Progress progress, SortedMap<String, byte[]> sources) {
    static HandIn of(LabPlan plan, Progress progress) throws IOException {
        var sources = new TreeMap<String, byte[]>();
        var part = Mine.sources(plan.lab(), LabProperties.of(plan.lab()));
        for (var file : Starter.filesOf(part)) {
            var name = file.getFileName().toString();
            if (!file.getParent().equals(part) || !name.endsWith(".java")) continue;
            sources.put(Starter.slashes(plan.lab().folder().relativize(file)),
                    Files.readAllBytes(file));
        }
        return new HandIn(plan, progress, sources);
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /// What the core tasks earned, in thousandths of a point.
    int points() {
        return plan.tasks().stream().filter(task -> !task.stretch()).mapToInt(this::earned).sum();
    }

    /// What the core tasks can earn.
    int max() {
        return plan.tasks().stream().filter(task -> !task.stretch())
                .mapToInt(TaskPlan::points).sum();
    }

    private int earned(TaskPlan task) {
        return progress.graded(task.id()).map(ProgressEntry::thousandths).orElse(0);
    }

    /// The zip's bytes. The same sources make the same entries.
    byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "manifest.json", Json.text(this::manifest).getBytes(StandardCharsets.UTF_8));
            for (var source : sources.entrySet()) add(zip, source.getKey(), source.getValue());
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private void manifest(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("course", "Parley 1.0-SNAPSHOT");
        json.writeStringField("lab", plan.lab().directory());
        json.writeStringField("tests", TestsHash.of(plan.lab()));
        json.writeStringField("made", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        json.writeNumberField("points", Json.points(points()));
        json.writeNumberField("max", Json.points(max()));
        json.writeObjectFieldStart("tasks");
        for (var task : plan.tasks()) {
            json.writeNumberField(task.id(), Json.points(earned(task)));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("sha256");
        for (Map.Entry<String, byte[]> source : sources.entrySet()) {
            json.writeStringField(source.getKey(), sha256(source.getValue()));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
