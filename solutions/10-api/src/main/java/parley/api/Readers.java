// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.StoreClosedException;
import parley.store.StoreException;
import parley.store.StoreFullException;

/// The few platform threads that read the store, so that no virtual thread is pinned by native
/// code and no IO thread waits for a disk. Any thread may call any method.
final class Readers implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int LEAST = 2;

    private final ThreadPoolExecutor pool;
    private final Seldom seldom = new Seldom();

    Readers() {
        int threads = Math.max(LEAST, Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Limit.READS_WAITING.number()),
                task -> new Reader(task, number.incrementAndGet()));
    }

    /// Runs something on a reader and waits for it. On a reader thread it runs at once.
    ///
    /// @throws ApiException what the task throws; or that there is too much to do, that the store
    ///     cannot be read, or that it took too long
    <T> T call(Supplier<T> task) {
        if (Thread.currentThread() instanceof Reader) return translated(task);
        CompletableFuture<T> result = new CompletableFuture<>();
        start(() -> translated(task), result::complete, result::completeExceptionally);
        return await(result);
    }

    /// Runs something on a reader, and gives one of the two what comes out.
    <T> void start(Supplier<T> task, Consumer<T> done, Consumer<ApiException> failed) {
        try {
            pool.execute(() -> {
                T result;
                try {
                    result = translated(task);
                } catch (ApiException e) {
                    failed.accept(e);
                    return;
                } catch (RuntimeException bug) {
                    // Somebody waits for this, perhaps the committer.
                    failed.accept(fault(bug));
                    return;
                }
                done.accept(result);
            });
        } catch (RejectedExecutionException e) {
            failed.accept(pool.isShutdown()
                    ? new ApiException(ErrorCode.STOPPING, "The server is stopping.")
                    : new ApiException(ErrorCode.BUSY, "Too many reads are waiting."));
        }
    }

    /// Runs something on a reader, where [#call] runs at once.
    ///
    /// @throws RejectedExecutionException when there is too much to do, or this is closed
    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    private ApiException fault(RuntimeException bug) {
        if (seldom.now()) LOG.atError().setCause(bug)
                .addKeyValue("notLoggedBefore", seldom.missed()).log("A read failed.");
        return new ApiException(ErrorCode.UNAVAILABLE, "The server failed. Try the same again.");
    }

    /// Waits for an answer that another thread gives, as long as [Limit#ANSWER_MILLIS].
    static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(Limit.ANSWER_MILLIS.number(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refusal) throw refusal;
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new ApiException(ErrorCode.UNAVAILABLE, "It took too long. Try the same again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.STOPPING, "The server is stopping.");
        }
    }

    private static <T> T translated(Supplier<T> task) {
        try {
            return task.get();
        } catch (StoreException e) {
            throw refusal(e);
        }
    }

    /// What a caller is told about a fault of the store. The store's own words are for the person
    /// who runs the server.
    static ApiException refusal(StoreException fault) {
        return switch (fault) {
            case StoreFullException _ -> new ApiException(
                    ErrorCode.STORE_FULL, "The server has no room left. Nothing was stored.");
            case StoreClosedException _ -> new ApiException(
                    ErrorCode.UNAVAILABLE, "The store is not open just now. Nothing was stored.");
            default -> new ApiException(
                    ErrorCode.UNAVAILABLE, "The store has a fault. Try the same again.");
        };
    }

    int waiting() {
        return pool.getQueue().size();
    }

    /// Lets what runs end, and waits for it: the store must not be closed under a reader.
    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(Limit.DRAIN_MILLIS.number(), TimeUnit.MILLISECONDS))
                pool.shutdownNow();
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static final class Reader extends Thread {
        Reader(Runnable task, int number) {
            super(task, "store-reader-" + number);
            setDaemon(true);
        }
    }
}
