// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import parley.store.Message.Kind;

/// How a message is stored. What its key says already, conversation and number, is left out.
///
/// | field                     | form                       |
/// |---------------------------|----------------------------|
/// | version                   | byte, 1                    |
/// | kind                      | byte, [Kind#ordinal()]     |
/// | sender, client id         | text                       |
/// | at                        | time                       |
/// | target, edited by         | number                     |
/// | type, text                | text; an empty type: `text`|
/// | reply to                  | number                     |
/// | files                     | number, then so many texts |
final class MessageCodec {
    private static final int VERSION = 1;
    private static final String USUAL_TYPE = "text";
    private static final Kind[] KINDS = Kind.values();

    private MessageCodec() {}

    static byte[] encode(Message m) {
        Encoder out = new Encoder().one(VERSION).one(m.kind().ordinal())
                .text(m.senderId()).text(m.clientId()).time(m.at())
                .number(m.target()).number(m.editedBy());
        content(out, m.content());
        return out.bytes();
    }

    private static void content(Encoder out, Content content) {
        out.text(content.type().equals(USUAL_TYPE) ? "" : content.type())
                .text(content.text()).number(content.replyTo())
                .number(content.fileIds().size());
        content.fileIds().forEach(out::text);
    }

    static Message decode(String conversationId, long seq, byte[] bytes) {
        Decoder in = new Decoder(bytes).version(VERSION);
        Kind kind = in.oneOf(KINDS);
        String sender = in.text();
        String clientId = in.text();
        var at = in.time();
        long target = in.number();
        long editedBy = in.number();
        return new Message(conversationId, seq, kind, sender, clientId, at, content(in), target,
                editedBy);
    }

    private static Content content(Decoder in) {
        String type = in.text();
        String text = in.text();
        long replyTo = in.number();
        List<String> files = strings(in);
        return new Content(type.isEmpty() ? USUAL_TYPE : type, text, files, replyTo);
    }

    private static List<String> strings(Decoder in) {
        int count = (int) in.number();
        if (count == 0) return List.of();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < count; i++) files.add(in.text());
        return files;
    }
}
