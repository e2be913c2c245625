// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import parley.http.Json;

/// Writes each event of the log as one line of JSON: `at`, `level`, `thread`, `logger`, `message`,
/// then the event's own keys, and `error` with the stack when there is one.
final class LogLine extends EncoderBase<ILoggingEvent> {
    /// The longest message or value; what is longer is cut.
    static final int MAX_CHARS = 4000;
    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("at", event.getInstant().toString());
        members.put("level", event.getLevel().toString());
        members.put("thread", event.getThreadName());
        members.put("logger", event.getLoggerName());
        members.put("message", cut(event.getFormattedMessage()));
        var pairs = Objects.requireNonNullElse(event.getKeyValuePairs(),
                java.util.List.<org.slf4j.event.KeyValuePair>of());
        pairs.forEach(pair -> members.putIfAbsent(pair.key, value(pair.value)));
        if (event.getThrowableProxy() != null)
            members.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        return line(members);
    }

    private static Object value(Object value) {
        return value instanceof Number || value instanceof Boolean ? value
                : cut(String.valueOf(value));
    }

    private static String cut(String text) {
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "...";
    }

    private static byte[] line(Map<String, Object> members) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(Json.write(members));
        out.write('\n');
        return out.toByteArray();
    }
}
