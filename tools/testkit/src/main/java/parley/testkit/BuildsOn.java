// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the tasks that this one builds on. When one of those fails, later failures are folded
/// under it in reports, but the tests still run and still earn.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BuildsOn {
    /// Ids of the tasks: `{"3.1"}`.
    String[] value();
}
