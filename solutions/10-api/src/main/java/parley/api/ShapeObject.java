// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An object.
///
/// @param fields its members, in order
/// @param closed whether other members are refused
record ShapeObject(List<Field> fields, boolean closed) implements Shape {
    /// A member.
    record Field(String name, Shape shape, boolean required, String doc) { }

    /// The same with a member that must be there.
    ShapeObject with(String name, Shape shape, String doc) {
        return plus(new Field(name, shape, true, doc));
    }

    /// The same with a member that may be left out.
    ShapeObject maybe(String name, Shape shape, String doc) {
        return plus(new Field(name, shape, false, doc));
    }

    /// The same, where other members may stand too.
    ShapeObject open() {
        return new ShapeObject(fields, false);
    }

    private ShapeObject plus(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new ShapeObject(List.copyOf(more), closed);
    }

    @Override
    public Optional<String> fault(JsonNode value, String where) {
        if (!value.isObject()) return Optional.of(where + " must be an object.");
        Optional<String> unknown = value.properties().stream().map(entry -> entry.getKey())
                .filter(name -> closed && fields.stream().noneMatch(f -> f.name().equals(name)))
                .map(name -> where + " has no member named " + shortened(name) + ".").findFirst();
        if (unknown.isPresent()) return unknown;
        return fields.stream().flatMap(field -> fault(field, value, where).stream()).findFirst();
    }

    private static Optional<String> fault(Field field, JsonNode value, String where) {
        JsonNode member = value.get(field.name());
        if (member != null) return field.shape().fault(member, field.name());
        return field.required() ? Optional.of(where + " lacks the member " + field.name() + ".")
                : Optional.empty();
    }

    private static String shortened(String name) {
        return "'" + name.substring(0, Math.min(40, name.length())) + "'";
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Shape.node().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (Field field : fields) properties.set(field.name(), described(field));
        ArrayNode required = Shape.node().arrayNode();
        fields.stream().filter(Field::required).forEach(field -> required.add(field.name()));
        if (!required.isEmpty()) schema.set("required", required);
        if (closed) schema.put("additionalProperties", false);
        return schema;
    }

    private static ObjectNode described(Field field) {
        ObjectNode schema = field.shape().schema();
        return field.doc().isEmpty() ? schema : schema.put("description", field.doc());
    }
}
