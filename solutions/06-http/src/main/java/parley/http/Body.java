// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.OutputStream;

/// What follows the headers of a [Response].
public sealed interface Body {
    /// Nothing.
    record Empty() implements Body {}

    /// Bytes that are there already; never changed after this.
    record Bytes(byte[] bytes) implements Body {}

    /// Bytes that are made while they are sent.
    ///
    /// @param length how many bytes will be written, or [#UNKNOWN] (then the body is chunked)
    record Streamed(long length, Writer writer) implements Body {
        /// Checks the length.
        ///
        /// @throws IllegalArgumentException when it is below [#UNKNOWN]
        public Streamed {
            if (length < UNKNOWN) throw new IllegalArgumentException("a length of " + length);
        }
    }

    /// Server-sent events, as long as their source likes.
    record Events(EventSource source) implements Body {}

    /// The length of a body of which nobody knows the length.
    long UNKNOWN = -1;

    /// Writes a body.
    @FunctionalInterface
    interface Writer {
        /// Writes it all. Runs on the handler's virtual thread; each write waits until the peer
        /// has taken what was written before, at most as long as the server's limits say.
        ///
        /// @throws IOException when the peer is gone or too slow; what has been sent stays sent,
        ///     and the connection is closed so that the peer sees a body cut short
        void write(OutputStream out) throws IOException;
    }
}
