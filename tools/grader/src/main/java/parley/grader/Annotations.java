// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.util.List;
import java.util.Optional;

/// Reads annotations out of class files, so that nothing has to be loaded to know them.
final class Annotations {
    private Annotations() {
    }

    /// The annotation of this type on a class or method.
    ///
    /// @param type the simple name of one of testkit's, or a full name
    static Optional<Annotation> on(AttributedElement element, String type) {
        var name = type.contains(".") ? type : "parley.testkit." + type;
        var descriptor = "L" + name.replace('.', '/') + ";";
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .filter(a -> a.className().equalsString(descriptor)).findFirst();
    }

    static String text(Annotation annotation, String name, String otherwise) {
        return value(annotation, name).map(AnnotationValue.OfString.class::cast)
                .map(AnnotationValue.OfString::stringValue).orElse(otherwise);
    }

    static int number(Annotation annotation, String name, int otherwise) {
        return value(annotation, name).map(AnnotationValue.OfInt.class::cast)
                .map(AnnotationValue.OfInt::intValue).orElse(otherwise);
    }

    static boolean flag(Annotation annotation, String name) {
        return value(annotation, name).map(AnnotationValue.OfBoolean.class::cast)
                .map(AnnotationValue.OfBoolean::booleanValue).orElse(false);
    }

    static String constant(Annotation annotation, String name) {
        return value(annotation, name).map(AnnotationValue.OfEnum.class::cast)
                .map(found -> found.constantName().stringValue()).orElseThrow();
    }

    /// The binary name of a class.
    static String type(Annotation annotation, String name) {
        return value(annotation, name).map(AnnotationValue.OfClass.class::cast)
                .map(found -> found.className().stringValue())
                .map(d -> d.substring(1, d.length() - 1).replace('/', '.')).orElse("");
    }

    static List<String> texts(Annotation annotation, String name) {
        return values(annotation, name).stream().map(AnnotationValue.OfString.class::cast)
                .map(AnnotationValue.OfString::stringValue).toList();
    }

    static List<Annotation> annotations(Annotation annotation, String name) {
        return values(annotation, name).stream().map(AnnotationValue.OfAnnotation.class::cast)
                .map(AnnotationValue.OfAnnotation::annotation).toList();
    }

    private static List<AnnotationValue> values(Annotation annotation, String name) {
        return value(annotation, name).map(AnnotationValue.OfArray.class::cast)
                .map(AnnotationValue.OfArray::values).orElse(List.of());
    }

    private static Optional<AnnotationValue> value(Annotation annotation, String name) {
        return annotation.elements().stream().filter(e -> e.name().equalsString(name))
                .map(AnnotationElement::value).findFirst();
    }
}
