// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import parley.store.Message;

/// One entry of a conversation's log, as every entrance shows it: the fields of a WebSocket
/// `message` and of an entry in REST's lists are these, with the same names.
///
/// @param conversation the conversation it stands in
/// @param seq its number there: 1, 2, 3, ... without a gap
/// @param kind `text`, `edit`, `delete`, `notice`, or `deleted` for a text that was deleted
/// @param sender the user who sent it
/// @param id what the sender's client called it
/// @param at when the server took it
/// @param format what the text is: `text`, or of a notice its name, see [Notice]
/// @param text the text; of a notice what [Notice] says; empty when deleted
/// @param files ids of the attached files
/// @param replyTo the number of the entry this one answers, 0 when none
/// @param target the number of the entry that an edit or a delete changes, 0 for others
/// @param editedBy the number of the newest edit or delete of this entry, 0 when none

public record Entry(
        String conversation,
        long seq,
        String kind,
        String sender,
        String id,
        @JsonFormat(pattern = IsoTime.PATTERN, timezone = "UTC") Instant at,
        String format,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String text,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> files,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long replyTo,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long target,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long editedBy) {

    static Entry of(Message message) {
        return new Entry(
                message.conversationId(),
                message.seq(),
                message.kind().name().toLowerCase(Locale.ROOT),
                message.senderId(),
                message.clientId(),
                message.at(),
                message.content().type(),
                message.content().text(),
                message.content().fileIds(),
                message.content().replyTo(),
                message.target(),
                message.editedBy());
    }
}
