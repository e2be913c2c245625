// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.ID;
import static parley.api.RestShapes.SEQ;

import java.util.List;
import parley.http.Response;

/// How far somebody has got in a conversation.
final class MarkerRoutes {
    private final Conversing conversations;
    private final Markers markers;

    MarkerRoutes(Conversing conversations, Markers markers) {
        this.conversations = conversations;
        this.markers = markers;
    }

    List<RestOperation> operations() {
        return List.of(RestOperation.of("PUT", "/api/v1/conversations/{id}/markers", "mark",
                "Say how far you have got. Markers only move forward.")
                .path("id", ID, "The conversation's id.")
                .takes(RestShapes.named("MarkersNow", Shape.object()
                        .maybe("delivered", SEQ, "Everything up to here has reached a device.")
                        .maybe("read", SEQ, "Everything up to here was seen.")))
                .answers(RestAnswer.empty(204, "Noted; a crash may set it back a little."))
                .does(call -> {
                    String id = conversations.get(call.who(), call.text("id")).id();
                    if (call.hasField("delivered"))
                        markers.delivered(call.who(), id, call.fieldNumber("delivered"));
                    if (call.hasField("read"))
                        markers.read(call.who(), id, call.fieldNumber("read"));
                    return Response.noContent();
                }));
    }
}
