// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.util.Arrays;

/// One message on the wire: a type and some bytes.
///
/// | field    | bytes | meaning                                   | order      |
/// |----------|-------|-------------------------------------------|------------|
/// | length   | 4     | bytes of payload, unsigned                | big endian |
/// | type     | 1     | what the payload is, 0 to 255             |            |
/// | checksum | 4     | CRC-32C over length, type and payload     | big endian |
/// | payload  | any   | up to the limit the decoder was made with |            |
///
/// The checksum is the one of iSCSI,
/// [RFC 3720 §12.1](https://www.rfc-editor.org/rfc/rfc3720#section-12.1). It finds damage, not
/// malice: whoever can change the payload can compute a new checksum.
///
/// The payload is not copied, neither in nor out: whoever makes a frame hands its array over and
/// changes it no more.
///
/// @param type what the payload is, 0 to 255
/// @param payload the content; may be empty
public record Frame(int type, byte[] payload) {
    /// Bytes in front of the payload.
    // --8<-- [start:header]
    public static final int HEADER_BYTES = 4 + 1 + 4;
    // --8<-- [end:header]

    /// The largest type that fits its one byte.
    public static final int MAX_TYPE = 0xFF;

    /// Checks the type.
    ///
    /// @throws IllegalArgumentException for a type that does not fit one byte
    public Frame {
        if (type < 0 || type > MAX_TYPE)
            throw new IllegalArgumentException("a frame's type is 0 to 255, not " + type);
    }

    /// Whether the other is a frame of the same type with the same bytes.
    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame
                && type == frame.type
                && Arrays.equals(payload, frame.payload);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(payload);
    }

    /// The type and the size; never the content, which may be private.
    @Override
    public String toString() {
        return "Frame[type=" + type + ", " + payload.length + " bytes]";
    }
}
