// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Keeps in order what one connection sends: what waits for a look into the store holds up what was
/// sent after it, and nobody else. One thread takes places; any thread may fill them.
///
/// ```
///   send a              send b, with files        send c
///   straight on         waits for a reader        waits for b
///   ------------------> committer <-------------- then b, then c
/// ```
final class Lane {
    private final Queue<Place> places = new ArrayDeque<>();

    /// Does something when everything before it was done: at once when nothing waits.
    void next(Runnable action) {
        hold().fill(action);
    }

    /// Takes a place for something that is still being looked up.
    synchronized Place hold() {
        Place place = new Place();
        places.add(place);
        return place;
    }

    /// What waits is done in order, one thread at a time: the order in which it reaches the
    /// committer is the order here.
    private synchronized void advance() {
        while (!places.isEmpty() && places.peek().action.isPresent())
            places.remove().action.get().run();
    }

    /// A place in the lane.
    final class Place {
        private volatile Optional<Runnable> action = Optional.empty();

        /// Says what is to be done here, which must not wait. Once, whatever the look came to.
        void fill(Runnable wanted) {
            action = Optional.of(wanted);
            advance();
        }
    }
}
