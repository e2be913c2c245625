// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says what usually is wrong when this test fails. Both sentences end the failure's story.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Likely {
    /// The likely cause in plain words: "read() returned what had arrived so far, and the code
    /// took it for the whole line."
    String cause();

    /// The misconception behind it: "TCP is a stream, not messages." Empty: none.
    String misconception() default "";
}
