// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parley.store.Draft;

/// What goes into the next commit. Committer thread only.
final class Batch {
    final List<Work.Post> posts = new ArrayList<>();
    final List<Membership> memberships = new ArrayList<>();
    final List<Draft> drafts = new ArrayList<>();
    private Instant at = Instant.EPOCH;

    /// All entries of a batch have one time.
    void begin(Instant now) {
        at = now;
    }

    Instant at() {
        return at;
    }

    void add(Work.Post post, Membership membership) {
        drafts.add(new Draft(
                post.conversationId(),
                post.kind(),
                post.senderId(),
                post.clientId(),
                at,
                post.content(),
                post.target()));
        posts.add(post);
        memberships.add(membership);
    }

    int size() {
        return posts.size();
    }

    boolean isEmpty() {
        return posts.isEmpty();
    }

    void clear() {
        posts.clear();
        memberships.clear();
        drafts.clear();
    }

    /// Empties it.
    ///
    /// @return the posts that were in it
    List<Work> drain() {
        List<Work> all = List.copyOf(posts);
        clear();
        return all;
    }
}
