// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One terminal of a session: the program that runs in it, and what it has shown. A thread of its
/// own collects the output; all other methods belong to the thread that plays the session.
final class SessionTerminal implements AutoCloseable {
    /// More than this and the program is taken for one that prints for ever.
    static final int MAX_SHOWN_CHARS = 500_000;

    private static final Duration READER_ENDS = Duration.ofSeconds(2);
    private static final Duration STOP_GRACE = Duration.ofSeconds(5);

    private final String command;
    private final Process process;
    private final Thread reader;
    private final StringBuilder shown = new StringBuilder();
    private long lastShown = System.nanoTime();
    private boolean ended;
    private int taken;

    SessionTerminal(String command, ProcessBuilder program) throws IOException {
        this.command = command;
        this.process = program.redirectErrorStream(true).start();
        this.reader = Thread.ofPlatform().daemon().name("session " + command).start(this::read);
    }

    String command() {
        return command;
    }

    private void read() {
        try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[4096];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) add(buffer, n);
        } catch (IOException gone) {
            // The program was stopped while it wrote: what came so far is all there is.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void add(char[] buffer, int n) {
        int room = Math.min(n, MAX_SHOWN_CHARS - shown.length());
        shown.append(buffer, 0, room);
        lastShown = System.nanoTime();
        notifyAll();
        if (room < n) process.destroyForcibly();
    }

    /// Whether it was killed because it did not stop printing.
    synchronized boolean flooded() {
        return shown.length() == MAX_SHOWN_CHARS;
    }

    /// Waits for so many whole lines, then for this text after them, or for the program's end.
    ///
    /// @return false when the limit passed first
    synchronized boolean awaitLines(int lines, String prompt, Duration limit)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ended && !hasLines(lines, prompt)) if (!await(end)) return false;
        return true;
    }

    private boolean hasLines(int lines, String prompt) {
        int from = taken;
        for (int line = 0; line < lines; line++) {
            from = shown.indexOf("\n", from) + 1;
            if (from == 0) return false;
        }
        return shown.substring(from).startsWith(prompt);
    }

    /// Waits until the program has shown something and then nothing for a while, or has ended.
    synchronized void awaitQuiet(Duration quiet, Duration first) throws InterruptedException {
        long end = System.nanoTime() + first.toNanos();
        while (!ended && shown.length() == taken) if (!await(end)) return;
        while (!ended && System.nanoTime() - lastShown < quiet.toNanos()) {
            await(lastShown + quiet.toNanos());
        }
    }

    private boolean await(long end) throws InterruptedException {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis <= 0) return false;
        wait(millis);
        return true;
    }

    /// Waits for the program's end.
    ///
    /// @return false when the limit passed first
    boolean awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) return false;
        reader.join(READER_ENDS);
        return true;
    }

    boolean running() {
        return process.isAlive();
    }

    int exit() {
        return process.exitValue();
    }

    /// Whole lines since the last call, at most so many.
    synchronized List<String> takeLines(int most) {
        List<String> lines = new ArrayList<>();
        for (int end = shown.indexOf("\n", taken); end >= 0 && lines.size() < most;
                end = shown.indexOf("\n", taken)) {
            lines.add(shown.substring(taken, end).replace("\r", ""));
            taken = end + 1;
        }
        return lines;
    }

    /// Everything since the last call, also a line without an end.
    synchronized List<String> takeRest() {
        List<String> lines = takeLines(Integer.MAX_VALUE);
        if (taken < shown.length()) lines.add(takePrompt());
        return lines;
    }

    /// The line that the program has begun: its prompt.
    synchronized String takePrompt() {
        String rest = shown.substring(taken);
        taken = shown.length();
        return rest;
    }

    void type(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /// Stops the program as Ctrl+C does, and if it does not listen, by force.
    void stop() throws InterruptedException {
        process.destroy();
        if (!awaitEnd(STOP_GRACE)) close();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
