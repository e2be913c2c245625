// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/// What answers a method on paths of one shape.
///
/// @param method in capitals: "GET"; a GET route answers HEAD too
/// @param template segments after slashes; `{name}` stands for one segment that is not empty:
///     `/api/v1/conversations/{id}/messages`
/// @param handler answers
/// @param maxBodyBytes the longest body that is read, 413 above it
/// @param timeLimit how long the handler may take until it returns its answer, the body's arrival
///     included; its thread is interrupted then, and the peer gets 503. As long again, on the
///     [Entrance], may a body take that is made while it is sent; then the connection is closed
/// @param pool where the [Entrance] runs the handler of requests without a body, instead of on a
///     virtual thread of their own; when it takes no more, they get that thread after all
public record Route(String method, String template, Handler handler, long maxBodyBytes,
        Duration timeLimit, Optional<Executor> pool) {
    /// The longest body where a route says nothing else: 64 KiB.
    public static final long DEFAULT_MAX_BODY_BYTES = 64 * 1024;
    /// The time limit where a route says nothing else.
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(10);

    /// Checks what can be checked before the first request.
    ///
    /// @throws IllegalArgumentException when the method is no token, the template is not well
    ///     formed, or a limit is negative
    public Route {
        if (!HttpChars.isToken(method))
            throw new IllegalArgumentException("not a method: " + method);
        PathTemplate.parse(template);
        if (maxBodyBytes < 0)
            throw new IllegalArgumentException("a body of " + maxBodyBytes + " bytes");
        if (!timeLimit.isPositive())
            throw new IllegalArgumentException("a time limit of " + timeLimit);
    }

    /// A route whose requests have a virtual thread each.
    public Route(String method, String template, Handler handler, long maxBodyBytes,
            Duration timeLimit) {
        this(method, template, handler, maxBodyBytes, timeLimit, Optional.empty());
    }

    /// A route with the usual limits.
    public Route(String method, String template, Handler handler) {
        this(method, template, handler, DEFAULT_MAX_BODY_BYTES, DEFAULT_TIME_LIMIT);
    }

    /// The same route with another limit on the body.
    public Route withMaxBodyBytes(long bytes) {
        return new Route(method, template, handler, bytes, timeLimit, pool);
    }

    /// The same route with another time limit.
    public Route withTimeLimit(Duration limit) {
        return new Route(method, template, handler, maxBodyBytes, limit, pool);
    }

    /// The same route with another handler.
    public Route withHandler(Handler other) {
        return new Route(method, template, other, maxBodyBytes, timeLimit, pool);
    }

    /// The same route on the threads of a pool: for handlers that compute or read for a moment and
    /// wait for nobody, so that a thread of their own would cost more than they do.
    public Route onPool(Executor threads) {
        return new Route(method, template, handler, maxBodyBytes, timeLimit,
                Optional.of(threads));
    }
}
