// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.runner.Job;
import parley.runner.Report;
import parley.runner.Seal;

/// A JVM that runs graded tests: started ahead, given one job, read from, killed. It is never
/// waited for: with a thread blocked in the kernel a JVM takes its time to leave.
final class TestJvm implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 1_000_000;
    private static final int MAX_ERROR_BYTES = 8_192;
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(2);

    /// What the JVM did.
    sealed interface Event {
        /// It told something, rightly signed.
        record Told(Report report) implements Event {
        }

        /// Its standard output carried something that the runner did not write.
        record Forged() implements Event {
        }

        /// Its standard output has ended.
        record Closed() implements Event {
        }

        /// It said nothing for too long.
        record Silent() implements Event {
        }
    }

    private final Process process;
    private final byte[] key = Seal.newKey();
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> errors = new CompletableFuture<>();

    TestJvm(Process process) {
        this.process = process;
        start("results of test JVM", this::readReports);
        start("errors of test JVM", this::readErrors);
    }

    byte[] key() {
        return key.clone();
    }

    /// Hands the job over. A JVM that is gone already shows as [Event.Closed].
    void send(Job job) {
        try {
            // Standard input stays open: its end tells the JVM that this program is gone.
            job.write(new DataOutputStream(new BufferedOutputStream(process.getOutputStream())));
        } catch (IOException e) {
            events.add(new Event.Closed());
        }
    }

    Event next(Duration limit) throws InterruptedException {
        var event = events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        return event == null ? new Event.Silent() : event;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The exit code of a JVM whose output has closed; negative when it is still running.
    int exitCode() throws InterruptedException {
        boolean gone = process.waitFor(EXIT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return gone ? process.exitValue() : -1;
    }

    /// What the JVM itself or code under test wrote to the original standard error.
    String errors() {
        try {
            return errors.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readReports() {
        var seal = new Seal(key);
        try (var in = process.getInputStream()) {
            for (var line = readLine(in); line != null; line = readLine(in)) {
                var opened = seal.open(line);
                if (opened.isEmpty()) {
                    events.add(new Event.Forged());
                    return;
                }
                events.add(new Event.Told(Report.of(opened)));
            }
            events.add(new Event.Closed());
        } catch (IOException e) {
            events.add(new Event.Closed());
        }
    }

    /// A line without its end; null at the end. An overlong line is no report, whatever it says.
    private static String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) return line.size() == 0 ? null : line.toString(StandardCharsets.US_ASCII);
            if (line.size() == MAX_LINE_BYTES) return "";
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private void readErrors() {
        try (var in = process.getErrorStream()) {
            var kept = in.readNBytes(MAX_ERROR_BYTES);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            errors.complete(new String(kept, StandardCharsets.UTF_8));
        } catch (IOException e) {
            errors.complete("");
        }
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().name(name).daemon().start(work);
    }
}
