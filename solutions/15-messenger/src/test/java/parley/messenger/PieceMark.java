// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.OptionalInt;
import parley.testkit.Mark;

/// Counts pieces, and strikes at one of them.
final class PieceMark implements Mark {
    private static final int MAX_PIECE_BYTES = 64 * 1024;
    /// Where the middle of a piece is whose length stands at its end.
    private static final int SOMEWHERE = 40;

    private final Shape shape;
    private final int index;
    private final Place place;
    private final byte[] piece = new byte[MAX_PIECE_BYTES];
    private int count;
    private volatile int whole;
    private volatile boolean struck;

    /// Where at a piece.
    enum Place {
        /// Its first byte is there, and does not pass.
        BEFORE,
        /// A half of it passes.
        WITHIN,
        /// All of it passes, and nothing more.
        AFTER
    }

    /// @param index of the piece at which it strikes, from 0
    PieceMark(Shape shape, int index, Place place) {
        this.shape = shape;
        this.index = index;
        this.place = place;
    }

    /// Only counts.
    static PieceMark counting(Shape shape) {
        return new PieceMark(shape, Integer.MAX_VALUE, Place.BEFORE);
    }

    /// How many pieces have passed. Any thread.
    int passed() {
        return whole;
    }

    /// Whether the place was reached. Any thread.
    boolean struck() {
        return struck;
    }

    @Override
    public OptionalInt strikes(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (place == Place.BEFORE && whole == index) return strike(i);
            piece[count++] = bytes[i];
            int all = shape.length(piece, count, whole);
            boolean half = all == Shape.UNKNOWN ? count == SOMEWHERE : count >= all / 2;
            if (place == Place.WITHIN && whole == index && half) return strike(i + 1);
            if (count < all) continue;
            count = 0;
            whole++;
            if (place == Place.AFTER && whole == index + 1) return strike(i + 1);
        }
        return OptionalInt.empty();
    }

    private OptionalInt strike(int at) {
        struck = true;
        return OptionalInt.of(at);
    }
}
