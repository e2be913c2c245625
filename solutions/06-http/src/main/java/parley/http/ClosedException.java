// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;

/// The WebSocket is closed, and everything that had arrived before has been handed out.
public final class ClosedException extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;

    ClosedException(int code, String reason) {
        super("closed with " + code + (reason.isEmpty() ? "" : ": " + reason));
        this.code = code;
        this.reason = reason;
    }

    /// The peer's close code; [CloseCode#NONE_GIVEN] when it gave none, [CloseCode#ABNORMAL] when
    /// the connection ended without a close frame.
    public int code() {
        return code;
    }

    /// The peer's reason, perhaps empty.
    public String reason() {
        return reason;
    }
}
