// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;

/// The course program as sessions run it: the one whose check is running, never built anew.
final class SessionMain {
    private SessionMain() {}

    static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.out.println(MapCommand.text(Main.root(), Terminal.here()));
            return;
        }
        System.exit(Commands.line(Main.root(), args).execute(args));
    }
}
