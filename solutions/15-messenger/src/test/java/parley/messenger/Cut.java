// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.Locale;
import parley.messenger.PieceMark.Place;
import parley.testkit.FaultyProxy.Way;

/// Where a client's line is cut.
///
/// @param connection which one of the client's, from 1
/// @param way which direction's pieces count
/// @param piece its index in that direction, from 0
/// @param reset whether by a reset; else both sides see the end of the stream
record Cut(int connection, Way way, int piece, Place place, boolean reset) {
    @Override
    public String toString() {
        return (reset ? "reset" : "ended") + " connection " + connection + " "
                + place.name().toLowerCase(Locale.ROOT) + " piece " + piece + " "
                + way.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
