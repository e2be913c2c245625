// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.AFTER;
import static parley.api.RestShapes.CONTACT;
import static parley.api.RestShapes.LIMIT;
import static parley.api.RestShapes.USER_ID;

import java.util.List;
import java.util.function.BiFunction;
import parley.accounts.Identity;
import parley.http.Response;

/// Contacts: list, ask, accept, remove, block.
final class ContactRoutes {
    private static final String ONE = "/api/v1/contacts/{user}";
    private static final String BLOCK = "/api/v1/contacts/{user}/block";

    private final Contacting contacts;

    ContactRoutes(Contacting contacts) {
        this.contacts = contacts;
    }

    List<RestOperation> operations() {
        return List.of(
                RestOperation.of("GET", "/api/v1/contacts", "listContacts",
                        "Your contacts, requests in both directions, and blocks.")
                        .query("after", AFTER, "The `next` of the page before.")
                        .query("limit", LIMIT, "Entries a page.")
                        .answers(RestAnswer.json(200, RestShapes.page(CONTACT), "A page."))
                        .does(call -> Response.json(200,
                                contacts.list(call.who(), call.text("after"), call.limit()))),
                one("GET", ONE, "getContact", "What is between you and somebody.", contacts::get),
                one("PUT", ONE, "requestContact", "Ask somebody, or accept when they have asked.",
                        contacts::request).refuses(ErrorCode.FULL, ErrorCode.CHANGED),
                one("POST", ONE + "/acceptance", "acceptContact",
                        "Accept a request; refused when there is none.", contacts::accept)
                        .refuses(ErrorCode.FULL, ErrorCode.CHANGED),
                one("DELETE", ONE, "removeContact",
                        "End a contact, take a request back, or decline one.", contacts::remove)
                        .refuses(ErrorCode.CHANGED),
                one("PUT", BLOCK, "block", "End a contact and let nothing of them through.",
                        contacts::block).refuses(ErrorCode.CHANGED),
                one("DELETE", BLOCK, "unblock", "End a block.", contacts::unblock)
                        .refuses(ErrorCode.CHANGED));
    }

    private static RestOperation one(String method, String path, String id, String summary,
            BiFunction<Identity, String, Contact> work) {
        RestOperation operation = RestOperation.of(method, path, id, summary)
                .path("user", USER_ID, "The other person's id.")
                .answers(RestAnswer.json(200, CONTACT, "What is between you now."))
                .does(call -> Response.json(200, work.apply(call.who(), call.text("user"))));
        return method.equals("GET") ? operation
                : operation.refuses(ErrorCode.STORE_FULL, ErrorCode.BUSY);
    }
}
