// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/// Starts a lab's program in a JVM of its own, and says in a sentence which task it met that is
/// still to do.
final class MineMain {
    private static final String TODO = "TODO ";

    private MineMain() {
    }

    /// @param args the main class, then what it is given
    static void main(String[] args) throws Throwable {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!sayTodo(thrown)) {
                System.err.println("In thread " + thread.getName() + ":");
                thrown.printStackTrace();
            }
        });
        var main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException thrown) {
            if (!sayTodo(thrown.getCause())) throw thrown.getCause();
            System.exit(Exit.NOT_YET);
        }
    }

    private static boolean sayTodo(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            var text = String.valueOf(cause.getMessage());
            if (!(cause instanceof UnsupportedOperationException) || !text.startsWith(TODO)) {
                continue;
            }
            var task = text.substring(TODO.length());
            System.err.println("The program needs task " + task + ", which is still to do: "
                    + "./course task " + task);
            return true;
        }
        return false;
    }
}
