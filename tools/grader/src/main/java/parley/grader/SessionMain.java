// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// The course program as sessions run it: the one whose check is running, never built anew.
final class SessionMain {
    private SessionMain() {}

    static void main(String[] args) {
        System.exit(Main.commandLine(Main.root()).execute(args));
    }
}
