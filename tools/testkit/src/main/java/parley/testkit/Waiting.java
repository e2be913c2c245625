// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.List;

/// What a thread waits for, told from the innermost frames of its stack.
enum Waiting {
    /// A connection.
    ACCEPT("waiting in accept() for a connection", "implAccept", "ServerSocketChannelImpl.accept"),
    /// Bytes of a socket.
    READ("waiting in read() for bytes that never come", "NioSocketImpl.implRead",
        "SocketChannelImpl.read", "SocketInputStream.implRead", "SocketDispatcher.read"),
    /// Room in a socket's send buffer.
    WRITE("waiting in write() for a reader that never reads", "NioSocketImpl.implWrite",
        "SocketChannelImpl.write", "SocketDispatcher.write"),
    /// A connection of its own.
    CONNECT("waiting in connect() for an answer", "NioSocketImpl.connect",
        "SocketChannelImpl.connect"),
    /// A datagram.
    RECEIVE("waiting in receive() for a datagram that never comes", "DatagramChannelImpl.receive",
        "DatagramChannelImpl.blockingReceive"),
    /// An event of a selector.
    SELECT("waiting in select() for an event", "SelectorImpl.select",
        "SelectorImpl.lockAndDoSelect"),
    /// The keyboard.
    KEYBOARD("waiting for the keyboard", "FileInputStream.read"),
    /// An element of a queue.
    QUEUE("waiting for an element of a queue that stays empty", "BlockingQueue.take",
        "BlockingDeque.take", "BlockingQueue.poll", "SynchronousQueue.take"),
    /// The end of another thread.
    JOIN("waiting in join() for another thread to end", "Thread.join"),
    /// The result of a task.
    RESULT("waiting for the result of a task", "FutureTask.get", "CompletableFuture.get",
        "CompletableFuture.join"),
    /// The tasks of a pool.
    POOL("waiting for the tasks of an executor to end", "ThreadPerTaskExecutor.awaitTermination",
        "ExecutorService.close", "ThreadPoolExecutor.awaitTermination",
            "ThreadPerTaskExecutor.close"),
    /// A latch, a barrier, a semaphore.
    SIGNAL("waiting for a signal that nobody gives", "CountDownLatch.await", "CyclicBarrier.await",
        "Semaphore.acquire", "Object.wait"),
    /// A lock that another thread holds.
    LOCK("waiting for a lock that another thread holds", "ReentrantLock.lock",
        "ReentrantReadWriteLock$"),
    /// Time.
    SLEEP("sleeping", "Thread.sleep"),
    /// Nothing: it runs.
    NOTHING("still working, perhaps in an endless loop");

    private static final int INNERMOST = 16;

    private final String words;
    private final List<String> frames;

    Waiting(String words, String... frames) {
        this.words = words;
        this.frames = List.of(frames);
    }

    String words() {
        return words;
    }

    static Waiting of(ThreadSeen thread) {
        if (thread.state().equals("BLOCKED")) return LOCK;
        List<String> inner = thread.frames().stream().limit(INNERMOST)
            .map(f -> f.getClassName() + "." + f.getMethodName()).toList();
        for (Waiting waiting : values()) {
            if (inner.stream().anyMatch(waiting::matches)) return waiting;
        }
        return NOTHING;
    }

    private boolean matches(String frame) {
        return frames.stream().anyMatch(frame::contains);
    }
}
