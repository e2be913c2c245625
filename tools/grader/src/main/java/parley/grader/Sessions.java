// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The console sessions that the book quotes: `chapters/NN-*/sessions/NAME.session`. Each is played
/// again by the author's check, so that the book never shows what the programs no longer do.
/// [Session] describes the format.
public final class Sessions {
    private static final String SUFFIX = ".session";

    private final Path root;
    private final Duration stepLimit;

    /// @param root the course's folder
    public Sessions(Path root) {
        this(root, SessionPlayer.STEP_LIMIT);
    }

    Sessions(Path root, Duration stepLimit) {
        this.root = root.toAbsolutePath().normalize();
        this.stepLimit = stepLimit;
    }

    /// The sessions of a chapter, in the order of their names.
    ///
    /// @param directory the chapter's folder name: `03-sockets`
    public List<Path> of(String directory) throws IOException {
        Path folder = root.resolve("chapters").resolve(directory).resolve("sessions");
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    /// Plays a session and compares.
    ///
    /// @return what is wrong, each as a sentence and, where it helps, the difference in lines below
    ///     it; empty when the programs still show what was recorded
    public List<String> replay(Path file) throws IOException, InterruptedException {
        try {
            Session session = read(file);
            return new SessionReport(session, name(file)).complaints(play(session, false));
        } catch (SessionException wrong) {
            return List.of(name(file) + ": " + wrong.getMessage());
        }
    }

    /// Plays a session and writes down what its programs show now. Blocks that only differ in
    /// times, ports and the like stay as they are.
    ///
    /// @return the difference; empty when nothing changed
    /// @throws IOException also when the session cannot be played to its end; the message is a
    ///     sentence, and the file is as it was
    public Optional<String> record(Path file) throws IOException, InterruptedException {
        try {
            Session session = read(file);
            SessionReport report = new SessionReport(session, name(file));
            SessionPlays plays = play(session, true);
            report.refuseToRecord(plays);
            List<String> before = Files.readAllLines(file, StandardCharsets.UTF_8);
            List<String> after = report.recorded(plays);
            if (after.equals(before)) return Optional.empty();
            Files.write(file, after, StandardCharsets.UTF_8);
            return Optional.of(String.join("\n", SessionDiff.changes(before, after)));
        } catch (SessionException wrong) {
            throw new IOException(name(file) + ": " + wrong.getMessage(), wrong);
        }
    }

    private Session read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new SessionException("There is no such file.");
        Path name = Path.of(name(file));
        return SessionReader.read(name, Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    private String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path name = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
        return name.toString().replace('\\', '/');
    }

    private SessionPlays play(Session session, boolean recording)
            throws IOException, InterruptedException {
        if (!session.changesTheCourse()) return play(session, recording, root);
        try (SessionCopy copy = new SessionCopy(root)) {
            return play(session, recording, copy.folder());
        }
    }

    private SessionPlays play(Session session, boolean recording, Path folder)
            throws IOException, InterruptedException {
        SessionPlace place = new SessionPlace(folder, session.ports());
        try (SessionPlayer player = new SessionPlayer(session, place, recording, stepLimit)) {
            List<SessionPlayer.Played> blocks = player.play();
            return new SessionPlays(blocks, player.untold());
        }
    }
}
