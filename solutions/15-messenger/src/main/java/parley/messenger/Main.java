// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.StoreDamagedException;
import parley.store.StoreException;

/// The messenger's program: starts it, says where it is, and ends it in good order when the
/// process is told to end.
///
/// | arguments           | do                                              |
/// |---------------------|-------------------------------------------------|
/// | flags, or none      | run the messenger; [SettingTable] has the flags |
/// | `settings`          | list everything that can be set                 |
/// | `admin ...`         | a command for a messenger that runs             |
///
/// Exit codes: 143 and 130 ended in good order by SIGTERM or Ctrl-C; 0 a command is done; 2 a
/// setting or a command that makes no sense; 3 something is missing or in the way, such as another
/// messenger, and the text says what to do; 4 stored data are damaged, and it is of no use to start
/// it again before a backup is restored.
public final class Main {
    private static final int DONE = 0;
    private static final int USAGE = 2;
    private static final int TROUBLE = 3;
    private static final int DAMAGED = 4;

    private Main() {
    }

    /// Runs the program.
    public static void main(String[] arguments) {
        // Undertow would log to wherever it finds something.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        int exit = run(List.of(arguments));
        if (exit != DONE) System.exit(exit);
    }

    /// @return the exit code
    static int run(List<String> words) {
        try {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "settings" -> Help.settings(System.out);
                case "help", "--help", "-h" -> Help.general(System.out);
                case "admin" -> AdminCommand.run(words.subList(1, words.size()));
                default -> serve(words);
            };
        } catch (SettingsException | IllegalArgumentException fault) {
            System.err.println(Complaint.wrapped(fault.getMessage()));
            return USAGE;
        } catch (StoreDamagedException fault) {
            System.err.println(Complaint.wrapped("The store cannot be used: "
                    + fault.getMessage()) + "\n" + Help.RESTORE);
            return DAMAGED;
        } catch (StoreException fault) {
            System.err.println(Complaint.wrapped("The store cannot be used: "
                    + fault.getMessage()));
            return TROUBLE;
        } catch (IOException fault) {
            System.err.println(Complaint.of(fault));
            return TROUBLE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return TROUBLE;
        }
    }

    private static int serve(List<String> flags) throws IOException, InterruptedException {
        var settings = Settings.read(flags, System.getenv(), Path.of(""));
        var program = Program.start(settings);
        var parts = Parts.ofThisProgram();
        var blame = new Blame(parts, System.err);
        Thread.setDefaultUncaughtExceptionHandler(blame::crashed);
        var stalls = StallWatch.start(program, blame::stalled);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(
                new Thread(() -> {
                    stalls.close();
                    end(program, parts, settings, ended);
                }, "drain"));
        Banner.print(program, parts, System.out);
        if (settings.on(SettingTable.DEMO)) Demo.start(program, Settings.quiet(settings, System.out));
        ended.await();
        return DONE;
    }

    private static void end(Program program, Parts parts, Settings settings,
            CountDownLatch ended) {
        var watch = Watchdog.halts(settings.number(SettingTable.DRAIN_SECONDS));
        program.close();
        Banner.goodbye(program, parts, System.out);
        log().atInfo().log("ended in good order");
        watch.close();
        ended.countDown();
    }

    private static Logger log() {
        return LoggerFactory.getLogger(Main.class);
    }
}
