// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

/// What a line of a chat client means.
sealed interface Command {
    /// Something to say to the room.
    record Say(String text) implements Command {}

    /// Go to another room.
    record Join(String room) implements Command {}

    /// Who is here?
    record Who() implements Command {}

    /// The end.
    record Quit() implements Command {}

    /// A word after a slash that nobody knows.
    record Unknown(String word) implements Command {}

    /// Reads a line: a command begins with a slash, everything else is said.
    static Command of(String line) {
        if (!line.startsWith("/")) return new Say(line);
        String[] words = line.strip().split("\\s+", 2);
        return switch (words[0]) {
            case "/join" -> new Join(words.length == 2 ? words[1] : "");
            case "/names" -> new Who();
            case "/quit" -> new Quit();
            default -> new Unknown(words[0]);
        };
    }
}
