// SPDX-License-Identifier: Apache-2.0
package parley.framing;

/// How bad a [LossyLink] is: the chance of each fault, in percent of the datagrams.
///
/// @param seed of the chance: the same seed does the same to the same datagrams
/// @param lost never arrive
/// @param doubled arrive twice
/// @param late arrive behind the one that follows them
/// @param damaged arrive with one bit flipped
public record Noise(long seed, int lost, int doubled, int late, int damaged) {
    private static final int PERCENT = 100;

    /// Checks the chances.
    ///
    /// @throws IllegalArgumentException when one is not between 0 and 100
    public Noise {
        for (int chance : new int[] {lost, doubled, late, damaged})
            if (chance < 0 || chance > PERCENT)
                throw new IllegalArgumentException(chance + " percent");
    }
}
