// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;

/// A parameter of an operation, in the path, the query or a header.
///
/// @param in `path`, `query` or `header`
/// @param shape what its text stands for: a number for a [ShapeWhole], true or false for a
///     [ShapeFlag], else the text itself
record RestParameter(String in, String name, Shape shape, boolean required, String doc) {
    private static final int MAX_DIGITS = 18;

    /// The parameter's text as the JSON value that its shape describes.
    JsonNode value(String text) {
        return switch (plain(shape)) {
            case ShapeWhole _ when text.matches("-?[0-9]{1," + MAX_DIGITS + "}") ->
                    BigIntegerNode.valueOf(new BigInteger(text));
            case ShapeFlag _ when text.equals("true") || text.equals("false") ->
                    BooleanNode.valueOf(text.equals("true"));
            default -> TextNode.valueOf(text);
        };
    }

    private static Shape plain(Shape shape) {
        return shape instanceof ShapeNamed named ? plain(named.shape()) : shape;
    }

    /// How OpenAPI describes it.
    ObjectNode described() {
        ObjectNode node = Shape.node().put("name", name).put("in", in).put("required", required)
                .put("description", doc);
        node.set("schema", shape.schema());
        return node;
    }
}
