// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// One hint of a task. A task has three, in this order: a nudge, a direction, nearly the answer
/// (never the code).
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Hint.List.class)
public @interface Hint {
    /// The hint, in one to three sentences.
    String value();

    /// The container of a task's hints.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /// The hints in order.
        Hint[] value();
    }
}
