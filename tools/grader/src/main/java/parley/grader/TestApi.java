// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The jars that graded tests are compiled against and run on: testkit, JUnit, AssertJ, Awaitility
/// and the runner. They are found where this program itself was loaded from.
final class TestApi {
    private static final List<String> ANCHORS = List.of(
            "parley.runner.Main", "parley.testkit.Task", "org.junit.jupiter.api.Test",
            "org.junit.jupiter.params.ParameterizedTest",
            "org.junit.jupiter.engine.JupiterTestEngine",
            "org.junit.platform.commons.JUnitException",
            "org.junit.platform.engine.TestEngine", "org.junit.platform.launcher.Launcher",
            "org.opentest4j.AssertionFailedError", "org.assertj.core.api.Assertions",
            "net.bytebuddy.ByteBuddy", "org.awaitility.Awaitility", "org.hamcrest.Matcher",
            "org.apiguardian.api.API", "org.jspecify.annotations.Nullable");
    private static final List<Path> JARS = ANCHORS.stream().flatMap(TestApi::home).toList();

    private TestApi() {
    }

    /// The jars, or folders of classes inside a Maven build.
    static List<Path> jars() {
        return JARS;
    }

    private static Stream<Path> home(String type) {
        var resource = type.replace('.', '/') + ".class";
        var found = TestApi.class.getClassLoader().getResource(resource);
        if (found == null) return Stream.empty();
        var text = found.toString();
        var home = text.substring(0, text.length() - resource.length());
        if (home.startsWith("jar:")) home = home.substring(4, home.lastIndexOf("!/"));
        try {
            return Stream.of(Path.of(new URI(home)));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(home, e);
        }
    }
}
