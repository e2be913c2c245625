// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;

/// Starts a lab's program in a JVM of its own. What ends the program or one of its threads is told
/// in a sentence with the student's line, never as a stack trace.
final class MineMain {
    private MineMain() {
    }

    /// @param args the lab's folder, the main class, then what it is given
    static void main(String[] args) throws ReflectiveOperationException {
        CourseName.asTypedHere();
        var trouble = new MineTrouble(Path.of(args[0]));
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) ->
                say(trouble.ofThread(thread.getName(), thrown)));
        var main = Class.forName(args[1]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
        } catch (InvocationTargetException thrown) {
            say(trouble.ofProgram(thrown.getCause()));
            System.exit(Exit.NOT_YET);
        }
    }

    private static void say(String text) {
        System.out.flush();
        System.err.println(text);
    }
}
