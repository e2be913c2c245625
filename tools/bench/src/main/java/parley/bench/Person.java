// SPDX-License-Identifier: Apache-2.0
package parley.bench;

/// Somebody with a session.
///
/// @param userId as the messenger knows them
/// @param token of a session that is valid; worth as much as a password, so never printed
record Person(String userId, String token) {
    @Override
    public String toString() {
        return userId;
    }
}
