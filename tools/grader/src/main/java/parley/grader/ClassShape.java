// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.reflect.AccessFlag;
import java.util.Arrays;
import java.util.Map;

/// What javac can see of a class while it compiles other files: everything but private members and
/// the bodies of methods. Constants count, for javac copies them into the code that uses them.
final class ClassShape {
    /// A pool of its own makes equal content equal bytes.
    private static final ClassFile FORMAT =
            ClassFile.of(ConstantPoolSharingOption.NEW_POOL);
    private static final MethodTransform WITHOUT_BODY = (method, element) -> {
        if (!(element instanceof CodeModel)) method.with(element);
    };

    private ClassShape() {
    }

    /// Whether other files cannot tell these classes from those. Says no when in doubt.
    ///
    /// @param some class files by binary name
    static boolean same(Map<String, byte[]> some, Map<String, byte[]> others) {
        return some.keySet().equals(others.keySet()) && some.entrySet().stream().allMatch(
                one -> same(one.getValue(), others.get(one.getKey())));
    }

    private static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other) || Arrays.equals(of(one), of(other));
    }

    /// The class as a class file without what nobody else sees.
    private static byte[] of(byte[] type) {
        var model = FORMAT.parse(type);
        return FORMAT.transformClass(model, (shape, element) -> keep(model, shape, element));
    }

    private static void keep(ClassModel type, ClassBuilder shape, ClassElement element) {
        switch (element) {
            case MethodModel method when !method.flags().has(AccessFlag.PRIVATE) ->
                shape.transformMethod(method, WITHOUT_BODY);
            case FieldModel field when !field.flags().has(AccessFlag.PRIVATE) -> shape.with(field);
            case MethodModel _, FieldModel _, SourceFileAttribute _ -> { }
            case InnerClassesAttribute inner -> shape.with(InnerClassesAttribute.of(inner.classes()
                    .stream().filter(nested -> isOf(type, nested)).toList()));
            default -> shape.with(element);
        }
    }

    /// The attribute lists other classes too, those that the bodies of methods mention.
    private static boolean isOf(ClassModel type, InnerClassInfo nested) {
        return nested.innerClass().asInternalName().startsWith(outermost(type) + "$");
    }

    private static String outermost(ClassModel type) {
        return type.findAttribute(Attributes.nestHost())
                .map(host -> host.nestHost().asInternalName())
                .orElse(type.thisClass().asInternalName());
    }
}
