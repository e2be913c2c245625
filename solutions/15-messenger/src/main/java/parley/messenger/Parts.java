// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The parts that the messenger is made of, one a chapter, whose each is, and what it did.
///
/// A part is "yours" when its classes were loaded from where the course puts a student's: nothing
/// else is trusted.
record Parts(List<Part> all) {
    private static final String MINE = "/.course/messenger/mine/";

    /// A part.
    ///
    /// @param type one of its classes
    /// @param unit what its work is counted in; empty when it is not counted
    record Part(int chapter, String name, Class<?> type, String unit,
            ToLongFunction<WorkCounts> work) {
        /// Whether the student's part is the one that runs.
        boolean yours() {
            return place(type).contains(MINE);
        }

        String whose() {
            return yours() ? "yours" : "the reference";
        }

        /// `framing: yours, 412 frames`.
        String report(WorkCounts counts) {
            var done = unit.isEmpty() ? ""
                    : String.format(Locale.ROOT, ", %,d %s", work.applyAsLong(counts), unit);
            return name + ": " + whose() + done;
        }
    }

    static Parts ofThisProgram() {
        return new Parts(List.of(
                new Part(1, "framing", parley.framing.FrameDecoder.class, "frames",
                        counts -> counts.frames() + counts.clientFrames()),
                new Part(3, "sockets", parley.sockets.FramedConnection.class,
                        "frames of clients here", WorkCounts::clientFrames),
                new Part(4, "rooms", parley.rooms.Outbox.class, "", _ -> 0),
                new Part(5, "event loop", parley.eventloop.EventLoop.class, "connections",
                        WorkCounts::framedConnections),
                new Part(6, "http", parley.http.Router.class, "requests", counts ->
                        counts.requests() + counts.adminRequests()),
                new Part(7, "store", parley.store.Store.class, "", _ -> 0),
                new Part(8, "accounts", parley.accounts.Accounts.class, "", _ -> 0),
                new Part(9, "crypto", parley.crypto.TlsChannels.class, "", _ -> 0),
                new Part(10, "api", parley.api.Messenger.class, "", _ -> 0)));
    }

    private static String place(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(source -> source.getLocation().getPath()).orElse("");
    }

    /// A sentence about whose parts run.
    String sentence() {
        var yours = all.stream().filter(Part::yours).map(Part::name).toList();
        return yours.isEmpty() ? "all the reference parts"
                : "yours: " + String.join(", ", yours) + "; the rest: the reference parts";
    }

    /// A student's part that was at work.
    ///
    /// @param frame the place in it, as a stack trace shows it
    record Guilty(Part part, StackTraceElement frame) { }

    /// The student's part in which this happened, if it happened in one: the innermost.
    Optional<Guilty> guilty(StackTraceElement[] stack) {
        for (var frame : stack) {
            var found = all.stream().filter(Part::yours).filter(part -> frame.getClassName()
                    .startsWith(part.type().getPackageName() + ".")).findFirst();
            if (found.isPresent()) return Optional.of(new Guilty(found.get(), frame));
        }
        return Optional.empty();
    }
}
