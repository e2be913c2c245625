// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/// Whether a contact is connected. Never stored: after a restart nobody was seen.
///
/// @param user the contact
/// @param online whether one of its devices is connected now
/// @param lastSeen when the last one went, if this server saw it
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PresenceView(String user, boolean online, Optional<Instant> lastSeen) {}
