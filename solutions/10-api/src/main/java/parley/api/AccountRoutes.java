// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.RestShapes.AFTER;
import static parley.api.RestShapes.DEVICE;
import static parley.api.RestShapes.DISPLAY_NAME;
import static parley.api.RestShapes.ID;
import static parley.api.RestShapes.LIMIT;
import static parley.api.RestShapes.LOGIN;
import static parley.api.RestShapes.ME;
import static parley.api.RestShapes.NAME;
import static parley.api.RestShapes.PASSWORD;
import static parley.api.RestShapes.SESSION;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import parley.accounts.Accounts;
import parley.http.Body;
import parley.http.Response;

/// Accounts and sessions: sign up, log in and out, devices, password, export, deletion.
final class AccountRoutes {
    private static final Duration EXPORT_LIMIT = Duration.ofMinutes(15);
    private static final String SESSIONS = "/api/v1/sessions";

    private final Accounts accounts;

    AccountRoutes(Accounts accounts) {
        this.accounts = accounts;
    }

    List<RestOperation> operations() {
        return List.of(signUp(), logIn(), devices(), logOut(), logOutOne(), logOutAll(), me(),
                rename(), password(), export(), delete());
    }

    private RestOperation signUp() {
        return opening("/api/v1/accounts", "signUp", "Make an account and log in to it.")
                .takes(RestShapes.named("SignUp", Shape.object()
                        .with("name", NAME, "What to log in with: 2 to 32 letters, digits, . _ -")
                        .maybe("displayName", DISPLAY_NAME, "What others see.")
                        .with("password", PASSWORD, "At least 8 characters.")
                        .maybe("device", DEVICE, "What this device is called.")))
                .answers(RestAnswer.problem(409, "The name is taken (name_taken)"))
                .answers(RestAnswer.problem(422, "A rule about names or passwords is broken"))
                .answers(RestAnswer.json(201, LOGIN, "The account, and a session in it."))
                .does(call -> Response.json(201, LogInView.of(accounts.signUp(call.field("name"),
                        call.field("displayName"), call.field("password"), device(call),
                        from(call)))));
    }

    private RestOperation logIn() {
        return opening(SESSIONS, "logIn", "Log in.")
                .takes(RestShapes.named("Credentials", Shape.object()
                        .with("name", NAME, "").with("password", PASSWORD, "")
                        .maybe("device", DEVICE, "What this device is called.")))
                .answers(RestAnswer.problem(401, "Name or password is wrong (wrong_credentials)"))
                .answers(RestAnswer.problem(403, "The account is suspended (suspended)"))
                .answers(RestAnswer.json(201, LOGIN, "A session."))
                .does(call -> Response.json(201, LogInView.of(accounts.logIn(call.field("name"),
                        call.field("password"), device(call), from(call)))));
    }

    private static RestOperation opening(String path, String id, String summary) {
        return RestOperation.of("POST", path, id, summary).by(RestAccess.ANYBODY)
                .counted(RestBucket.PASSWORD).refuses(ErrorCode.STORE_FULL, ErrorCode.CHANGED);
    }

    private static String device(RestCall call) {
        return call.hasField("device") ? call.field("device") : "an HTTP client";
    }

    private static InetAddress from(RestCall call) {
        return call.request().peer().getAddress();
    }

    private RestOperation devices() {
        return RestOperation.of("GET", SESSIONS, "listSessions",
                "Where you are logged in.")
                .query("after", AFTER, "The `next` of the page before.")
                .query("limit", LIMIT, "Entries a page.")
                .answers(RestAnswer.json(200, RestShapes.page(SESSION), "The oldest first."))
                .does(call -> Response.json(200, Paging.page(accounts.devices(call.who()).stream()
                        .map(DeviceView::of).sorted(Comparator.comparing(DeviceView::key)).toList(),
                        DeviceView::key, call.text("after"), call.limit())));
    }

