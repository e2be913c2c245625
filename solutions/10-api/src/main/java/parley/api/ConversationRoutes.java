// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.AFTER;
import static parley.api.RestShapes.CONVERSATION;
import static parley.api.RestShapes.ID;
import static parley.api.RestShapes.LIMIT;
import static parley.api.RestShapes.ROLE;
import static parley.api.RestShapes.TITLE;
import static parley.api.RestShapes.USER_ID;

import java.util.List;
import java.util.Locale;
import parley.http.Response;
import parley.store.Member;

/// Conversations: list, open, make and change groups.
final class ConversationRoutes {
    private static final String ALL = "/api/v1/conversations";
    private static final String ONE = ALL + "/{id}";
    private static final String MEMBER = ONE + "/members/{user}";

    private final Conversing conversations;
    private final Groups groups;

    ConversationRoutes(Conversing conversations, Groups groups) {
        this.conversations = conversations;
        this.groups = groups;
    }

    List<RestOperation> operations() {
        return List.of(list(), get(), direct(), create(), rename(), add(), role(), remove(),
                leave());
    }

    private RestOperation list() {
        return RestOperation.of("GET", ALL, "listConversations", "Your conversations.")
                .query("after", AFTER, "The `next` of the page before.")
                .query("limit", LIMIT, "Entries a page.")
                .answers(RestAnswer.json(200, RestShapes.page(CONVERSATION), "By id."))
                .does(call -> Response.json(200,
                        RestViews.of(conversations.list(call.who(), call.text("after"), call.limit()))));
    }

    private RestOperation get() {
        return RestOperation.of("GET", ONE, "getConversation", "One conversation.")
                .path("id", ID, "Its id.")
                .answers(RestAnswer.json(200, CONVERSATION, "As you see it."))
                .does(call -> Response.json(200,
                        RestViews.of(conversations.get(call.who(), call.text("id")))));
    }

    private RestOperation direct() {
        return changing("PUT", "/api/v1/conversations/direct/{user}", "openDirect",
                "Open the conversation with a contact: the one there is, or a new one.")
                .path("user", USER_ID, "The contact's id.")
                .does(call -> Response.json(200,
                        RestViews.of(conversations.direct(call.who(), call.text("user")))));
    }

    private RestOperation create() {
        return RestOperation.of("POST", ALL, "createGroup", "Make a group of yourself and contacts.")
                .takes(RestShapes.named("NewGroup", Shape.object()
                        .with("title", TITLE, "")
                        .with("members", Shape.list(USER_ID, Limit.GROUP_MEMBERS.number()),
                                "Ids of contacts.")))
                .refuses(ErrorCode.FORBIDDEN, ErrorCode.FULL, ErrorCode.CHANGED,
                        ErrorCode.STORE_FULL, ErrorCode.BUSY, ErrorCode.NOT_FOUND)
                .answers(RestAnswer.json(201, CONVERSATION, "The group."))
                .does(call -> {
                    var group = groups.create(
                            call.who(), call.field("title"), call.fields("members"));
                    return Response.json(201, RestViews.of(group))
                            .with("Location", ALL + "/" + group.id());
                });
    }

    private RestOperation rename() {
        return changing("PATCH", ONE, "renameGroup", "Give a group another title.")
                .path("id", ID, "The group's id.")
                .takes(RestShapes.named("GroupTitle", Shape.object().with("title", TITLE, "")))
                .does(call -> Response.json(200,
                        RestViews.of(groups.rename(call.who(), call.text("id"), call.field("title")))));
    }

    private RestOperation add() {
        return changing("PUT", MEMBER, "addMember",
                "Add one of your contacts, who sees what is said from now on.")
                .path("id", ID, "The group's id.").path("user", USER_ID, "The contact's id.")
                .does(call -> Response.json(200,
                        RestViews.of(groups.add(call.who(), call.text("id"), call.text("user")))));
    }

    private RestOperation role() {
        return changing("PATCH", MEMBER, "changeRole",
                "Give a member another role. Who makes somebody else the owner becomes an admin.")
                .path("id", ID, "The group's id.").path("user", USER_ID, "The member's id.")
                .takes(RestShapes.named("NewRole", Shape.object().with("role", ROLE, "")))
                .does(call -> Response.json(200, RestViews.of(groups.role(call.who(), call.text("id"),
                        call.text("user"), Member.Role.valueOf(
                                call.field("role").toUpperCase(Locale.ROOT))))));
    }

    private RestOperation remove() {
        return changing("DELETE", MEMBER, "removeMember",
                "Remove a member, who can read nothing of the group any more.")
                .path("id", ID, "The group's id.").path("user", USER_ID, "The member's id.")
                .does(call -> Response.json(200,
                        RestViews.of(groups.remove(call.who(), call.text("id"), call.text("user")))));
    }

    private RestOperation leave() {
        return RestOperation.of("DELETE", ONE + "/membership", "leaveGroup", "Leave a group.")
                .path("id", ID, "The group's id.")
                .refuses(ErrorCode.FORBIDDEN, ErrorCode.CHANGED, ErrorCode.STORE_FULL,
                        ErrorCode.BUSY)
                .answers(RestAnswer.empty(204, "You have left."))
                .does(call -> {
                    groups.leave(call.who(), call.text("id"));
                    return Response.noContent();
                });
    }

    private static RestOperation changing(String method, String path, String id, String summary) {
        return RestOperation.of(method, path, id, summary)
                .refuses(ErrorCode.FORBIDDEN, ErrorCode.CHANGED, ErrorCode.FULL,
                        ErrorCode.STORE_FULL, ErrorCode.BUSY)
                .answers(RestAnswer.json(200, CONVERSATION, "The conversation now."));
    }
}
