// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.List;

/// How long a request's body is:
/// [RFC 9112 §6.3](https://www.rfc-editor.org/rfc/rfc9112#section-6.3).
///
/// Two programs that disagree about this disagree about where the next request begins, and what
/// one takes for a body the other takes for a request: request smuggling. Whatever could be read
/// in two ways is therefore refused.
sealed interface BodyLength {
    /// Known beforehand; 0 when there is no body.
    record Fixed(long bytes) implements BodyLength {}

    /// Told piece by piece.
    record Chunked() implements BodyLength {}

    /// More digits than any length that fits a long.
    int MAX_DIGITS = 18;

    /// Finds it out.
    ///
    /// @throws ProblemException 400 when the headers could be read in two ways, 501 for a coding
    ///     other than chunked
    static BodyLength of(RequestHead head) {
        // task 6.3: Transfer-Encoding or Content-Length or neither, never both, and each only once
        List<String> codings = Handshake.items(head.fields().all("Transfer-Encoding"));
        List<String> lengths = head.fields().all("Content-Length");
        boolean coded = !head.fields().all("Transfer-Encoding").isEmpty();
        if (coded && !lengths.isEmpty()) throw bad("Content-Length and Transfer-Encoding at once.");
        if (coded && head.minor() == 0) throw bad("HTTP/1.0 has no Transfer-Encoding.");
        if (coded && codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))
            return new Chunked();
        if (coded && codings.stream().anyMatch(coding -> coding.equalsIgnoreCase("chunked")))
            throw bad("Chunked must come once, last, and alone.");
        if (coded) throw new ProblemException(501, "Only chunked is taken as Transfer-Encoding.");
        if (lengths.isEmpty()) return new Fixed(0);
        if (lengths.size() > 1) throw bad("There must be one Content-Length.");
        return new Fixed(digits(lengths.getFirst()));
        // end 6.3
    }

    /// A number of digits only: no sign, no space, no list.
    private static long digits(String text) {
        boolean number = !text.isEmpty() && text.length() <= MAX_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) throw bad("Content-Length must be a number.");
        return Long.parseLong(text);
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(400, detail);
    }
}
