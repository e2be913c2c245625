// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.http.Handler;
import parley.http.ProblemException;
import parley.http.Request;
import parley.http.SocketEndpoint;
import parley.http.SocketHandler;

/// Answers only who calls this server by a name of its own, where it listens on loopback without
/// TLS. A page of a stranger can make its own name stand for 127.0.0.1 ("DNS rebinding"), and then
/// reads from here as if it came from here; but the browser says in `Host` whose name it was. With
/// TLS the certificate does the same.
final class OwnName {
    private static final Pattern LOOPBACK = Pattern.compile(
            "(localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private OwnName() {
    }

    /// The same handler for who knows the name.
    static Handler guard(Handler handler) {
        return request -> {
            check(request);
            return handler.handle(request);
        };
    }

    /// The same endpoint for who knows the name.
    static SocketEndpoint guardSocket(SocketEndpoint endpoint) {
        return new SocketEndpoint() {
            @Override
            public SocketHandler accept(Request handshake) {
                check(handshake);
                return endpoint.accept(handshake);
            }

            @Override
            public Optional<String> subprotocol(List<String> offered) {
                return endpoint.subprotocol(offered);
            }
        };
    }

    /// HTTP/1.0 needs no `Host`, and no browser speaks it.
    private static void check(Request request) {
        var host = request.header("Host");
        if (host.isPresent() && !LOOPBACK.matcher(host.get()).matches()) throw new ProblemException(
                421, "This server is for this computer only. Call it 127.0.0.1 or localhost.");
    }
}
