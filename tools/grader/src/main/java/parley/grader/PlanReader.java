// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.lang.classfile.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import parley.testkit.Principle;

/// Reads the plan of a lab from the class files of its graded tests, without running anything.
final class PlanReader {
    private static final int DEFAULT_LIMIT_SECONDS = 2;
    private static final List<String> TEST_ANNOTATIONS = List.of(
            "org.junit.jupiter.api.Test", "org.junit.jupiter.api.RepeatedTest",
            "org.junit.jupiter.api.TestFactory", "org.junit.jupiter.params.ParameterizedTest");
    private static final Comparator<TaskPlan> BY_NUMBER = Comparator.comparing(
            plan -> Arrays.stream(plan.id().split("\\.")).mapToInt(Integer::parseInt).toArray(),
            Arrays::compare);

    private PlanReader() {
    }

    static LabPlan read(Lab lab, Collection<byte[]> testClasses) {
        var types = testClasses.stream().map(ClassFile.of()::parse)
                .sorted(Comparator.comparing(PlanReader::name)).toList();
        return new LabPlan(lab, types.stream().flatMap(type -> task(type, types))
                .sorted(BY_NUMBER).toList());
    }

    private static Stream<TaskPlan> task(ClassModel type, List<ClassModel> types) {
        return Annotations.on(type, "Task").stream().map(task -> task(type, task,
                Stream.concat(Stream.of(type), types.stream().filter(more -> isMoreOf(more, type)))
                        .toList()));
    }

    private static boolean isMoreOf(ClassModel more, ClassModel type) {
        return Annotations.on(more, "MoreTestsOf").map(a -> Annotations.type(a, "value"))
                .filter(name(type)::equals).isPresent();
    }

    private static String name(ClassModel type) {
        return type.thisClass().asInternalName().replace('/', '.');
    }

    private static TaskPlan task(ClassModel type, Annotation task, List<ClassModel> all) {
        int points = 1000 * Annotations.number(task, "points", 0);
        return new TaskPlan(
                Annotations.text(task, "id", ""), Annotations.text(task, "title", ""), points,
                Principle.valueOf(Annotations.constant(task, "principle")),
                Annotations.number(task, "minutes", 0), Annotations.flag(task, "stretch"),
                Annotations.text(task, "what", ""), Annotations.text(task, "why", ""),
                Annotations.text(task, "ignore", ""), Annotations.text(task, "page", ""),
                hints(type), buildsOn(type), tests(all, points));
    }

    private static List<String> hints(ClassModel type) {
        var several = Annotations.on(type, "Hint$List").stream()
                .flatMap(list -> Annotations.annotations(list, "value").stream());
        return Stream.concat(several, Annotations.on(type, "Hint").stream())
                .map(hint -> Annotations.text(hint, "value", "")).toList();
    }

    private static List<String> buildsOn(ClassModel type) {
        return Annotations.on(type, "BuildsOn").map(a -> Annotations.texts(a, "value"))
                .orElse(List.of());
    }

    private static List<TestPlan> tests(List<ClassModel> types, int points) {
        var methods = types.stream().flatMap(type -> type.methods().stream())
                .filter(PlanReader::isTest).toList();
        var weights = methods.stream().mapToInt(PlanReader::weight).toArray();
        var shares = shares(points, weights);
        var tests = new ArrayList<TestPlan>();
        for (int i = 0; i < shares.length; i++)
            tests.add(test(methods.get(i), shares[i]));
        return List.copyOf(tests);
    }

    private static boolean isTest(MethodModel method) {
        return TEST_ANNOTATIONS.stream()
                .anyMatch(name -> Annotations.on(method, name).isPresent());
    }

    private static int weight(MethodModel method) {
        return Annotations.on(method, "Points").map(a -> Annotations.number(a, "value", 1))
                .orElse(1);
    }

    private static TestPlan test(MethodModel method, int points) {
        int limit = Annotations.on(method, "Limit")
                .map(a -> Annotations.number(a, "seconds", DEFAULT_LIMIT_SECONDS))
                .orElse(DEFAULT_LIMIT_SECONDS);
        return new TestPlan(method.parent().map(PlanReader::name).orElseThrow(),
                method.methodName().stringValue(), points,
                Annotations.on(method, "Negative").isPresent(),
                Annotations.on(method, "Slow").isPresent(), limit);
    }

    /// Splits points by weight so that the parts add up exactly.
    static int[] shares(int points, int... weights) {
        long sum = Arrays.stream(weights).sum();
        var shares = new int[weights.length];
        long weightSoFar = 0;
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            weightSoFar += weights[i];
            long upToHere = points * weightSoFar / sum;
            shares[i] = (int) (upToHere - given);
            given = upToHere;
        }
        return shares;
    }
}
