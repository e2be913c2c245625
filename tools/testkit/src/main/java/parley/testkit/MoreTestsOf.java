// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a test class as more graded tests of a task that another class describes, so that a task
/// with many tests has a file for each topic. They come after that class's own, in the order of
/// the classes' names, and share the task's points with them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TaskExtension.class)
public @interface MoreTestsOf {
    /// The `@Nested` class with the [Task].
    Class<?> value();
}
