// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import parley.testkit.TestRun.Phase;

/// Runs a graded test, and what belongs to it, on a platform thread of its own with a limit, and
/// tells its failure as a story. [Task] brings it along. One test at a time in a JVM.
final class TaskExtension implements InvocationInterceptor, ParameterResolver {
    private static final Namespace OURS = Namespace.create(TaskExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Story.class
            && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return story(context);
    }

    @Override
    public <T> T interceptTestClassConstructor(Invocation<T> body,
            ReflectiveInvocationContext<Constructor<T>> call, ExtensionContext context)
            throws Throwable {
        return run(Phase.BEFORE, body, call.getExecutable(), context);
    }

    @Override
    public void interceptBeforeAllMethod(Invocation<Void> body,
            ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
        run(Phase.BEFORE, body, call.getExecutable(), context);
    }

    @Override
    public void interceptBeforeEachMethod(Invocation<Void> body,
            ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
        run(Phase.BEFORE, body, call.getExecutable(), context);
    }

    @Override
    public void interceptTestMethod(Invocation<Void> body, ReflectiveInvocationContext<Method> call,
            ExtensionContext context) throws Throwable {
        run(Phase.TEST, body, call.getExecutable(), context);
    }

    @Override
    public void interceptTestTemplateMethod(Invocation<Void> body,
            ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
        run(Phase.TEST, body, call.getExecutable(), context);
    }

    @Override
    public void interceptAfterEachMethod(Invocation<Void> body,
            ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
        run(Phase.AFTER, body, call.getExecutable(), context);
    }

    @Override
    public void interceptAfterAllMethod(Invocation<Void> body,
            ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
        run(Phase.AFTER, body, call.getExecutable(), context);
    }

    private static <T> T run(Phase phase, Invocation<T> body, Executable code,
            ExtensionContext context) throws Throwable {
        Waits.preset();
        return new TestRun(story(context), phase, code.getName(), limit(context)).go(body);
    }

    private static Duration limit(ExtensionContext context) {
        Optional<Limit> limit = context.getTestMethod().map(m -> m.getAnnotation(Limit.class));
        return limit.map(l -> Duration.ofSeconds(l.seconds())).orElse(TestRun.LIMIT);
    }

    /// One story for each test method, and one for what its class does for all.
    private static Story story(ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent(context.getUniqueId(),
            key -> new Story(TestFacts.of(context.getTestClass(), context.getTestMethod())),
                Story.class);
    }
}
