// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.http.Response;
import parley.http.Route;

/// One operation of the HTTP API. Routes, checks of the input and the OpenAPI document are all made
/// from it, so they cannot say different things.
///
/// @param id what programs call it: `sendMessage`
/// @param template the path, as in [Route]
/// @param summary what it does, in a sentence
/// @param bucket the rate limit that it counts against
/// @param body what the JSON body looks like; nothing: there must be none
/// @param upload whether the body is a file of any type
/// @param answers what it answers when it works
/// @param refusals the codes that it can refuse with, beside those that every operation has
/// @param maxBodyBytes the longest body
/// @param patience how long it may take
/// @param onReader whether it runs on a thread that reads the store: it reads, and waits for nobody
record RestOperation(String id, String method, String template, String summary, RestAccess access,
        RestBucket bucket, List<RestParameter> parameters, Optional<Shape> body, boolean upload,
        List<RestAnswer> answers, Set<ErrorCode> refusals, long maxBodyBytes, Duration patience,
        boolean onReader, RestHandler handler) {
    private static final RestHandler NOTHING = _ -> Response.noContent();

    /// An operation that does nothing yet.
    static RestOperation of(String method, String template, String id, String summary) {
        return new RestOperation(id, method, template, summary, RestAccess.SESSION,
                method.equals("GET") ? RestBucket.READ : RestBucket.WRITE, List.of(),
                Optional.empty(), false, List.of(), Set.of(), Route.DEFAULT_MAX_BODY_BYTES,
                Limit.ANSWER_MILLIS.duration(), false, NOTHING);
    }

    RestOperation by(RestAccess who) {
        return new RestOperation(id, method, template, summary, who, bucket, parameters, body,
                upload, answers, refusals, maxBodyBytes, patience, onReader, handler);
    }

    RestOperation counted(RestBucket as) {
        return new RestOperation(id, method, template, summary, access, as, parameters, body,
                upload, answers, refusals, maxBodyBytes, patience, onReader, handler);
    }

    RestOperation path(String name, Shape shape, String doc) {
        return plus(new RestParameter("path", name, shape, true, doc));
    }

    RestOperation query(String name, Shape shape, String doc) {
        return plus(new RestParameter("query", name, shape, false, doc));
    }

    RestOperation needs(String name, Shape shape, String doc) {
        return plus(new RestParameter("query", name, shape, true, doc));
    }

    RestOperation header(String name, Shape shape, String doc) {
        return plus(new RestParameter("header", name, shape, false, doc));
    }

    private RestOperation plus(RestParameter parameter) {
        List<RestParameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new RestOperation(id, method, template, summary, access, bucket, List.copyOf(more),
                body, upload, answers, refusals, maxBodyBytes, patience, onReader, handler);
    }

    RestOperation takes(Shape shape) {
        return new RestOperation(id, method, template, summary, access, bucket, parameters,
                Optional.of(shape), upload, answers, refusals, maxBodyBytes, patience, onReader, handler);
    }

    RestOperation takesFile(long maxBytes) {
        return new RestOperation(id, method, template, summary, access, bucket, parameters, body,
                true, answers, refusals, maxBytes, patience, onReader, handler);
    }

    RestOperation answers(RestAnswer answer) {
        List<RestAnswer> more = new ArrayList<>(answers);
        more.add(answer);
        return new RestOperation(id, method, template, summary, access, bucket, parameters, body,
                upload, List.copyOf(more), refusals, maxBodyBytes, patience, onReader, handler);
    }

    RestOperation refuses(ErrorCode... codes) {
        Set<ErrorCode> more = new TreeSet<>(refusals);
        more.addAll(List.of(codes));
        return new RestOperation(id, method, template, summary, access, bucket, parameters, body,
                upload, answers, more, maxBodyBytes, patience, onReader, handler);
    }

    RestOperation within(Duration limit) {
        return new RestOperation(id, method, template, summary, access, bucket, parameters, body,
                upload, answers, refusals, maxBodyBytes, limit, onReader, handler);
    }

    RestOperation reading() {
        return new RestOperation(id, method, template, summary, access, bucket, parameters, body,
                upload, answers, refusals, maxBodyBytes, patience, true, handler);
    }

    RestOperation does(RestHandler work) {
        return new RestOperation(id, method, template, summary, access, bucket, parameters, body,
                upload, answers, refusals, maxBodyBytes, patience, onReader, work);
    }

    List<RestParameter> parameters(String in) {
        return parameters.stream().filter(parameter -> parameter.in().equals(in)).toList();
    }

    /// All codes that it can refuse with.
    Set<ErrorCode> allRefusals() {
        Set<ErrorCode> all = new TreeSet<>(refusals);
        all.addAll(List.of(ErrorCode.BAD_REQUEST, ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE));
        if (access != RestAccess.ANYBODY)
            all.addAll(List.of(ErrorCode.UNAUTHENTICATED, ErrorCode.SUSPENDED));
        if (access == RestAccess.ADMIN) all.add(ErrorCode.FORBIDDEN);
        if (!parameters("path").isEmpty()) all.add(ErrorCode.NOT_FOUND);
        if (body.isPresent() || upload) all.add(ErrorCode.TOO_LARGE);
        return all;
    }
}
