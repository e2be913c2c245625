// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header fields of a message:
/// [RFC 9112 §5](https://www.rfc-editor.org/rfc/rfc9112#section-5).
///
/// @param list in the order sent
record Fields(List<Header> list) {

    /// Reads lines of the form `Name: value`.
    ///
    /// @throws ProblemException 400 for a line without a colon, a space before it or in front of
    ///     the line, an empty name, or characters that may not stand there
    static Fields parse(List<String> lines) {
        // task 6.2: a token, a colon with no space before it, a value without spaces around it
        List<Header> fields = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t"))
                throw bad("A header over several lines is not taken.");
            if (colon < 1) throw bad("A header must be a name, a colon and a value.");
            String name = line.substring(0, colon);
            String value = trimmed(line.substring(colon + 1));
            if (!HttpChars.isToken(name)) throw bad("A header's name has a space or a sign in it.");
            if (!HttpChars.isFieldValue(value)) throw bad("A header's value has a control sign.");
            fields.add(new Header(name, value));
        }
        return new Fields(List.copyOf(fields));
        // end 6.2
    }

    /// A text without the spaces and tabs around it. Not [String#strip()]: that takes away more.
    private static String trimmed(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    /// All values of a header; empty when there is none.
    List<String> all(String name) {
        return list.stream().filter(field -> field.name().equalsIgnoreCase(name))
                .map(Header::value).toList();
    }

    /// The first value of a header.
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(400, detail);
    }
}
