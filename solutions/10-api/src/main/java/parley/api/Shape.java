// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What a JSON value looks like. The same object checks what clients send and describes it in the
/// served document, so that the two cannot say different things.
///
/// The description is [JSON Schema 2020-12](https://json-schema.org/draft/2020-12), as OpenAPI 3.1
/// wants it. Any thread.
sealed interface Shape permits ShapeObject, ShapeList, ShapeText, ShapeTime, ShapeWhole, ShapeFlag,
        ShapeNamed, ShapeChoice {
    /// Says what is wrong with a value.
    ///
    /// @param where the value's place, for people: `members[2]`
    /// @return a sentence, or nothing when the value fits
    Optional<String> fault(JsonNode value, String where);

    /// The JSON Schema.
    ObjectNode schema();

    /// Text of so many characters, counted as Unicode code points.
    static Shape text(int min, int max) {
        return new ShapeText(min, max, "");
    }

    /// Text that matches a regular expression as a whole; only syntax that Java and ECMAScript
    /// read alike.
    static Shape pattern(String regex, int max) {
        return new ShapeText(0, max, "^" + regex + "$");
    }

    /// An instant as ISO 8601 text in UTC.
    static Shape time() {
        return new ShapeTime();
    }

    /// A whole number, both ends allowed.
    static Shape whole(long min, long max) {
        return new ShapeWhole(min, max);
    }

    /// True or false.
    static Shape flag() {
        return new ShapeFlag();
    }

    /// One of a few words.
    static Shape words(String... words) {
        return new ShapeChoice(List.of(words));
    }

    /// An array.
    static Shape list(Shape item, int max) {
        return new ShapeList(item, max);
    }

    /// An object without further members; put fields in with [ShapeObject#with].
    static ShapeObject object() {
        return new ShapeObject(List.of(), true);
    }

    /// An empty JSON object.
    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
