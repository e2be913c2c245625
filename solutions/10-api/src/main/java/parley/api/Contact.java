// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;

/// What is between the caller and somebody else.
///
/// @param user the other one
/// @param state `none`, `requested` (the caller asked), `incoming` (the other one asked),
///     `contact`, or `blocked` (by the caller; being blocked is never shown)
/// @param since when it last changed
public record Contact(Profile user, String state, Instant since) {}
