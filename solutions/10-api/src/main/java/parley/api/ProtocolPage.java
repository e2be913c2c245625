// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The page that explains the live protocol, written out of [Protocol], [Limit], [ErrorCode] and
/// [Bye], so that it says what the program does.
final class ProtocolPage {
    private static final String EXAMPLE = """
            <h2>A first connection</h2>
            <pre>client  {"type":"hello","token":"TOKEN","cursors":{"d_1":2}}
            server  {"type":"welcome","user":"u_1","session":"s_1",...}
            server  {"type":"message","conversation":"d_1","seq":3,"text":"Hi",...}
            server  {"type":"synced","conversation":"d_1","seq":3}
            client  {"type":"send","id":"a1","conversation":"d_1","text":"Hello"}
            server  {"type":"ack","id":"a1","conversation":"d_1","seq":4,...}</pre>""";
    /// As 01's frames and 05's control frames are, which this module does not know.
    private static final List<List<String>> FRAME = List.of(
            List.of("length", "4", "bytes of payload"),
            List.of("type", "1", "1: a message; 0xF8: the end (close code in 2 bytes, reason);"
                    + " 0xF9: a ping, answered by a 0xFA with the same payload"),
            List.of("checksum", "4", "CRC-32C over length, type and payload"),
            List.of("payload", "length", "the message's JSON in UTF-8"));

    private final StringBuilder page = new StringBuilder();

    private ProtocolPage() {
    }

    /// The whole page, in HTML.
    static String html() {
        return new ProtocolPage().write();
    }

    private String write() {
        page.append(HtmlText.head("Parley: the live protocol"));
        text("<h1>The live protocol</h1>");
        text("<p>A client opens a WebSocket at <code>" + Protocol.PATH + "</code>, if it likes with"
                + " the subprotocol <code>" + Protocol.SUBPROTOCOL + "</code>, and sends and gets"
                + " text messages, each one JSON object with a <code>type</code>. The framed TCP"
                + " entrance carries the same messages, each in a frame of type 1; a long poll and"
                + " server-sent events carry those of the server. Fields that are not in these"
                + " tables are refused from clients, and to be ignored from the server.</p>");
        text(EXAMPLE);
        types();
        frames();
        messages("From the client", Protocol.From.CLIENT);
        messages("From the server", Protocol.From.SERVER);
        rules("The receiver's rule", ProtocolRules.RECEIVER);
        rules("What a sender can rely on", ProtocolRules.SENDER);
        rules("What entries do", ProtocolRules.ENTRIES);
        notices();
        rules("What passes", ProtocolRules.PASSING);
        rules("Connections", ProtocolRules.CONNECTIONS);
        rules("Silence", ProtocolRules.SILENCE);
        codes();
        reasons();
        limits();
        return page.append("</body></html>\n").toString();
    }

    private void rules(String title, List<String> sentences) {
        text("<h2>" + title + "</h2><ol>");
        sentences.forEach(rule -> text("<li>" + HtmlText.escape(rule) + "</li>"));
        text("</ol>");
    }

    private void messages(String title, Protocol.From from) {
        text("<h2>" + title + "</h2>");
        Protocol.MESSAGES.stream().filter(message -> message.from() == from).forEach(message -> {
            text("<h3 id=\"" + from.name().toLowerCase(Locale.ROOT) + "-" + message.name()
                    + "\"><code>" + message.name() + "</code></h3><p>"
                    + HtmlText.escape(message.meaning()) + "</p>");
            if (message.fields().isEmpty()) return;
            text("<table><tr><th>field</th><th>holds</th><th></th><th>meaning</th></tr>");
            message.fields().forEach(this::field);
            text("</table>");
        });
    }

    private void field(Protocol.Field field) {
        Optional<String> limit =
                field.limit().map(most -> " At most " + most.number() + " " + unit(most) + ".");
        row("<code>" + field.name() + "</code>", field.type().name().toLowerCase(Locale.ROOT),
                field.required() ? "always" : "may be left out",
                HtmlText.escape(field.meaning() + "." + limit.orElse("")));
    }

    private static String unit(Limit limit) {
        return limit.meaning().split(" ")[0];
    }

    private void types() {
        text("<h2>What fields hold</h2><table>");
        for (Protocol.Type type : Protocol.Type.values())
            row(type.name().toLowerCase(Locale.ROOT), HtmlText.escape(type.meaning()));
        text("</table>");
    }

    private void frames() {
        text("<h2>Frames</h2><p>Over TCP a message is the payload of a frame. Numbers are big"
                + " endian. With <code>--lan</code> the connection is TLS.</p>"
                + "<table><tr><th>field</th><th>bytes</th><th>holds</th></tr>");
        FRAME.forEach(field -> row(field.toArray(String[]::new)));
        text("</table>");
    }

    private void notices() {
        text("<table><tr><th>format of a notice</th><th>its text</th></tr>");
        for (Notice notice : Notice.values())
            row("<code>" + notice.format() + "</code>", HtmlText.escape(notice.says()));
        text("</table>");
    }

    private void codes() {
        text("<h2>Codes of refusals</h2><p>In <code>refused</code>, <code>error</code>, and as"
                + " <code>code</code> in the HTTP API's problem documents.</p>"
                + "<table><tr><th>code</th><th>HTTP</th><th>again?</th><th>meaning</th></tr>");
        for (ErrorCode code : ErrorCode.values())
            row("<code>" + code.code() + "</code>", Integer.toString(code.status()),
                    code.retryable() ? "yes" : "no", HtmlText.escape(code.title()));
        text("</table>");
    }

    private void reasons() {
        text("<h2>Why the server closes</h2>"
                + "<table><tr><th>code</th><th>close code</th><th>come back?</th><th></th></tr>");
        for (Bye bye : Bye.values())
            row("<code>" + bye.code() + "</code>", Integer.toString(bye.number()),
                    bye.comeBack() ? "yes" : "no", HtmlText.escape(bye.text()));
        text("</table>");
    }

    private void limits() {
        text("<h2>Limits</h2><table><tr><th>name</th><th>number</th><th></th></tr>");
        for (Limit limit : Limit.values())
            row("<code>" + limit.name().toLowerCase(Locale.ROOT) + "</code>",
                    Integer.toString(limit.number()), HtmlText.escape(limit.meaning()));
        text("</table>");
    }

    private void row(String... cells) {
        text(Arrays.stream(cells).collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>")));
    }

    private void text(String html) {
        page.append(html).append('\n');
    }
}
