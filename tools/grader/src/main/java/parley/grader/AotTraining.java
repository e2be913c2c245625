// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parley.runner.Job;
import parley.runner.Main;
import parley.runner.Seal;

/// Makes the test JVM's AOT cache: one run of a lab's quick tests on the reference part, in a JVM
/// that writes down at its end what it had to load.
final class AotTraining {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AotCache cache;
    private final Engine engine;

    AotTraining(AotCache cache, Engine engine) {
        this.cache = cache;
        this.engine = engine;
    }

    /// Whether the cache is there afterwards.
    boolean run(Lab lab) {
        if (cache.isThere() || !cache.isPossible()) return cache.isThere();
        try {
            var half = cache.half();
            Files.delete(half);
            train(lab, half);
            if (Files.isRegularFile(half)) cache.keep(half);
            return cache.isThere();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void train(Lab lab, Path half) throws IOException, InterruptedException {
        var process = new JvmCommand(LabNeeds.of(lab), false, false).start(lab.folder(), cache.training(half),
                List.of(Main.TRAINING));
        drain(process.getInputStream());
        drain(process.getErrorStream());
        try (var out = new java.io.DataOutputStream(
                new java.io.BufferedOutputStream(process.getOutputStream()))) {
            job(lab).write(out);
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Job job(Lab lab) {
        var path = LabPath.of(lab);
        var tests = engine.tests(lab, path);
        var cases = tests.plan().tasks().stream().flatMap(task -> task.tests().stream())
                .filter(test -> !test.slow())
                .map(test -> new Job.Case(test.type(), test.method())).toList();
        return new Job(Seal.newKey(), 1, "", tests.classes(), ReferencePart.read(path.reference()),
                path.libraries().stream().map(p -> p.toAbsolutePath().toString()).toList(), cases);
    }

    private static void drain(java.io.InputStream in) {
        Thread.ofPlatform().daemon().name("training").start(() -> {
            try (in) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
