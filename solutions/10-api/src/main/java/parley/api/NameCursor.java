// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/// A place in a list of names, in the letters that every cursor has: a name in UTF-8 and
/// [base64url](https://www.rfc-editor.org/rfc/rfc4648#section-5).
final class NameCursor {
    private NameCursor() {
    }

    /// The cursor that stands behind a name.
    static String behind(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(UTF_8));
    }

    /// The name behind which a cursor stands; empty for an empty one.
    ///
    /// @throws ApiException when it is none
    static String name(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw ApiException.bad("Give the next of the page before as after.");
        }
    }
}
