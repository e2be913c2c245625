// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// Ends the process in any case when ending it in good order takes too long.
final class Watchdog implements AutoCloseable {
    private static final int EXIT = 3;

    private final CountDownLatch done = new CountDownLatch(1);

    private Watchdog() {
    }

    /// Halts the process after so many seconds, unless it is closed before.
    static Watchdog halts(int seconds) {
        var dog = new Watchdog();
        Thread.ofPlatform().daemon().name("drain-limit").start(() -> dog.watch(seconds));
        return dog;
    }

    private void watch(int seconds) {
        // task 15.7: wait for the end as long as allowed; then say so and halt the process
        try {
            if (done.await(seconds, TimeUnit.SECONDS)) return;
            LoggerFactory.getLogger(Watchdog.class)
                    .error("ending took longer than {} s: the process is halted", seconds);
            Runtime.getRuntime().halt(EXIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // end 15.7
    }

    @Override
    public void close() {
        done.countDown();
    }
}
