// SPDX-License-Identifier: Apache-2.0
package parley.start;

/// What one says first.
public final class Greeting {
    private Greeting() {}

    /// The greeting for somebody: `Hello World` for `World`. Nothing in front of it, nothing after
    /// it: the other program compares letter by letter.
    ///
    /// @param name whom to greet, in any language
    public static String text(String name) {
        System.out.println("Hello " + name);
        return "";
    }
}
