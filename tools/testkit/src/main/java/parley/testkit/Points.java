// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Gives a test a larger share of its task's points than the others have.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Points {
    /// The weight: 2 earns twice as much as a test without this annotation.
    int value();
}
