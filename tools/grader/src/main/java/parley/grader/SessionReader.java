// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of a session. A wrong line is refused with its number and what it should be.
final class SessionReader {
    private static final Pattern HEAD = Pattern.compile(
            "--8<-- \\[start:([a-z][-a-z0-9]*)] terminal ([a-z]+)"
                    + "(, keeps running)?(?:, ends with ([0-9]{1,3}))?");
    private static final Pattern COPY = Pattern.compile("copy (\\S+) to (\\S+)");
    private static final Pattern PORT = Pattern.compile("port ([0-9]{1,5})");
    private static final String PROMPT = "prompt ";

    private final Path file;
    private final List<String> lines;
    private final List<Integer> ports = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();
    private final List<SessionItem> items = new ArrayList<>();
    private int next;

    private SessionReader(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /// Reads a session.
    ///
    /// @throws SessionException when a line is none of the format's
    static Session read(Path file, List<String> lines) {
        SessionReader reader = new SessionReader(file, lines);
        while (reader.next < lines.size()) reader.item();
        Session session = new Session(file, List.copyOf(reader.ports), List.copyOf(reader.items));
        if (session.blocks().isEmpty()) {
            throw reader.wrong("the session has no block. Begin one with "
                    + "\"--8<-- [start:server] terminal server\".");
        }
        return session;
    }

    private void item() {
        String line = lines.get(next++);
        Matcher head = HEAD.matcher(line);
        Matcher copy = COPY.matcher(line);
        Matcher port = PORT.matcher(line);
        if (head.matches()) {
            items.add(block(head));
        } else if (copy.matches()) {
            items.add(new SessionItem.Copy(line, inside(copy.group(1)), inside(copy.group(2))));
        } else {
            if (port.matches()) ports.add(Integer.parseInt(port.group(1)));
            else if (line.startsWith(PROMPT)) prompts.add(line.substring(PROMPT.length()) + " ");
            else if (!line.isBlank() && !line.startsWith("#")) throw wrong(unknown(line));
            items.add(new SessionItem.Text(line));
        }
    }

    private SessionItem.Block block(Matcher head) {
        int first = next;
        String name = head.group(1);
        boolean twice = items.stream().anyMatch(
                item -> item instanceof SessionItem.Block other && other.name().equals(name));
        if (twice) throw wrong("there are two blocks called " + name + ". Rename one.");
        int exit = head.group(4) == null ? 0 : Integer.parseInt(head.group(4));
        List<String> body = new ArrayList<>();
        String foot = "--8<-- [end:" + name + "]";
        while (next < lines.size() && !lines.get(next).equals(foot)) body.add(lines.get(next++));
        if (next++ == lines.size()) {
            next = first;
            throw wrong("the block " + name + " has no end. Put \"" + foot + "\" after it.");
        }
        return new SessionItem.Block(
                first, name, head.group(2), head.group(3) != null, exit, steps(body));
    }

    private List<SessionStep> steps(List<String> body) {
        List<SessionStep> steps = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (String line : body) {
            SessionStep action = action(line);
            if (action == null) {
                shown.add(line);
                continue;
            }
            if (!shown.isEmpty()) steps.add(new SessionStep.Shown(List.copyOf(shown)));
            shown.clear();
            steps.add(action);
        }
        if (!shown.isEmpty()) steps.add(new SessionStep.Shown(List.copyOf(shown)));
        return List.copyOf(steps);
    }

    private SessionStep action(String line) {
        if (line.startsWith("$ ")) return new SessionStep.Start(line.substring(2));
        if (line.equals("^C")) return new SessionStep.Stop();
        String prompt = prompts.stream().filter(line::startsWith).findFirst().orElse("");
        String typed = line.substring(prompt.length());
        if (typed.equals(SessionStep.EndInput.KEY)) return new SessionStep.EndInput(prompt);
        if (!typed.endsWith(Session.ENTER)) return null;
        return new SessionStep.Type(
                prompt, typed.substring(0, typed.length() - Session.ENTER.length()));
    }

    private String inside(String path) {
        boolean outside = Path.of(path).isAbsolute() || List.of(path.split("/")).contains("..");
        if (outside) throw wrong("\"" + path + "\" leads out of the course's folder.");
        return path;
    }

    private static String unknown(String line) {
        return "\"" + line + "\" stands outside of a block. There, a line begins with #, port, "
                + "prompt or copy, or begins a block: \"--8<-- [start:server] terminal server\".";
    }

    private SessionException wrong(String sentence) {
        return new SessionException(file + ":" + next + ": " + sentence);
    }
}
