// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// A session cannot be read or played. The message says why and what to do, in sentences.
final class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionException(String sentence) {
        super(sentence);
    }
}
