// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;

/// A stream of server-sent events to one peer, in the form of the
/// [HTML standard §9.2](https://html.spec.whatwg.org/multipage/server-sent-events.html). One
/// thread at a time. Each call sends at once.
public interface EventStream {
    /// Sends an event.
    ///
    /// @param id what the browser sends back as `Last-Event-ID`; empty for none
    /// @param event its name; empty for "message"
    /// @param data any text; line breaks are kept
    /// @throws IllegalArgumentException when id or name hold a line break or NUL
    /// @throws IOException when the peer is gone or too slow
    void send(String id, String event, String data) throws IOException;

    /// Sends a comment, which browsers ignore: the heartbeat.
    ///
    /// @throws IOException when the peer is gone or too slow
    void comment(String text) throws IOException;
}
