// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What methods call, and where they begin, read from class files. Nothing is loaded or run.
final class Bytecode {
    private static final int NO_LINE = 0;

    private final ClassLoader loader;
    private final Map<String, Optional<ClassModel>> known = new HashMap<>();

    /// One call in a method.
    ///
    /// @param owner class that is called: `parley.sockets.LineReader`
    /// @param method method that is called; `<init>` for a constructor
    /// @param line where the call stands
    record Call(String owner, String method, int line) {
    }

    Bytecode(ClassLoader loader) {
        this.loader = loader;
    }

    /// All calls in the methods of that name and in their lambdas, in the order of the source.
    List<Call> calls(String className, String method) {
        var calls = new ArrayList<Call>();
        for (MethodModel each : methods(className)) {
            String name = each.methodName().stringValue();
            boolean lambda = name.startsWith("lambda$" + method + "$");
            if (lambda || name.equals(method)) calls.addAll(calls(each));
        }
        calls.sort(Comparator.comparingInt(Call::line));
        return calls;
    }

    private static List<Call> calls(MethodModel method) {
        var calls = new ArrayList<Call>();
        int line = NO_LINE;
        for (CodeElement element : method.code().map(code -> code.elementList())
                .orElse(List.of())) {
            if (element instanceof LineNumber at) line = at.line();
            if (element instanceof InvokeInstruction call) {
                calls.add(new Call(call.owner().asInternalName().replace('/', '.'),
                    call.name().stringValue(), line));
            }
            if (element instanceof InvokeDynamicInstruction reference) {
                calls.addAll(referred(reference, line));
            }
        }
        return calls;
    }

    /// The method that a method reference names, if this is one.
    private static List<Call> referred(InvokeDynamicInstruction reference, int line) {
        return reference.bootstrapArgs().stream().filter(DirectMethodHandleDesc.class::isInstance)
            .map(DirectMethodHandleDesc.class::cast)
            .map(method -> new Call(method.owner().descriptorString().replaceAll("^L|;$", "")
                .replace('/', '.'), method.methodName(), line)).toList();
    }

    /// The student's source of a method: the line where its body begins.
    Optional<Source> source(String className, String method) {
        for (MethodModel each : methods(className)) {
            if (!each.methodName().stringValue().equals(method)) continue;
            int line = each.code().stream().flatMap(code -> code.elementStream())
                .filter(LineNumber.class::isInstance).map(at -> ((LineNumber) at).line())
                .findFirst().orElse(NO_LINE);
            if (line != NO_LINE) return Source.of(className, file(className), line);
        }
        return Optional.empty();
    }

    /// The file in which the class stands: that of its outermost class, by the rules of Java's
    /// compilers.
    private static String file(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        return (nested > 0 ? simple.substring(0, nested) : simple) + ".java";
    }

    boolean isRecord(String className) {
        return model(className).flatMap(model -> model.findAttribute(Attributes.record()))
            .isPresent();
    }

    /// The names of a record's components; none for other classes.
    List<String> components(String className) {
        return model(className).flatMap(model -> model.findAttribute(Attributes.record()))
            .map(record -> record.components().stream().map(c -> c.name().stringValue()).toList())
            .orElse(List.of());
    }

    private List<MethodModel> methods(String className) {
        return model(className).map(ClassModel::methods).orElse(List.of());
    }

    private Optional<ClassModel> model(String className) {
        return known.computeIfAbsent(className, this::parse);
    }

    private Optional<ClassModel> parse(String className) {
        try (InputStream in = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty()
                : Optional.of(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
