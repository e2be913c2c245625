// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The tasks that are not started, seen in class files: their bodies still throw `TODO 3.2`.
final class Todos {
    private static final Pattern TODO = Pattern.compile("TODO (\\d{1,2}\\.\\d{1,2})");
    private static final ClassDesc TESTKIT = ClassDesc.of("parley.testkit.Todo");
    private static final MethodTypeDesc REACHED = MethodTypeDesc.of(CD_void, CD_String);

    private Todos() {
    }

    /// Where a task's TODO stands.
    ///
    /// @param file the source's name: `LineReader.java`
    record Place(String file, int line) {
    }

    /// The tasks that are not started, each with its first place.
    static Map<String, Place> find(Map<String, byte[]> classes) {
        var found = new TreeMap<String, Place>();
        for (var bytes : classes.values()) {
            var type = ClassFile.of().parse(bytes);
            if (holdsOne(type)) type.methods().forEach(method -> method.code()
                    .ifPresent(code -> find(code, sourceOf(type), found)));
        }
        return found;
    }

    /// The classes, where each TODO tells testkit before it throws: one that is caught and
    /// forgotten is seen all the same.
    static Map<String, byte[]> watched(Map<String, byte[]> classes) {
        var changed = new TreeMap<String, byte[]>(classes);
        changed.replaceAll((name, bytes) -> {
            var type = ClassFile.of().parse(bytes);
            return holdsOne(type) ? rewrite(type, classes) : bytes;
        });
        return changed;
    }

    private static byte[] rewrite(ClassModel type, Map<String, byte[]> classes) {
        var known = ClassHierarchyResolver.ofResourceParsing(name -> resource(name, classes))
                .orElse(ClassHierarchyResolver.defaultResolver());
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(known)).transformClass(
                type, ClassTransform.transformingMethodBodies(Todos::announce));
    }

    private static void announce(CodeBuilder code, CodeElement element) {
        id(element).ifPresent(id -> code.ldc(id).invokestatic(TESTKIT, "reached", REACHED));
        code.with(element);
    }

    private static InputStream resource(ClassDesc type, Map<String, byte[]> classes) {
        var descriptor = type.descriptorString();
        var bytes = classes.get(descriptor.substring(1, descriptor.length() - 1)
                .replace('/', '.'));
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    private static void find(CodeModel code, String file, Map<String, Place> found) {
        int line = 0;
        for (var element : code) {
            if (element instanceof LineNumber number) line = number.line();
            int here = line;
            id(element).ifPresent(id -> found.putIfAbsent(id, new Place(file, here)));
        }
    }

    private static Optional<String> id(CodeElement element) {
        return element instanceof LoadConstantInstruction load
                && load.constantEntry() instanceof StringEntry text
                ? id(text.stringValue()) : Optional.empty();
    }

    private static Optional<String> id(String text) {
        return Optional.of(TODO.matcher(text)).filter(Matcher::matches).map(m -> m.group(1));
    }

    private static boolean holdsOne(ClassModel type) {
        return StreamSupport.stream(type.constantPool().spliterator(), false)
                .anyMatch(entry -> entry instanceof StringEntry text
                        && id(text.stringValue()).isPresent());
    }

    private static String sourceOf(ClassModel type) {
        return type.findAttribute(Attributes.sourceFile())
                .map(source -> source.sourceFile().stringValue()).orElse("");
    }
}
