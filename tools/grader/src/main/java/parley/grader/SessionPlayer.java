// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Plays a session: starts its programs, types, waits, stops, and writes down what each block shows
/// now. All programs are gone when it is closed. One thread.
///
/// A replay waits for as many lines as were recorded, so it never waits longer than it must. A
/// recording cannot know them and waits until the program has been quiet for a while.
final class SessionPlayer implements AutoCloseable {
    /// How long a program may take to show the next line, or to end.
    static final Duration STEP_LIMIT = Duration.ofSeconds(60);

    /// In a recording, a program that shows nothing for this long waits for somebody.
    static final Duration QUIET = Duration.ofMillis(1_500);

    /// How long a program that nobody waits for may go on printing at the end of a replay.
    static final Duration LAST_WORDS = Duration.ofMillis(200);

    /// What a block shows now.
    ///
    /// @param trouble why the session could not go on, in a sentence; empty: it could
    record Played(SessionItem.Block block, List<String> lines, int exit, String trouble) {}

    private final Session session;
    private final SessionPlace place;
    private final boolean recording;
    private final Duration stepLimit;
    private final Map<String, SessionTerminal> terminals = new LinkedHashMap<>();

    SessionPlayer(Session session, SessionPlace place, boolean recording, Duration stepLimit) {
        this.session = session;
        this.place = place;
        this.recording = recording;
        this.stepLimit = stepLimit;
    }

    /// Plays the blocks in order, up to the first trouble.
    List<Played> play() throws IOException, InterruptedException {
        List<Played> played = new ArrayList<>();
        for (SessionItem item : session.items()) {
            switch (item) {
                case SessionItem.Text text -> { }
                case SessionItem.Copy copy -> copy(copy);
                case SessionItem.Block block -> played.add(play(block));
            }
            if (!played.isEmpty() && !played.getLast().trouble().isEmpty()) break;
        }
        return played;
    }

    private void copy(SessionItem.Copy copy) throws IOException {
        if (!Files.isRegularFile(place.folder().resolve(copy.from()))) {
            throw new SessionException("\"" + copy.raw() + "\": there is no file " + copy.from()
                    + ".");
        }
        Files.copy(place.folder().resolve(copy.from()), place.folder().resolve(copy.to()),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private Played play(SessionItem.Block block) throws IOException, InterruptedException {
        SessionScreen screen = new SessionScreen(place, recording, stepLimit);
        screen.terminal = terminals.get(block.terminal());
        try {
            for (SessionStep step : block.steps()) screen.play(step);
            int exit = block.keepsRunning() ? screen.leave() : screen.end();
            return new Played(block, screen.lines, exit, "");
        } catch (SessionException trouble) {
            screen.rest();
            return new Played(block, screen.lines, block.exit(), trouble.getMessage());
        } finally {
            if (screen.terminal != null) terminals.put(block.terminal(), screen.terminal);
        }
    }

    /// What programs have shown that no block tells of, by terminal.
    Map<String, List<String>> untold() throws InterruptedException {
        Map<String, List<String>> untold = new LinkedHashMap<>();
        for (Map.Entry<String, SessionTerminal> terminal : terminals.entrySet()) {
            Duration wait = recording ? QUIET : LAST_WORDS;
            terminal.getValue().awaitQuiet(wait, wait);
            List<String> rest = terminal.getValue().takeRest();
            if (!rest.isEmpty()) untold.put(terminal.getKey(), rest);
        }
        return untold;
    }

    @Override
    public void close() {
        terminals.values().forEach(SessionTerminal::close);
    }
}
