// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import parley.store.FileInfo;

/// A file, as its readers see it.
record FileView(String id, String owner, String conversation, String name, String type, long bytes,
        String sha256, Instant at) {
    static FileView of(FileInfo file) {
        return new FileView(file.id(), file.ownerId(), file.conversationId(), file.name(),
                file.type(), file.bytes(), file.sha256(), file.at());
    }
}