    private RestOperation logOut() {
        return RestOperation.of("DELETE", SESSIONS + "/current", "logOut",
                "End the session that asks.")
                .answers(RestAnswer.empty(204, "It has ended."))
                .does(call -> {
                    accounts.logOut(call.who());
                    return Response.noContent();
                });
    }

    private RestOperation logOutOne() {
        return RestOperation.of("DELETE", SESSIONS + "/{id}", "logOutOne",
                "End one of your sessions: a lost phone.")
                .path("id", ID, "The session's id.")
                .answers(RestAnswer.empty(204, "It has ended."))
                .does(call -> {
                    accounts.logOut(call.who(), call.text("id"));
                    return Response.noContent();
                });
    }

    private RestOperation logOutAll() {
        return RestOperation.of("DELETE", SESSIONS, "logOutAll", "End all of your sessions.")
                .query("others", Shape.flag(), "true: all but the one that asks.")
                .answers(RestAnswer.empty(204, "They have ended."))
                .does(call -> {
                    if (call.text("others").equals("true")) accounts.logOutOthers(call.who());
                    else accounts.logOutAll(call.who());
                    return Response.noContent();
                });
    }

    private RestOperation me() {
        return RestOperation.of("GET", "/api/v1/me", "getMe", "Who you are.")
                .answers(RestAnswer.json(200, ME, ""))
                .does(call -> Response.json(200, MeView.of(accounts.account(call.me()))));
    }

    private RestOperation rename() {
        return RestOperation.of("PATCH", "/api/v1/me", "rename", "Change your display name.")
                .takes(RestShapes.named("Rename", Shape.object()
                        .with("displayName", DISPLAY_NAME, "What others see.")))
                .refuses(ErrorCode.CHANGED, ErrorCode.STORE_FULL)
                .answers(RestAnswer.problem(422, "A rule about names is broken (name_refused)"))
                .answers(RestAnswer.json(200, ME, "You, with the new name."))
                .does(call -> Response.json(200,
                        MeView.of(accounts.rename(call.who(), call.field("displayName")))));
    }

    private RestOperation password() {
        return confirming("PUT", "/api/v1/me/password", "changePassword",
                "Change your password; all other sessions end.")
                .takes(RestShapes.named("NewPassword", Shape.object()
                        .with("old", PASSWORD, "").with("new", PASSWORD, "")))
                .answers(RestAnswer.problem(422, "A rule is broken (password_refused)"))
                .answers(RestAnswer.empty(204, "It is changed."))
                .does(call -> {
                    accounts.changePassword(call.who(), call.field("old"), call.field("new"),
                            from(call));
                    return Response.noContent();
                });
    }

    private RestOperation export() {
        return RestOperation.of("GET", "/api/v1/me/export", "exportMe",
                "Everything that is known about you, as a zip file.")
                .counted(RestBucket.COSTLY).within(EXPORT_LIMIT)
                .answers(RestAnswer.bytes(200, "application/zip", "JSON, and your files."))
                .does(call -> Response.stream(200, "application/zip", Body.UNKNOWN,
                        out -> accounts.export(call.who(), out))
                        .with("Content-Disposition", "attachment; filename=\"parley.zip\""));
    }

    private RestOperation delete() {
        return confirming("POST", "/api/v1/me/deletion", "deleteMe",
                "Delete your account. What you said stays, as of a deleted account.")
                .takes(RestShapes.named("Deletion", Shape.object().with("password", PASSWORD, "")))
                .answers(RestAnswer.empty(204, "It is gone."))
                .does(call -> {
                    accounts.deleteAccount(call.who(), call.field("password"), from(call));
                    return Response.noContent();
                });
    }

    private static RestOperation confirming(String method, String path, String id,
            String summary) {
        return RestOperation.of(method, path, id, summary).counted(RestBucket.PASSWORD)
                .refuses(ErrorCode.STORE_FULL, ErrorCode.CHANGED)
                .answers(RestAnswer.problem(403, "The password is wrong (wrong_credentials)"));
    }
}
