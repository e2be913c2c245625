// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, without the exception that no JDK ever throws for it.
final class Sha256 {
    private Sha256() {}

    /// A digest that has seen nothing yet: give it each piece with `update`, then ask for `digest`.
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
