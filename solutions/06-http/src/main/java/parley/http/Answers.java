// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From a request to the answer, for both servers: routing, OPTIONS, CORS, problems, and the
/// headers that every answer has. Any thread.
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /// What a browser must not do with an answer, unless the answer says something else. There is
    /// no Strict-Transport-Security: it would bind a whole host, and `localhost` is many people's.
    private static final List<Header> SECURITY = List.of(
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"),
            new Header("Cache-Control", "no-store"));

    /// The answer to who has waited too long.
    static final Response TOO_SLOW = Response.problem(
            Problem.of(503, "This took too long. Try again later.")).with("Retry-After", "1");
    private static final Problem FAILED = Problem.of(500, "The server failed. Try again later.");

    private final Router router;
    private final Cors cors;

    Answers(Router router, Set<String> origins) {
        this.router = router;
        this.cors = new Cors(origins);
    }

    /// The route that wants a request on a pool's threads. Faults are found again, and answered,
    /// by [#answer].
    Optional<Route> pooled(BasicRequest request) {
        try {
            if (request.method().equals("OPTIONS")) return Optional.empty();
            Route route = request.route(router);
            return route.pool().isPresent() ? Optional.of(route) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /// Answers a request, whatever happens. The call is limited as the route says.
    ///
    /// @throws IOException when the peer is gone
    Response answer(BasicRequest request, Call call) throws IOException {
        Response answer = unclothed(request, call);
        call.noLimit();
        // The thread was interrupted for the handler; the answer is still to be sent.
        boolean late = call.timeUp() && (Thread.interrupted() || answer.status() >= 500);
        return dress(request, late && answer.status() >= 500 ? TOO_SLOW : answer);
    }

    /// The same answer with the headers that every answer has.
    Response dress(BasicRequest request, Response answer) {
        return cors.allow(request, plain(answer));
    }

    /// The same for a request that could not be read.
    Response plain(Response answer) {
        List<Header> headers = new ArrayList<>(answer.headers());
        for (Header header : SECURITY) {
            if (answer.header(header.name()).isEmpty()) headers.add(header);
        }
        return new Response(answer.status(), headers, answer.body());
    }

    private Response unclothed(BasicRequest request, Call call) throws IOException {
        try {
            if (request.method().equals("OPTIONS")) return options(request);
            Route route = request.route(router);
            call.limit(route.timeLimit());
            return Objects.requireNonNull(route.handler().handle(request));
        } catch (ProblemException e) {
            return Response.problem(e);
        } catch (PeerGone e) {
            throw e.getCause();
        } catch (IOException e) {
            LOG.warn("{} {} failed: {}", request.method(), request.rawPath(), e.toString());
            return Response.problem(FAILED);
        } catch (RuntimeException e) {
            // A fault of ours: the log has it all, the peer learns nothing of it.
            LOG.error("{} {} failed", request.method(), request.rawPath(), e);
            return Response.problem(FAILED);
        }
    }

    private Response options(BasicRequest request) {
        String path = request.rawPath();
        String allowed = path.equals("*") ? "GET, HEAD, OPTIONS" : router.allowed(path);
        if (allowed.isEmpty()) throw new ProblemException(404, "There is nothing at this address.");
        return cors.preflight(request, Response.noContent().with("Allow", allowed), allowed);
    }
}
