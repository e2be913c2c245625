// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Compares what a session shows now with what was recorded.
final class SessionReport {
    /// A difference shows at most so many lines of a program.
    static final int MAX_LINES = 200;

    private final Session session;
    private final String name;

    SessionReport(Session session, String name) {
        this.session = session;
        this.name = name;
    }

    /// What is wrong, in sentences; empty: nothing.
    List<String> complaints(SessionPlays plays) {
        List<String> complaints = new ArrayList<>();
        plays.blocks().forEach(block -> complain(block, complaints));
        if (!complaints.isEmpty()) return complaints;
        plays.untold().forEach((terminal, lines) -> complaints.add(untold(terminal, lines)));
        return complaints;
    }

    private void complain(SessionPlayer.Played played, List<String> complaints) {
        SessionItem.Block block = played.block();
        String place = name + ":" + block.line() + ": ";
        if (!played.trouble().isEmpty()) {
            complaints.add(place + played.trouble() + difference(played));
        } else if (!same(played)) {
            complaints.add(place + "the block " + block.name() + " no longer shows what its "
                    + "programs print (- recorded, + now). Mend the program, or renew the "
                    + "recording with ./course check --accept." + difference(played));
        } else if (played.exit() != block.exit()) {
            complaints.add(place + "the program in block " + block.name() + " ended with exit code "
                    + played.exit() + " instead of " + block.exit() + ".");
        }
    }

    private boolean same(SessionPlayer.Played played) {
        return SessionText.same(played.block().lines(), played.lines(), session.ports());
    }

    private String difference(SessionPlayer.Played played) {
        List<String> shown = played.lines().stream().limit(MAX_LINES).toList();
        StringBuilder text = new StringBuilder();
        SessionDiff.of(played.block().lines(), shown, this::comparable)
                .forEach(line -> text.append("\n    ").append(line));
        int more = played.lines().size() - shown.size();
        return more == 0 ? text.toString() : text + "\n    + (" + more + " more lines)";
    }

    private boolean comparable(String recorded, String shown) {
        return SessionText.same(List.of(recorded), List.of(shown), session.ports());
    }

    private String untold(String terminal, List<String> lines) {
        return name + ": terminal " + terminal + " shows more than its blocks tell. Add a block "
                + "with these lines, or stop the program earlier:\n    + "
                + String.join("\n    + ", lines);
    }

    /// Throws when what was played must not be written down.
    void refuseToRecord(SessionPlays plays) {
        for (SessionPlayer.Played played : plays.blocks()) {
            if (!played.trouble().isEmpty()) {
                throw new SessionException(played.trouble() + difference(played));
            }
        }
        plays.untold().forEach((terminal, lines) -> {
            throw new SessionException(untold(terminal, lines));
        });
    }

    /// The whole file as it should be now.
    ///
    /// @throws SessionException when a program shows a line that would be read as a step
    List<String> recorded(SessionPlays plays) {
        List<String> lines = written(plays);
        List<SessionStep> before = steps(session);
        if (steps(SessionReader.read(session.file(), lines)).equals(before)) return lines;
        throw new SessionException("A program shows a line that begins with \"$ \", ends with "
                + Session.ENTER + ", or is ^C or ^D. A session cannot hold it.");
    }

    private static List<SessionStep> steps(Session session) {
        return session.blocks().stream()
                .flatMap(block -> block.steps().stream())
                .filter(step -> !(step instanceof SessionStep.Shown))
                .map(SessionReport::withoutPrompt)
                .toList();
    }

    private static SessionStep withoutPrompt(SessionStep step) {
        return switch (step) {
            case SessionStep.Type type -> new SessionStep.Type("", type.text());
            case SessionStep.EndInput _ -> new SessionStep.EndInput("");
            default -> step;
        };
    }

    private List<String> written(SessionPlays plays) {
        List<String> lines = new ArrayList<>();
        Iterator<SessionPlayer.Played> played = plays.blocks().iterator();
        for (SessionItem item : session.items()) {
            switch (item) {
                case SessionItem.Text text -> lines.add(text.raw());
                case SessionItem.Copy copy -> lines.add(copy.raw());
                case SessionItem.Block block -> lines.addAll(recorded(played.next()));
            }
        }
        return lines;
    }

    private List<String> recorded(SessionPlayer.Played played) {
        SessionItem.Block block = played.block();
        List<String> lines = new ArrayList<>();
        lines.add(new SessionItem.Block(block.line(), block.name(), block.terminal(),
                block.keepsRunning(), played.exit(), List.of()).head());
        lines.addAll(same(played) ? block.lines() : played.lines());
        lines.add(block.foot());
        return lines;
    }
}
