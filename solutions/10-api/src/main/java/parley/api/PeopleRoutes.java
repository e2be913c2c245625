// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.AFTER;
import static parley.api.RestShapes.LIMIT;
import static parley.api.RestShapes.PRESENCE;
import static parley.api.RestShapes.PROFILE;
import static parley.api.RestShapes.SEARCH;
import static parley.api.RestShapes.USER_ID;

import java.util.List;
import parley.http.Response;

/// Finding people, and what they show of themselves.
final class PeopleRoutes {
    private final People people;

    PeopleRoutes(People people) {
        this.people = people;
    }

    List<RestOperation> operations() {
        return List.of(
                RestOperation.of("GET", "/api/v1/users", "searchUsers",
                        "People whose name begins like this.")
                        .counted(RestBucket.COSTLY)
                        .needs("prefix", SEARCH, "How the name begins.")
                        .query("after", AFTER, "The `next` of the page before.")
                        .query("limit", LIMIT, "Entries a page.")
                        .answers(RestAnswer.json(200, RestShapes.page(PROFILE), "By name."))
                        .does(call -> Response.json(200, people.search(call.who(),
                                call.text("prefix"), call.text("after"), call.limit()))),
                RestOperation.of("GET", "/api/v1/users/{user}", "getUser", "One person.")
                        .path("user", USER_ID, "Their id.")
                        .answers(RestAnswer.json(200, PROFILE, "What others may know."))
                        .does(call -> Response.json(200,
                                people.get(call.who(), call.text("user")))),
                RestOperation.of("GET", "/api/v1/users/{user}/presence", "getPresence",
                        "Whether a contact is connected.")
                        .path("user", USER_ID, "Their id.")
                        .refuses(ErrorCode.FORBIDDEN)
                        .answers(RestAnswer.json(200, PRESENCE, "As this server knows it."))
                        .does(call -> Response.json(200,
                                RestViews.of(people.presence(call.who(), call.text("user"))))));
    }
}
