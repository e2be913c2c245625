// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A request as a [Handler] or a [SocketEndpoint] sees it. One thread: that of the handler.
///
/// Names of headers are compared without case, all other names with it. Texts out of path and
/// query are already decoded; asking for one that cannot be decoded throws a [ProblemException]
/// with 400.
public interface Request {
    /// The method, in capitals. A HEAD request reaches a GET route as "HEAD".
    String method();

    /// The path without the query, decoded: `/api/v1/users/u_1`.
    String path();

    /// What stood in the path where the route's template has `{name}`; never empty.
    ///
    /// @throws IllegalArgumentException when the template has no such name
    String pathParameter(String name);

    /// The names of all query parameters that were sent.
    Set<String> queryNames();

    /// All values of a query parameter, in the order sent; empty when there is none.
    List<String> queries(String name);

    /// The first value of a query parameter.
    default Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    /// All values of a header, in the order sent; empty when there is none.
    List<String> headers(String name);

    /// The first value of a header.
    default Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /// The body as it arrives, at most as long as the route allows. Reading waits for the peer, at
    /// most as long as the server's limits say. Whoever reads it need not close it.
    ///
    /// Reading throws [ProblemException] with 413 when the body is longer than the limit and with
    /// 408 when the peer is too slow, and an [java.io.IOException] when the connection ends early.
    InputStream body();

    /// The whole body, read as JSON.
    ///
    /// @param type usually a record; a member that it does not have is refused by name
    /// @throws ProblemException 415 when the body is not `application/json`, 400 when it is not
    ///     JSON or does not fit the type, and as [#body()] throws
    <T> T json(Class<T> type);

    /// Who asks: the other end of the connection, which may be a proxy.
    InetSocketAddress peer();

    /// True when the connection is encrypted.
    boolean secure();
}
