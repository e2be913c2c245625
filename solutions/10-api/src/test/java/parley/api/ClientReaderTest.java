// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reading what clients say: each message, each refusal, and anything at all.
@Timeout(60)
class ClientReaderTest {
    private static final int RANDOM_CASES = 100_000;

    private final ClientReader reader = new ClientReader();

    private ClientMessage read(String json) {
        byte[] bytes = ("##" + json).getBytes(UTF_8);
        return reader.read(ByteBuffer.wrap(bytes, 2, bytes.length - 2));
    }

    @Test
    void reads_each_message_with_its_fields_in_any_order() {
        assertThat(read("{\"text\":\"h\\u00e9 \\\"x\\\"\",\"id\":\"a\",\"type\":\"send\","
                        + "\"files\":[\"f_1\",\"f_2\"],\"conversation\":\"c\",\"replyTo\":7}"))
                .isEqualTo(new ClientMessage.Send("a", "c", "hé \"x\"", List.of("f_1", "f_2"), 7));
        assertThat(read("{\"type\":\"send\",\"id\":\"b\",\"conversation\":\"c\"}"))
                .isEqualTo(new ClientMessage.Send("b", "c", "", List.of(), 0));
        assertThat(read("{\"type\":\"edit\",\"id\":\"a\",\"conversation\":\"c\",\"target\":3,"
                        + "\"text\":\"t\"}"))
                .isEqualTo(new ClientMessage.Edit("a", "c", 3, "t"));
        assertThat(read("{\"type\":\"delete\",\"id\":\"a\",\"conversation\":\"c\",\"target\":3}"))
                .isEqualTo(new ClientMessage.Delete("a", "c", 3));
        assertThat(read("{\"type\":\"delivered\",\"conversation\":\"c\",\"seq\":9}"))
                .isEqualTo(new ClientMessage.Delivered("c", 9));
        assertThat(read("{\"type\":\"read\",\"conversation\":\"c\",\"seq\":9}"))
                .isEqualTo(new ClientMessage.Read("c", 9));
        assertThat(read("{\"type\":\"typing\",\"conversation\":\"c\",\"on\":true}"))
                .isEqualTo(new ClientMessage.Typing("c", true));
        assertThat(read("{\"type\":\"sync\",\"conversation\":\"c\",\"after\":0}"))
                .isEqualTo(new ClientMessage.Sync("c", 0));
        assertThat(read("{\"type\":\"ping\",\"n\":5}")).isEqualTo(new ClientMessage.Ping(5));
        assertThat(read("{\"type\":\"hello\",\"token\":\"t\",\"cursors\":{\"c\":1,\"d\":2}}"))
                .isEqualTo(new ClientMessage.Hello("t", Map.of("c", 1L, "d", 2L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            []                                                  | JSON object
            "send"                                              | JSON object
            {}                                                  | type is missing
            {"type":"shout"}                                    | no type shout
            {"type":"send\\u0000<b>"}                           | no type send?
            {"type":7}                                          | type is a string
            {"type":"ping"} x                                   | JSON
            {"type":"ping"}{"type":"ping"}                      | behind
            {"type":"ping"                                      | JSON
            {"type":"ping","m":1}                               | no field m
            {"type":"ping","n":1,"n":2}                         | twice
            {"type":"ping","id":"a"}                            | ping has no field id
            {"type":"ping","n":-1}                              | n is a whole number
            {"type":"ping","n":1.5}                             | n is a whole number
            {"type":"ping","n":9223372036854775808}             | n is a whole number
            {"type":"ping","n":"1"}                             | n is a whole number
            {"type":"ping","n":null}                            | n is a whole number
            {"type":"typing","conversation":"c"}                | needs the field on
            {"type":"typing","conversation":"c","on":1}         | on is true or false
            {"type":"send","conversation":"c","text":"t"}       | needs the field id
            {"type":"send","id":"a","text":"t"}                 | needs the field conversation
            {"type":"send","id":["a"]}                          | id is a string
            {"type":"send","id":"a","files":"f"}                | files is a list
            {"type":"send","id":"a","files":[["f"]]}            | files is a string
            {"type":"hello","cursors":[]}                       | cursors is an object
            {"type":"hello","cursors":{"c":1,"c":2}}            | cursors is an object
            {"type":"hello","cursors":{"a b":1}}                | no id of a conversation
            {"type":"hello","cursors":{"c":{"d":{"e":1}}}}      | whole number
            """)
    void refuses(String json, String why) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> read(json));

        assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(refusal.detail()).contains(why);
    }

    @Test
    void refuses_more_files_and_cursors_than_allowed() {
        String files = IntStream.rangeClosed(0, Limit.FILES_PER_MESSAGE.number())
                .mapToObj(i -> "\"f" + i + "\"")
                .collect(Collectors.joining(","));
        String cursors = IntStream.rangeClosed(0, Limit.CURSORS.number())
                .mapToObj(i -> "\"c" + i + "\":1")
                .collect(Collectors.joining(","));

        assertThat(catchThrowableOfType(ApiException.class, () ->
                        read("{\"type\":\"send\",\"files\":[" + files + "]}")).detail())
                .contains("at most 10");
        assertThat(catchThrowableOfType(ApiException.class, () ->
                        read("{\"type\":\"hello\",\"cursors\":{" + cursors + "}}")).detail())
                .contains("at most 1000");
    }

    @Test
    void refuses_a_message_above_the_limit_before_it_reads_it() {
        String large = "{\"type\":\"ping\"" + " ".repeat(Limit.FRAME_BYTES.number()) + "}";

        assertThat(catchThrowableOfType(ApiException.class, () -> read(large)).code())
                .isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void takes_or_refuses_whatever_comes() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> good = List.of(
                "{\"type\":\"send\",\"id\":\"a1\",\"conversation\":\"d_u1_u2\",\"text\":\"hé 😀\"}",
                "{\"type\":\"hello\",\"token\":\"tok\",\"cursors\":{\"c\":12}}",
                "{\"type\":\"typing\",\"conversation\":\"c\",\"on\":false}",
                "{\"type\":\"sync\",\"conversation\":\"c\",\"after\":77}");
        int taken = 0;
        for (int i = 0; i < RANDOM_CASES; i++) {
            byte[] bytes = good.get(random.nextInt(good.size())).getBytes(UTF_8);
            for (int changes = random.nextInt(4); changes > 0; changes--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            int length = random.nextInt(10) == 0 ? random.nextInt(bytes.length) : bytes.length;
            try {
                reader.read(ByteBuffer.wrap(bytes, 0, length));
                taken++;
            } catch (ApiException e) {
                assertThat(e.detail()).isNotBlank().hasSizeLessThan(200);
            }
        }
        assertThat(taken).isBetween(RANDOM_CASES / 10, RANDOM_CASES * 9 / 10);
    }
}
