// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

/// Something is set that cannot be: the message is a sentence that says what and where.
final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SettingsException(String sentence) {
        super(sentence);
    }
}
