// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.List;
import java.util.Optional;

/// What a setting may be set to: how it is described to people, and how a text is checked.
sealed interface Values {
    /// The longest text of any setting.
    int MAX_CHARS = 4096;

    /// What may stand there, in words: `0 to 65535`, `on or off`.
    String limits();

    /// What is wrong with this text; empty when nothing is.
    Optional<String> fault(String text);

    /// A whole number between two others.
    record Whole(long min, long max) implements Values {
        @Override
        public String limits() {
            return min + " to " + max;
        }

        @Override
        public Optional<String> fault(String text) {
            boolean digits = text.matches("-?[0-9]{1,18}");
            boolean fits = digits && Long.parseLong(text) >= min && Long.parseLong(text) <= max;
            return fits ? Optional.empty() : Optional.of("must be a number from " + limits());
        }
    }

    /// One of a few words.
    record Words(List<String> words) implements Values {
        @Override
        public String limits() {
            return String.join(" or ", words);
        }

        @Override
        public Optional<String> fault(String text) {
            return words.contains(text) ? Optional.empty() : Optional.of("must be " + limits());
        }
    }

    /// Any text without line breaks.
    ///
    /// @param what it is: `a folder`
    record Text(String what) implements Values {
        @Override
        public String limits() {
            return what;
        }

        @Override
        public Optional<String> fault(String text) {
            boolean fits = text.length() <= MAX_CHARS
                    && text.chars().noneMatch(Character::isISOControl);
            return fits ? Optional.empty() : Optional.of("must be " + what + " of at most "
                    + MAX_CHARS + " characters, without control characters");
        }
    }

    /// A switch.
    Values SWITCH = new Words(List.of("on", "off"));
}
