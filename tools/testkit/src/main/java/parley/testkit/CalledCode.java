// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import parley.testkit.Bytecode.Call;

/// Finds the student's method that a failing test called last, for failures that do not come from
/// the student's code itself: a wrong result has no stack trace.
final class CalledCode {
    /// How many helper methods of the tests are followed.
    static final int MAX_DEPTH = 4;
    private static final Set<String> BESIDE_THE_POINT =
        Set.of("close", "equals", "hashCode", "toString");

    private final Bytecode bytecode;
    private final String testClass;
    private final String testMethod;
    private final Set<String> visited = new HashSet<>();

    private CalledCode(Class<?> testClass, Method testMethod) {
        this.bytecode = new Bytecode(testClass.getClassLoader());
        this.testClass = testClass.getName();
        this.testMethod = testMethod.getName();
    }

    /// @param trace the stack at the time of the failure: calls after that line are left out
    static Optional<Source> of(Class<?> testClass, Method testMethod,
            List<StackTraceElement> trace) {
        var code = new CalledCode(testClass, testMethod);
        return code.last(code.testClass, code.testMethod, code.line(trace), 0);
    }

    /// The line of the test method that is being executed.
    private int line(List<StackTraceElement> trace) {
        return trace.stream().filter(frame -> frame.getClassName().equals(testClass)
                && frame.getMethodName().equals(testMethod))
            .mapToInt(StackTraceElement::getLineNumber).findFirst().orElse(Integer.MAX_VALUE);
    }

    /// The last call of a method; else of a constructor; else of a record, which mostly is given
    /// data.
    private Optional<Source> last(String className, String method, int untilLine, int depth) {
        Optional<Source> found = Optional.empty();
        Optional<Source> constructor = Optional.empty();
        Optional<Source> data = Optional.empty();
        for (Call call : bytecode.calls(className, method)) {
            if (call.line() > untilLine || !near(call.owner())) continue;
            Optional<Source> source = source(call, depth);
            if (bytecode.isRecord(call.owner())) data = source.or(orElse(data));
            else if (call.method().equals("<init>")) constructor = source.or(orElse(constructor));
            else found = source.or(orElse(found));
        }
        return found.or(orElse(constructor)).or(orElse(data));
    }

    private Optional<Source> source(Call call, int depth) {
        if (BESIDE_THE_POINT.contains(call.method()) || accessor(call)) return Optional.empty();
        Optional<Source> source = bytecode.source(call.owner(), call.method());
        boolean helper = source.isEmpty() && depth < MAX_DEPTH
            && visited.add(call.owner() + "." + call.method());
        return helper ? last(call.owner(), call.method(), Integer.MAX_VALUE, depth + 1) : source;
    }

    /// Whether the class stands in the package of the tests, as all of a lab does.
    private boolean near(String owner) {
        String lab = testClass.substring(0, testClass.lastIndexOf('.') + 1);
        return owner.startsWith(lab) && owner.indexOf('.', lab.length()) < 0;
    }

    /// Whether it only reads a component of a record.
    private boolean accessor(Call call) {
        return bytecode.components(call.owner()).contains(call.method());
    }

    private static Supplier<Optional<Source>> orElse(Optional<Source> other) {
        return () -> other;
    }
}
