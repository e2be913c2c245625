// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/// Results as JSON, for scripts.
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DECIMALS = 3;

    private Json() {
    }

    /// Writes something with a generator.
    @FunctionalInterface
    public interface Writing {
        /// Writes it.
        void to(JsonGenerator json) throws IOException;
    }

    /// One result as one object on one line.
    public static String of(LabResult result) {
        return text(json -> write(json, result));
    }

    /// What is written, as text.
    public static String text(Writing writing) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// Thousandths of a point as a number without needless zeros: 5000 is `5`, 2500 is `2.5`.
    public static BigDecimal points(int thousandths) {
        var points = BigDecimal.valueOf(thousandths, DECIMALS).stripTrailingZeros();
        return points.scale() < 0 ? points.setScale(0) : points;
    }

    private static void write(JsonGenerator json, LabResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("lab", result.lab().directory());
        json.writeNumberField("points", points(result.points()));
        json.writeNumberField("max", points(result.max()));
        json.writeNumberField("bonus", points(result.bonus()));
        json.writeStringField("verdict", result.verdict().text());
        if (!result.message().isEmpty()) json.writeStringField("message", result.message());
        json.writeArrayFieldStart("tasks");
        for (var task : result.tasks()) write(json, task);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, TaskResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", result.task().id());
        json.writeStringField("title", result.task().title());
        json.writeNumberField("points", points(result.points()));
        json.writeNumberField("max", points(result.task().points()));
        json.writeBooleanField("stretch", result.task().stretch());
        json.writeStringField("status", result.status().text());
        if (result.because().isPresent())
            json.writeStringField("because", result.because().get());
        json.writeArrayFieldStart("tests");
        for (var test : result.tests()) write(json, test);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, TestResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", result.test().sentence());
        json.writeStringField("status", result.status().text());
        json.writeNumberField("points", points(result.points()));
        json.writeNumberField("max", points(result.test().points()));
        if (!result.message().isEmpty()) json.writeStringField("message", result.message());
        if (!result.output().isEmpty()) json.writeStringField("output", result.output());
        json.writeEndObject();
    }
}
