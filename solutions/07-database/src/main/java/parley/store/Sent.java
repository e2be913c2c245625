// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// What is known about a client id that was used: which entry it became, and a fingerprint of what
/// the sender wanted then. The entry itself may have been edited since.
record Sent(String conversationId, long seq, int fingerprint) {
    private static final int FINGERPRINT_BYTES = 4;

    /// Whether a draft wants what was wanted then. One in four billion different drafts looks the
    /// same: enough to tell a client about its mistake, and no security depends on it.
    boolean same(Draft draft) {
        return draft.conversationId().equals(conversationId)
                && fingerprint(draft.kind(), draft.content(), draft.target()) == fingerprint;
    }

    static byte[] encode(Message m) {
        byte[] key = Keys.message(m.conversationId(), m.seq());
        return ByteBuffer.allocate(FINGERPRINT_BYTES + key.length)
                .putInt(fingerprint(m.kind(), m.content(), m.target())).put(key).array();
    }

    static Sent decode(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        int fingerprint = in.getInt();
        byte[] key = new byte[in.remaining()];
        in.get(key);
        return new Sent(Keys.conversation(key), Keys.seq(key), fingerprint);
    }

    /// Of an edit only the text counts: files and the answered entry are its target's. They are gone
    /// when the target is deleted, and the edit's retry is still the same.
    static int fingerprint(Message.Kind kind, Content content, long target) {
        boolean edit = kind == Message.Kind.EDIT;
        CRC32C crc = new CRC32C();
        crc.update(kind.ordinal());
        text(crc, content.type());
        text(crc, content.text());
        if (!edit) content.fileIds().forEach(id -> text(crc, id));
        text(crc, "");
        long replyTo = edit ? 0 : content.replyTo();
        if (replyTo != 0 || target != 0) text(crc, replyTo + "," + target);
        return (int) crc.getValue();
    }

    private static void text(CRC32C crc, String text) {
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        crc.update(0);
    }
}
