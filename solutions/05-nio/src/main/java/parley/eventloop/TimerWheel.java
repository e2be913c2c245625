// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/// Timers for tens of thousands of connections: starting and cancelling one costs the same however
/// many there are. Loop thread only.
///
/// Time is cut into ticks. A wheel of slots turns by one slot a tick; a timer waits in the slot that
/// comes up when it is due. One that is due after more than a turn stays in its slot until its turn
/// has come.
///
/// ```
///   slot    0     1     2     3     4    ...   255
///         [   ] [ a ] [   ] [b,c] [   ]  ... [   ]
///                        ^
///                        current tick: a is over, b and c run in this order with the next tick
/// ```
///
/// A timer never runs early, and at most one tick late if [#advance()] is called in time.
public final class TimerWheel {
    /// Slots of the wheel; a power of two.
    static final int SLOTS = 256;

    private final LongSupplier nanoTime;
    private final long tickNanos;
    private final long startNanos;
    private final Timer[] slots = new Timer[SLOTS];
    private final Queue<Timer> due = new ArrayDeque<>();
    private long currentTick;

    /// An empty wheel.
    ///
    /// @param nanoTime the time in nanoseconds, such as [System#nanoTime()]
    /// @param tick how exact the timers are
    /// @throws IllegalArgumentException when the tick is not positive
    public TimerWheel(LongSupplier nanoTime, Duration tick) {
        if (!tick.isPositive()) throw new IllegalArgumentException("a tick of " + tick);
        this.nanoTime = nanoTime;
        this.tickNanos = tick.toNanos();
        this.startNanos = nanoTime.getAsLong();
        for (int i = 0; i < SLOTS; i++) slots[i] = new Timer(0, () -> {});
    }

    /// Lets a task run once, after the delay.
    ///
    /// @param task must not throw and never wait; it may start and cancel timers
    /// @return the timer, to cancel it
    public Timer schedule(Duration delay, Runnable task) {
        // task 5.5: work out the tick in which it is due, and put a timer into that tick's slot
        long dueNanos = nanoTime.getAsLong() - startNanos + delay.toNanos();
        long dueTick = Math.max(currentTick + 1, Math.ceilDiv(dueNanos, tickNanos));
        Timer timer = new Timer(dueTick, task);
        slot(dueTick).append(timer);
        return timer;
        // end 5.5
    }

    /// Runs what is due, in the order of the ticks and in a tick in the order of the calls of
    /// [#schedule].
    public void advance() {
        // task 5.5: for each tick that has passed, take what is due out of its slot, then run it
        long now = (nanoTime.getAsLong() - startNanos) / tickNanos;
        while (currentTick < now) {
            currentTick++;
            takeDue(slot(currentTick));
            runDue();
        }
        // end 5.5
    }

    /// How long until [#advance()] may have something to do: until the next tick.
    ///
    /// @return nanoseconds, 0 when it is time
    public long nanosToNextTick() {
        long next = startNanos + (currentTick + 1) * tickNanos;
        return Math.max(0, next - nanoTime.getAsLong());
    }

    private void takeDue(Timer slot) {
        for (Timer timer = slot.behind(); timer != slot; ) {
            Timer following = timer.behind();
            if (timer.dueTick <= currentTick) due.add(timer);
            timer = following;
        }
    }

    /// Runs them one by one: each may cancel those behind it.
    private void runDue() {
        for (Timer timer = due.poll(); timer != null; timer = due.poll()) {
            if (!timer.waiting()) continue;
            timer.cancel();
            timer.task.run();
        }
    }

    private Timer slot(long tick) {
        return slots[(int) (tick & (SLOTS - 1))];
    }
}
