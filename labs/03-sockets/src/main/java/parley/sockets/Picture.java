// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.util.LinkedHashMap;
import java.util.Map;
import parley.framing.ProtocolException;

/// A picture as a line of JSON: `{"filename":"cat.png","filedata":"iVBORw0..."}`.
///
/// JSON is text, so the bytes go in as Base64 ([Base64Text]) and take a third more room. A file
/// transfer ([FileTransfer]) sends them as they are.
///
/// @param filename what the sender calls it
/// @param filedata the bytes; not copied
public record Picture(String filename, byte[] filedata) {
    /// The largest picture: 1 MiB.
    public static final int MAX_PICTURE_BYTES = 1 << 20;

    /// Checks the size.
    ///
    /// @throws IllegalArgumentException when the picture is too large
    public Picture {
        if (filedata.length > MAX_PICTURE_BYTES)
            throw new IllegalArgumentException("a picture of " + filedata.length + " bytes");
    }

    /// The picture as JSON, without a line break.
    // --8<-- [start:tojson]
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("filename", filename);
        members.put("filedata", Base64Text.encode(filedata));
        return FlatJson.write(members);
    }
    // --8<-- [end:tojson]

    /// Reads what a peer sent.
    ///
    /// @throws ProtocolException when it is not such an object, or too large
    public static Picture fromJson(String json) {
        try {
            Map<String, Object> members = FlatJson.read(json);
            if (members.get("filename") instanceof String name
                    && members.get("filedata") instanceof String data)
                return new Picture(name, Base64Text.decode(data));
            throw new IllegalArgumentException("filename or filedata is missing");
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(
                    ProtocolException.BAD_DATA, "a bad picture: " + e.getMessage());
        }
    }
}
