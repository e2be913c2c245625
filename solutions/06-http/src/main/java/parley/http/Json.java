// SPDX-License-Identifier: Apache-2.0
package parley.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/// JSON in and out, one way for all of the messenger. Any thread.
///
/// Times are ISO 8601 texts. What comes from a peer is read strictly ([#strict()]): unknown,
/// doubled and missing-but-primitive members, texts for numbers, and anything after the value are
/// refused. What a client reads from its server is read leniently ([#lenient()]), so that a newer
/// server may say more.
public final class Json {
    /// How deep arrays and objects may stand in each other.
    public static final int MAX_DEPTH = 32;
    /// The longest name of a member.
    public static final int MAX_NAME_LENGTH = 256;
    /// The longest number, in digits.
    public static final int MAX_NUMBER_LENGTH = 32;

    private static final ObjectMapper STRICT = mapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();
    private static final ObjectMapper LENIENT = mapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    private static JsonMapper.Builder mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /// Jackson's mapper for what peers send.
    public static ObjectMapper strict() {
        return STRICT;
    }

    /// Jackson's mapper for what servers answer.
    public static ObjectMapper lenient() {
        return LENIENT;
    }

    /// A value as JSON in UTF-8.
    ///
    /// @throws IllegalArgumentException when it is of a type that has no JSON form
    public static byte[] write(Object value) {
        try {
            return STRICT.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + value.getClass().getName(), e);
        }
    }

    /// Reads what a peer sent, strictly.
    ///
    /// @throws ProblemException 400 with words about what does not fit and where
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = STRICT.readValue(json, type);
            if (value != null) return value;
            throw new ProblemException(400, "The body is null where an object is meant.");
        } catch (JsonProcessingException e) {
            throw new ProblemException(400, JsonFault.words(e));
        } catch (IOException e) {
            // Bytes in an unknown encoding: Jackson's reader of UTF-32 throws a plain exception.
            throw new ProblemException(400, "The body is not JSON in UTF-8.");
        }
    }
}
