// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.AFTER;
import static parley.api.RestShapes.FILE;
import static parley.api.RestShapes.FILE_NAME;
import static parley.api.RestShapes.ID;
import static parley.api.RestShapes.LIMIT;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import parley.http.FileAnswer;
import parley.http.Header;
import parley.http.Response;
import parley.store.FileInfo;

/// Files: put into a conversation, list, read whole or in part, remove. Content is streamed in both
/// directions and never held in memory.
final class FileRoutes {
    /// How long a file may take in one direction.
    private static final Duration TRANSFER_LIMIT = Duration.ofMinutes(15);
    private static final Shape MEDIA_TYPE =
            Shape.pattern("[A-Za-z0-9!#$&^_.+-]{1,80}/[A-Za-z0-9!#$&^_.+-]{1,80}( ?;[ -~]{0,30})?",
                    200);
    private static final Shape RANGE = Shape.text(0, 100);
    private static final Shape TAG = Shape.text(0, 100);

    private final Attachments files;

    FileRoutes(Attachments files) {
        this.files = files;
    }

    List<RestOperation> operations() {
        return List.of(put(), list(), info(), content(), remove());
    }

    private RestOperation put() {
        return RestOperation.of("POST", "/api/v1/conversations/{id}/files", "putFile",
                "Put a file into a conversation: the body is its content, whatever it is. It is"
                        + " removed after a while if no message names it.")
                .path("id", ID, "The conversation's id.")
                .needs("name", FILE_NAME, "What the file is called.")
                .header("Content-Type", MEDIA_TYPE, "The file's media type.")
                .takesFile(Limit.FILE_BYTES.number())
                .counted(RestBucket.UPLOAD).within(TRANSFER_LIMIT)
                .refuses(ErrorCode.STORE_FULL, ErrorCode.FORBIDDEN, ErrorCode.OVER_QUOTA)
                .answers(RestAnswer.json(201, FILE, "It is stored. Name its id in a message."))
                .does(call -> {
                    FileInfo file = files.put(call.who(), call.text("id"), call.text("name"),
                            call.has("Content-Type") ? call.text("Content-Type")
                                    : SafeFiles.UNKNOWN_TYPE, call.request().body());
                    return Response.json(201, FileView.of(file))
                            .with("Location", "/api/v1/files/" + file.id());
                });
    }

    private RestOperation list() {
        return RestOperation.of("GET", "/api/v1/files", "listFiles", "Your own files.")
                .query("after", AFTER, "The `next` of the page before.")
                .query("limit", LIMIT, "Entries a page.")
                .answers(RestAnswer.json(200, RestShapes.page(FILE), "By id."))
                .does(call -> {
                    Page<FileInfo> page =
                            files.list(call.who(), call.text("after"), call.limit());
                    return Response.json(200, new Page<>(
                            page.items().stream().map(FileView::of).toList(), page.next()));
                });
    }

    private RestOperation info() {
        return RestOperation.of("GET", "/api/v1/files/{id}/info", "getFileInfo",
                "What is known about a file.")
                .path("id", ID, "The file's id.")
                .answers(RestAnswer.json(200, FILE, ""))
                .does(call -> Response.json(200,
                        FileView.of(files.info(call.who(), call.text("id")))));
    }

    private RestOperation content() {
        return RestOperation.of("GET", "/api/v1/files/{id}", "getFile",
                "A file's content, or a part of it.")
                .path("id", ID, "The file's id.")
                .header("Range", RANGE, "One range of bytes, as RFC 9110 writes it.")
                .header("If-Range", TAG, "The ETag of what you have a part of.")
                .header("If-None-Match", TAG, "The ETag of what you have.")
                .within(TRANSFER_LIMIT)
                .answers(RestAnswer.bytes(200, "*/*", "The whole file."))
                .answers(RestAnswer.bytes(206, "*/*", "The part that was asked for."))
                .answers(RestAnswer.empty(304, "You have it already."))
                .answers(RestAnswer.problem(416, "The file has no such part."))
                .does(this::read);
    }

    private Response read(RestCall call) throws IOException {
        FileInfo file = files.info(call.who(), call.text("id"));
        Response answer = new FileAnswer(SafeFiles.typeToServe(file.type()), file.bytes(),
                "\"" + file.sha256() + "\"",
                from -> files.open(call.who(), file.id(), from)).to(call.request());
        for (Header header : SafeFiles.headers(file))
            answer = answer.with(header.name(), header.value());
        return answer;
    }

    private RestOperation remove() {
        return RestOperation.of("DELETE", "/api/v1/files/{id}", "removeFile",
                "Remove a file of yours.")
                .path("id", ID, "The file's id.")
                .refuses(ErrorCode.FORBIDDEN, ErrorCode.STORE_FULL)
                .answers(RestAnswer.empty(204, "It is gone."))
                .does(call -> {
                    files.remove(call.who(), call.text("id"));
                    return Response.noContent();
                });
    }
}
