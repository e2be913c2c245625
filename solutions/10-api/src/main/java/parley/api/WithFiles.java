// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Message;
import parley.store.Store;

/// Answers a deletion, and then frees the room of the files that the deleted message named. They
/// are gone with the message, in the same commit; where the server dies before their content is, the
/// store removes it later.
///
/// @param files ids of the message's files
record WithFiles(Answer answer, List<String> files, Store store, Readers readers)
        implements Answer {
    private static final Logger LOG = LoggerFactory.getLogger(WithFiles.class);

    @Override
    public void stored(Message message, boolean duplicate) {
        answer.stored(message, duplicate);
        if (files.isEmpty()) return;
        readers.start(
                () -> {
                    files.forEach(store.files()::remove);
                    return files;
                },
                done -> {},
                why -> LOG.warn("Files of a deleted message take room until the next upkeep: {}", why.detail()));
    }

    @Override
    public void refused(ApiException why) {
        answer.refused(why);
    }

    @Override
    public Optional<LiveSession> origin() {
        return answer.origin();
    }
}
