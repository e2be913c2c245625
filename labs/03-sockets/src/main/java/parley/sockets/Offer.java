// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.framing.ProtocolException;

/// The offer of a file: the first frame of a transfer.
///
/// | JSON member | value                                                          |
/// |-------------|----------------------------------------------------------------|
/// | `name`      | text, 1 to [#MAX_NAME_BYTES] bytes; what the sender calls it   |
/// | `size`      | whole number, 0 to [#MAX_FILE_BYTES]; bytes of content         |
///
/// Other members are ignored, so that later versions can add some. The name is a wish of the
/// peer, never a path: the receiver decides what it may be called here.
///
/// @param name what the sender calls the file
/// @param size bytes of content
public record Offer(String name, long size) {
    /// The longest name in UTF-8.
    public static final int MAX_NAME_BYTES = 200;
    /// The largest file: 1 TiB.
    public static final long MAX_FILE_BYTES = 1L << 40;
    /// The longest offer as JSON in UTF-8.
    public static final int MAX_JSON_BYTES = 2048;

    /// Checks the limits, not whether the name is a safe one.
    ///
    /// @throws IllegalArgumentException outside the limits
    public Offer {
        int nameBytes = name.getBytes(UTF_8).length;
        if (nameBytes < 1 || nameBytes > MAX_NAME_BYTES)
            throw new IllegalArgumentException("a name of " + nameBytes + " bytes");
        if (size < 0 || size > MAX_FILE_BYTES)
            throw new IllegalArgumentException("a size of " + size + " bytes");
    }

    /// The offer as JSON in UTF-8: `{"name":"cat.png","size":52311}`.
    // --8<-- [start:tojson]
    byte[] toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("size", size);
        return FlatJson.write(members).getBytes(UTF_8);
    }
    // --8<-- [end:tojson]

    /// Reads what a peer offers.
    ///
    /// @throws ProtocolException when it is no JSON object with both members inside the limits
    static Offer fromJson(byte[] json) {
        try {
            if (json.length > MAX_JSON_BYTES) throw new IllegalArgumentException("too long");
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
            Map<String, Object> members = FlatJson.read(text);
            if (members.get("name") instanceof String name
                    && members.get("size") instanceof Long size)
                return new Offer(name, size);
            throw new IllegalArgumentException("name or size is missing");
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new ProtocolException(
                    ProtocolException.BAD_DATA, "a bad offer: " + e.getMessage());
        }
    }
}
