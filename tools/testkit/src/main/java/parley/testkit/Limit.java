// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Sets how long a test may run. Without it the limit is 2 seconds; under a debugger there is none.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limit {
    /// The limit in seconds of wall clock time.
    int seconds();
}
