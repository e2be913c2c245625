// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// A request that our own server has read. One thread: that of the handler.
final class PlainRequest extends BasicRequest {
    private final RequestHead head;
    private final BodyLength length;
    private final ConnectionInput in;
    private final OutputStream out;
    private Optional<FramedBody> body = Optional.empty();

    PlainRequest(RequestHead head, BodyLength length, ConnectionInput in, OutputStream out,
            InetSocketAddress peer) {
        super(head.method(), head.rawPath(), head.rawQuery(), peer);
        this.head = head;
        this.length = length;
        this.in = in;
        this.out = out;
    }

    @Override
    public List<String> headers(String name) {
        return head.fields().all(name);
    }

    @Override
    public InputStream body() {
        return framedBody();
    }

    private FramedBody framedBody() {
        if (body.isEmpty())
            body = Optional.of(new FramedBody(head, length, in, out, maxBodyBytes()));
        return body.get();
    }

    /// Reads what the handler left of the body.
    ///
    /// @return false when the connection cannot be used again
    boolean skipRest() throws IOException {
        try {
            return framedBody().skipRest();
        } catch (ProblemException e) {
            return false;
        }
    }

    @Override
    public boolean secure() {
        return false;
    }
}
