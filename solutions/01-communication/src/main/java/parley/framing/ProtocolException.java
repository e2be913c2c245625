// SPDX-License-Identifier: Apache-2.0
package parley.framing;

/// The peer broke the protocol.
///
/// It is thrown where the fault is found and answered in one place, usually by sending [#text()]
/// and closing. Trouble with the connection itself is a [java.io.IOException]; a mistake of the
/// calling code is an [IllegalArgumentException].
///
/// The codes are the close codes of
/// [RFC 6455 §7.4.1](https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1), so that every
/// transport of the messenger can use the same ones.
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What arrived does not follow the rules.
    public static final int BAD_PROTOCOL = 1002;
    /// The form is right and the content is not: damaged bytes, text that is not UTF-8, bad JSON.
    public static final int BAD_DATA = 1007;
    /// The rules of this side forbid it: an unsafe file name, for example.
    public static final int NOT_ALLOWED = 1008;
    /// Longer than a limit allows.
    public static final int TOO_BIG = 1009;

    private final int code;

    /// Blames the peer.
    ///
    /// @param code one of the constants of this class
    /// @param text what was wrong, in words that may be sent to the peer: no secret, no path of
    ///     this machine
    public ProtocolException(int code, String text) {
        super(text);
        this.code = code;
    }

    /// The close code to send.
    public int code() {
        return code;
    }

    /// The reason, safe to send to the peer.
    public String text() {
        return getMessage();
    }
}
