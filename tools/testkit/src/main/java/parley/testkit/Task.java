// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a `@Nested` test class as the graded tests of one task. This is the one place where a
/// task is described: the starter's TODO, `./course task`, the lab's README and every report
/// read it from here.
///
/// The test methods share the task's points equally unless [Points] gives one a weight.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TaskExtension.class)
public @interface Task {
    /// The task's id, `chapter.number`: `"3.2"`.
    String id();

    /// A few words in the imperative: "Read a line".
    String title();

    /// What the task is worth. The core tasks of a lab add up to 100; stretch tasks come on top.
    int points();

    /// The principle of chapter 1 that the task tests.
    Principle principle();

    /// How long a good learner needs, in minutes.
    int minutes();

    /// Whether the task is a bonus. The messenger never calls one.
    boolean stretch() default false;

    /// What to build, in Markdown: a short paragraph, then the rules as a list.
    String what();

    /// Why it matters, in one or two sentences.
    String why();

    /// What may be ignored for now, in one sentence. Empty: nothing.
    String ignore() default "";

    /// The page of the book to read, from `book/`: `"03-sockets/lines.md#a-line-has-an-end"`.
    String page();
}
