// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.CLIENT_ID;
import static parley.api.RestShapes.CURSOR;
import static parley.api.RestShapes.ENTRY;
import static parley.api.RestShapes.FILES;
import static parley.api.RestShapes.FOUND;
import static parley.api.RestShapes.ID;
import static parley.api.RestShapes.LIMIT;
import static parley.api.RestShapes.RECEIPT;
import static parley.api.RestShapes.SEARCH;
import static parley.api.RestShapes.SEQ;
import static parley.api.RestShapes.TEXT;

import java.util.List;
import parley.api.ClientMessage.Delete;
import parley.api.ClientMessage.Edit;
import parley.api.ClientMessage.Send;
import parley.http.Response;

/// Messages: send, edit, delete, read back, search.
final class MessageRoutes {
    private static final String ALL = "/api/v1/conversations/{id}/messages";
    private static final String ONE = ALL + "/{seq}";
    private static final String CONVERSATION = "The conversation's id.";

    private static final ShapeObject CONTENT = Shape.object()
            .with("text", TEXT, "At most " + Limit.TEXT_BYTES.number() + " bytes of UTF-8.")
            .maybe("files", FILES, "Ids of files that you put into this conversation.")
            .maybe("replyTo", SEQ, "The entry that it answers.");

    private final Posting posting;
    private final History history;

    MessageRoutes(Posting posting, History history) {
        this.posting = posting;
        this.history = history;
    }

    List<RestOperation> operations() {
        return List.of(post(), put(), list(), get(), edit(), delete(), search());
    }

    private RestOperation post() {
        return sending(RestOperation.of("POST", ALL, "sendMessage",
                "Send a message. The same id and content again get the first answer again."))
                .path("id", ID, CONVERSATION)
                .takes(RestShapes.named("NewMessage",
                        CONTENT.with("id", CLIENT_ID, "Your own id for it: new for each message.")))
                .does(call -> receipt(posting.send(call.who(), send(call, call.field("id")))));
    }

    private RestOperation put() {
        return sending(RestOperation.of("PUT", "/api/v1/conversations/{id}/sends/{client}",
                "putMessage", "Send a message under the id in the address; safe to repeat."))
                .path("id", ID, CONVERSATION).path("client", CLIENT_ID, "Your own id for it.")
                .takes(RestShapes.named("MessageContent", CONTENT))
                .does(call -> receipt(posting.send(call.who(), send(call, call.text("client")))));
    }

    private static Send send(RestCall call, String clientId) {
        return new Send(clientId, call.text("id"), call.field("text"), call.fields("files"),
                call.fieldNumber("replyTo"));
    }

    private RestOperation edit() {
        return sending(RestOperation.of("PATCH", ONE, "editMessage", "Give a message of yours "
                + "another text."))
                .path("id", ID, CONVERSATION).path("seq", SEQ, "The message's number.")
                .takes(RestShapes.named("MessageEdit", Shape.object()
                        .with("id", CLIENT_ID, "Your own id for the edit.")
                        .with("text", TEXT, "The new text.")))
                .does(call -> receipt(posting.edit(call.who(), new Edit(call.field("id"),
                        call.text("id"), call.number("seq", 0), call.field("text")))));
    }

    private RestOperation delete() {
        return sending(RestOperation.of("DELETE", ONE, "deleteMessage",
                "Take a message away for everybody, with its files."))
                .path("id", ID, CONVERSATION).path("seq", SEQ, "The message's number.")
                .needs("client", CLIENT_ID, "Your own id for the deletion.")
                .does(call -> receipt(posting.delete(call.who(), new Delete(call.text("client"),
                        call.text("id"), call.number("seq", 0)))));
    }

    private static RestOperation sending(RestOperation operation) {
        return operation.counted(RestBucket.SEND)
                .refuses(ErrorCode.FORBIDDEN, ErrorCode.CONFLICT, ErrorCode.CHANGED,
                        ErrorCode.GONE, ErrorCode.STORE_FULL, ErrorCode.BUSY)
                .answers(RestAnswer.json(201, RECEIPT, "It is durable and numbered."))
                .answers(RestAnswer.json(200, RECEIPT, "An earlier request has stored it."));
    }

    private static Response receipt(Receipt receipt) {
        return Response.json(receipt.duplicate() ? 200 : 201, receipt);
    }

    private RestOperation list() {
        return RestOperation.of("GET", ALL, "listMessages", "Entries of a conversation: after a "
                + "number oldest first, or before a number newest first; the newest without both.")
                .path("id", ID, CONVERSATION)
                .query("after", CURSOR, "Begin behind this number; not together with before.")
                .query("before", SEQ, "Begin in front of this number.")
                .query("limit", LIMIT, "Entries a page.")
                .answers(RestAnswer.json(200, RestShapes.page(ENTRY), "A page; `next` is the "
                        + "number to go on with, in the same direction."))
                .reading()
                .does(this::page);
    }

    private Response page(RestCall call) {
        if (call.has("after") && call.has("before"))
            throw ApiException.bad("after and before cannot both be there.");
        byte[] page = call.has("after")
                ? history.pageAfter(call.who(), call.text("id"), call.number("after", 0),
                        call.limit())
                : history.pageBefore(call.who(), call.text("id"),
                        call.number("before", Long.MAX_VALUE), call.limit());
        return Response.of(200, Response.JSON, page);
    }

    private RestOperation get() {
        return RestOperation.of("GET", ONE, "getMessage", "One entry.")
                .path("id", ID, CONVERSATION).path("seq", SEQ, "Its number.")
                .answers(RestAnswer.json(200, ENTRY, "The entry."))
                .reading()
                .does(call -> Response.json(200,
                        history.at(call.who(), call.text("id"), call.number("seq", 0))));
    }

    private RestOperation search() {
        return RestOperation.of("GET", "/api/v1/conversations/{id}/search", "searchMessages",
                "Texts that hold all of some words, newest first.")
                .counted(RestBucket.COSTLY)
                .path("id", ID, CONVERSATION)
                .needs("words", SEARCH, "Words, parted by spaces.")
                .query("before", SEQ, "The `nextBefore` of the page before.")
                .query("limit", LIMIT, "How many at most.")
                .answers(RestAnswer.json(200, FOUND, "What was found."))
                .reading()
                .does(call -> Response.json(200, history.search(call.who(), call.text("id"),
                        call.text("words"), call.number("before", Long.MAX_VALUE), call.limit())));
    }
}
