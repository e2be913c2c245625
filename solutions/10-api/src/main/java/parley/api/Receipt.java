// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;

/// The promise that an entry is durable and numbered.
///
/// @param id what the client called it
/// @param conversation where it stands
/// @param seq its number there
/// @param at when the server took it
/// @param duplicate whether it was stored before: this is the first answer again
public record Receipt(
        String id, String conversation, long seq, Instant at, boolean duplicate) {}
