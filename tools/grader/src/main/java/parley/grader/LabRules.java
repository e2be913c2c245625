// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// What a lab must have, where labs differ.
///
/// @param start whether it is the half hour of chapter 00, which has no stretch task
/// @param wrongVariants the fewest wrong variants
/// @param rightVariants the fewest right variants
record LabRules(boolean start, int wrongVariants, int rightVariants) {
    private static final int WRONG_VARIANTS = 8;
    private static final int WRONG_VARIANTS_OF_SOCKETS = 10;
    private static final int WRONG_VARIANTS_OF_START = 3;

    /// The rules of a lab.
    static LabRules of(Lab lab) {
        return switch (lab.number()) {
            case "0" -> new LabRules(true, WRONG_VARIANTS_OF_START, 0);
            case "3" -> new LabRules(false, WRONG_VARIANTS_OF_SOCKETS, 1);
            default -> new LabRules(false, WRONG_VARIANTS, 1);
        };
    }
}
