// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection of an [HttpServer]: request, answer, and again, until one side has enough.
/// Everything here runs on the connection's virtual thread.
final class HttpConnection {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);
    /// How long, and how much, is waited for at the end.
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final int MAX_LINGER_READS = 64;

    private final Socket socket;
    private final Answers answers;
    private final HttpLimits limits;
    private final Calls calls;
    private final ConnectionInput in;
    private final PlainAnswer out;

    HttpConnection(Socket socket, Answers answers, HttpLimits limits, Calls calls, Clock clock)
            throws IOException {
        this.socket = socket;
        this.answers = answers;
        this.limits = limits;
        this.calls = calls;
        this.in = new ConnectionInput(socket);
        this.out = new PlainAnswer(socket.getOutputStream(), clock);
        socket.setTcpNoDelay(true);
    }

    /// Serves it to its end, and closes it.
    void serve() {
        try (socket) {
            while (oneRequest()) LOG.trace("the connection stays");
            linger();
        } catch (IOException e) {
            LOG.debug("a connection ended: {}", e.toString());
        } catch (RuntimeException e) {
            // A body's writer failed. Its peer must see that the body is cut short.
            LOG.error("a body was not written to its end", e);
        }
    }

    /// @return whether another request may follow
    private boolean oneRequest() throws IOException {
        in.limit(limits.headTime());
        try {
            Optional<List<String>> lines = in.head(limits.maxHeadBytes(), limits.maxHeaders() + 1);
            if (lines.isEmpty()) return false;
            RequestHead head = RequestHead.parse(lines.get());
            in.limit(limits.bodyTime());
            return answer(head, new PlainRequest(head, BodyLength.of(head), in,
                    socket.getOutputStream(), (InetSocketAddress) socket.getRemoteSocketAddress()));
        } catch (ProblemException e) {
            // Where this request ends is not known, so nothing may follow it.
            out.send(answers.plain(Response.problem(e)), 1, false, false);
            return false;
        }
    }

    private boolean answer(RequestHead head, PlainRequest request) throws IOException {
        try (Call call = calls.begin()) {
            Response answer = answers.answer(request, call);
            if (answer.body() instanceof Body.Events) call.endless();
            else call.limit(limits.bodyTime());
            boolean stays = head.keepsAlive() && request.skipRest();
            return out.send(answer, head.minor(), head.method().equals("HEAD"), stays) && stays;
        }
    }

    /// Ends politely: what the peer still sends would turn a close into a reset, which could
    /// destroy the answer before it is read.
    private void linger() throws IOException {
        if (socket.isClosed()) return;
        socket.shutdownOutput();
        in.limit(LINGER);
        for (int i = 0; i < MAX_LINGER_READS; i++) {
            if (!in.skip()) return;
        }
    }
}
