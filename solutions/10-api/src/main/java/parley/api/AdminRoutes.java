// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.ACCOUNT;
import static parley.api.RestShapes.AFTER;
import static parley.api.RestShapes.LIMIT;
import static parley.api.RestShapes.USER_ID;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import parley.accounts.Account;
import parley.accounts.Accounts;
import parley.accounts.Identity;
import parley.http.Response;
import parley.store.User;

/// What administrators do: see all accounts, suspend them, appoint others, see the limits.
final class AdminRoutes {
    private static final String USERS = "/api/v1/admin/users";
    private static final ShapeNamed LIMIT_SHAPE = RestShapes.named("Limit", Shape.object()
            .with("name", Shape.text(1, 60), "")
            .with("number", Shape.whole(0, Integer.MAX_VALUE), "")
            .with("meaning", Shape.text(1, 200), ""));

    private final Accounts accounts;
    private final FileLimits files;

    AdminRoutes(Accounts accounts, FileLimits files) {
        this.accounts = accounts;
        this.files = files;
    }

    List<RestOperation> operations() {
        return List.of(list(),
                one("PUT", USERS + "/{user}/suspension", "suspend",
                        "Stop an account: its sessions end, nothing of it is gone.",
                        accounts.admin()::suspend),
                one("DELETE", USERS + "/{user}/suspension", "reactivate",
                        "Let a stopped account go on.", accounts.admin()::reactivate),
                one("PUT", USERS + "/{user}/administration", "appoint",
                        "Make somebody an administrator.",
                        (me, user) -> accounts.admin().setRole(me, user, User.Role.ADMIN)),
                one("DELETE", USERS + "/{user}/administration", "dismiss",
                        "Make somebody no administrator any more.",
                        (me, user) -> accounts.admin().setRole(me, user, User.Role.USER)),
                limits());
    }

    private RestOperation list() {
        return RestOperation.of("GET", USERS, "listAccounts", "All accounts.")
                .by(RestAccess.ADMIN)
                .query("after", AFTER, "The `next` of the page before.")
                .query("limit", LIMIT, "Entries a page.")
                .answers(RestAnswer.json(200, RestShapes.page(ACCOUNT), "By id."))
                .does(call -> {
                    List<Account> page = accounts.admin().list(
                            call.who(), call.text("after"), call.limit());
                    String next = page.size() < call.limit() ? "" : page.getLast().id();
                    return Response.json(200, new Page<>(
                            page.stream().map(MeView.ForAdmin::of).toList(), next));
                });
    }

    private static RestOperation one(String method, String path, String id, String summary,
            BiFunction<Identity, String, Account> work) {
        return RestOperation.of(method, path, id, summary).by(RestAccess.ADMIN)
                .path("user", USER_ID, "The account's id.")
                .refuses(ErrorCode.CHANGED, ErrorCode.STORE_FULL)
                .answers(RestAnswer.json(200, ACCOUNT, "The account now."))
                .does(call -> Response.json(200,
                        MeView.ForAdmin.of(work.apply(call.who(), call.text("user")))));
    }

    private RestOperation limits() {
        return RestOperation.of("GET", "/api/v1/admin/limits", "listLimits",
                "Every limit of the messenger's rules, as it is on this server.")
                .by(RestAccess.ADMIN)
                .query("after", AFTER, "The `next` of the page before.")
                .query("limit", LIMIT, "Entries a page.")
                .answers(RestAnswer.json(200, RestShapes.page(LIMIT_SHAPE), "By name."))
                .does(call -> Response.json(200, Paging.page(Arrays.stream(Limit.values())
                        .map(limit -> new LimitView(limit.name().toLowerCase(Locale.ROOT),
                                files.number(limit), limit.meaning()))
                        .sorted(Comparator.comparing(LimitView::name)).toList(),
                        LimitView::name, call.text("after"), call.limit())));
    }

    private record LimitView(String name, int number, String meaning) { }
}
