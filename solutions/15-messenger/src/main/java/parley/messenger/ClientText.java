// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import parley.http.Json;

/// Writes what a client says.
final class ClientText {
    private ClientText() {
    }

    static ObjectNode object(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    static String of(ObjectNode message) {
        return new String(Json.write(message), StandardCharsets.UTF_8);
    }
}
