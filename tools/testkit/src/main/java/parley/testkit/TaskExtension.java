// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Runs a graded test on a thread of its own with a limit, and tells its failure as a story.
final class TaskExtension implements InvocationInterceptor, ParameterResolver {
    private static final Namespace OURS = Namespace.create(TaskExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Story.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return story(context);
    }

    @Override
    public void interceptTestMethod(Invocation<Void> body, ReflectiveInvocationContext<Method> call,
            ExtensionContext context) throws Throwable {
        run(body, call, context);
    }

    @Override
    public void interceptTestTemplateMethod(Invocation<Void> body,
            ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
        run(body, call, context);
    }

    @Override
    public void interceptBeforeEachMethod(Invocation<Void> body,
            ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
        run(body, call, context);
    }

    @Override
    public void interceptAfterEachMethod(Invocation<Void> body,
            ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
        run(body, call, context);
    }

    private static void run(Invocation<Void> body, ReflectiveInvocationContext<Method> call,
            ExtensionContext context) throws Throwable {
        Waits.preset();
        String name = call.getExecutable().getName();
        new TestRun(story(context), name, limit(context)).go(body);
    }

    private static Duration limit(ExtensionContext context) {
        Optional<Limit> limit = context.getTestMethod().map(m -> m.getAnnotation(Limit.class));
        return limit.map(l -> Duration.ofSeconds(l.seconds())).orElse(TestRun.LIMIT);
    }

    private static Story story(ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent(Story.class,
            key -> new Story(TestFacts.of(context.getTestClass(), context.getTestMethod())), Story.class);
    }
}
