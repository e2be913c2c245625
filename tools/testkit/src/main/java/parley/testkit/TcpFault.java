// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// What happens to the bytes that pass one way through a proxy. Set by the test, then read only.
final class TcpFault {
    /// What the proxy does when enough bytes have passed.
    enum Kind { NONE, CUT, RESET, STALL }

    private volatile Kind kind = Kind.NONE;
    private volatile long bytes = Long.MAX_VALUE;
    private volatile Supplier<Mark> mark = () -> (bytes, count) -> OptionalInt.empty();
    private volatile Duration delay = Duration.ZERO;

    void at(Supplier<Mark> place, Kind then) {
        mark = place;
        kind = then;
    }

    void after(long passed, Kind then) {
        bytes = passed;
        kind = then;
    }

    void delay(Duration each) {
        delay = each;
    }

    /// The fault of one connection, which later settings do not change.
    TcpFault copy() {
        var copy = new TcpFault();
        copy.after(bytes, kind);
        copy.at(mark, kind);
        copy.delay(delay);
        return copy;
    }

    Kind kind() {
        return kind;
    }

    /// A mark for one connection.
    Mark mark() {
        return mark.get();
    }

    long bytes() {
        return bytes;
    }

    Duration delay() {
        return delay;
    }
}
