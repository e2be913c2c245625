// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A conversation as one of its members sees it.
///
/// @param id its id
/// @param kind `direct` or `group`
/// @param title a group's title; empty for a direct conversation
/// @param members who takes part
/// @param createdAt since when it is there
/// @param lastSeq the number of its newest entry, 0 when there is none
/// @param last its newest entry, if this member may see it
/// @param unread how many texts of others stand behind this member's read marker, counted up to
///     [Limit#UNREAD]
/// @param read this member's read marker
/// @param delivered this member's delivered marker
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ConversationView(
        String id,
        String kind,
        String title,
        List<MemberView> members,
        Instant createdAt,
        long lastSeq,
        Optional<Entry> last,
        int unread,
        long read,
        long delivered) {

    /// A member.
    ///
    /// @param user the member's user id
    /// @param role `owner`, `admin` or `member`
    /// @param fromSeq the first entry this member may see
    /// @param read how far this member says it has read
    /// @param delivered how far this member's devices say they have it
    public record MemberView(
            String user, String role, long fromSeq, long read, long delivered) {}
}
