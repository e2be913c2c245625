// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Signature;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What other code can see of some classes, read from class files: a declaration for each public or
/// protected type and member, by a key that stays the same when only its shape changes.
final class Api {
    private static final List<AccessFlag> SHOWN = List.of(AccessFlag.PUBLIC, AccessFlag.PROTECTED,
            AccessFlag.ABSTRACT, AccessFlag.STATIC, AccessFlag.FINAL);

    private static final Set<String> UNSAID = Set.of("Object", "Record", "Enum");

    /// Whether a class overrides these is its own affair: callers see them anyway.
    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("toString()", "hashCode()", "equals(Object)");

    private Api() {
    }

    /// Declarations by key: `LineReader.readLine()` is `public String readLine() throws ...`.
    static Map<String, String> of(Iterable<byte[]> classes) {
        var api = new TreeMap<String, String>();
        for (var bytes : classes) {
            var type = ClassFile.of().parse(bytes);
            if (visible(flagsOf(type)) && !name(type).contains("-info")) add(type, api);
        }
        return api;
    }

    private static void add(ClassModel type, Map<String, String> api) {
        var name = name(type);
        api.put(name, declaration(type));
        type.methods().stream().filter(method -> visible(method.flags().flags()))
                .filter(method -> !OF_EVERY_OBJECT.contains(key(method)))
                .forEach(method -> api.put(name + "." + key(method), declaration(type, method)));
        for (var field : type.fields()) if (visible(field.flags().flags()))
            api.put(name + "." + field.fieldName(), declaration(field));
    }

    private static boolean visible(Set<AccessFlag> flags) {
        return !flags.contains(AccessFlag.SYNTHETIC)
                && (flags.contains(AccessFlag.PUBLIC) || flags.contains(AccessFlag.PROTECTED));
    }

    /// A nested type keeps its real flags beside the class, in the list of inner classes.
    private static Set<AccessFlag> flagsOf(ClassModel type) {
        return type.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(inner -> inner.classes().stream())
                .filter(inner -> inner.innerClass().equals(type.thisClass()))
                .map(InnerClassInfo::flags).findFirst().orElse(type.flags().flags());
    }

    private static String declaration(ClassModel type) {
        var flags = flagsOf(type);
        var kind = flags.contains(AccessFlag.INTERFACE) ? "interface"
                : flags.contains(AccessFlag.ENUM) ? "enum"
                : type.findAttribute(Attributes.record()).isPresent() ? "record" : "class";
        var above = type.superclass().map(s -> simple(s.asInternalName()))
                .filter(name -> !UNSAID.contains(name)).map(name -> " extends " + name).orElse("");
        var beside = type.interfaces().stream().map(i -> simple(i.asInternalName()))
                .collect(Collectors.joining(", "));
        return words(flags) + kind + " " + name(type) + above
                + (beside.isEmpty() ? "" : " implements " + beside);
    }

    private static String declaration(ClassModel type, MethodModel method) {
        var shape = method.findAttribute(Attributes.signature())
                .map(found -> found.asMethodSignature())
                .orElseGet(() -> MethodSignature.of(method.methodTypeSymbol()));
        var thrown = method.findAttribute(Attributes.exceptions()).stream()
                .flatMap(e -> e.exceptions().stream()).map(e -> simple(e.asInternalName()))
                .collect(Collectors.joining(", "));
        var name = method.methodName().stringValue();
        boolean constructor = name.equals("<init>");
        return words(method.flags().flags())
                + (constructor ? simple(type.thisClass().asInternalName())
                        : simple(shape.result()) + " " + name)
                + "(" + list(shape.arguments()) + ")" + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String declaration(FieldModel field) {
        return words(field.flags().flags()) + type(field) + " " + field.fieldName();
    }

    private static String type(FieldModel field) {
        return ((AttributedElement) field).findAttribute(Attributes.signature())
                .map(found -> simple(found.asTypeSignature()))
                .orElseGet(() -> simple(Signature.of(field.fieldTypeSymbol())));
    }

    private static String key(MethodModel method) {
        return method.methodName() + method.methodTypeSymbol().parameterList().stream()
                .map(parameter -> parameter.displayName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String words(Set<AccessFlag> flags) {
        return SHOWN.stream().filter(flags::contains)
                .map(flag -> flag.name().toLowerCase(java.util.Locale.ROOT) + " ")
                .collect(Collectors.joining());
    }

    private static String list(List<Signature> types) {
        return types.stream().map(Api::simple).collect(Collectors.joining(", "));
    }

    /// A type as Java writes it, with simple names.
    private static String simple(Signature type) {
        return switch (type) {
            case Signature.BaseTypeSig base -> base.signatureString().equals("V") ? "void"
                    : java.lang.constant.ClassDesc.ofDescriptor(base.signatureString()).displayName();
            case Signature.ArrayTypeSig array -> simple(array.componentSignature()) + "[]";
            case Signature.TypeVarSig variable -> variable.identifier();
            case Signature.ClassTypeSig named -> simple(named.className()) + arguments(named);
        };
    }

    private static String arguments(Signature.ClassTypeSig type) {
        return type.typeArgs().isEmpty() ? "" : type.typeArgs().stream().map(Api::argument)
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String argument(Signature.TypeArg argument) {
        return switch (argument) {
            case Signature.TypeArg.Unbounded all -> "?";
            case Signature.TypeArg.Bounded one -> switch (one.wildcardIndicator()) {
                case NONE -> simple(one.boundType());
                case EXTENDS -> "? extends " + simple(one.boundType());
                case SUPER -> "? super " + simple(one.boundType());
            };
        };
    }

    private static String name(ClassModel type) {
        return simple(type.thisClass().asInternalName());
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }
}
