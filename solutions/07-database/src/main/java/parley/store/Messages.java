// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.List;
import java.util.Optional;

/// What was said: one log a conversation, whose entries are numbered 1, 2, 3, ... without a gap.
/// An entry is never seen before the one in front of it, and never leaves; see [Message].
public interface Messages {
    /// Stores a batch, and returns when all of it is durable. One thread of a process calls this
    /// and [Conversations#change(Conversation, Draft)]; others may, but then share its speed.
    ///
    /// Drafts of one conversation are numbered in the order of the list. A draft whose sender has
    /// used its client id before, in this batch or ever, is not stored again.
    ///
    /// @param drafts at most [Limits#MAX_BATCH]
    /// @return what became of each, in the same order
    /// @throws StoreFullException when nothing was stored because too little space is left
    /// @throws StoreException when it is not known which of them were stored
    List<Appended> append(List<Draft> drafts);

    /// The number of the newest entry; 0 when there is none or no such conversation.
    long lastSeq(String conversationId);

    /// One entry.
    Optional<Message> at(String conversationId, long seq);

    /// The entries after a number, oldest first.
    ///
    /// @param seq   0 to begin
    /// @param limit at most so many, and at most [Store#MAX_PAGE]
    List<Message> after(String conversationId, long seq, int limit);

    /// The entries before a number, newest first.
    ///
    /// @param seq [Long#MAX_VALUE] for the newest
    List<Message> before(String conversationId, long seq, int limit);

    /// Looks for texts that hold all of the words, in whatever case, newest first. Looks at no more
    /// than [SearchPage#MAX_SCANNED] entries, and says where to go on.
    ///
    /// @param words     parted by white space; each may be part of a longer word
    /// @param beforeSeq [Long#MAX_VALUE] to begin
    /// @throws IllegalArgumentException when there are no words
    SearchPage search(String conversationId, String words, long beforeSeq, int limit);

    /// Counts the TEXT entries after a number that others have sent: what is unread.
    ///
    /// @param max counting stops there
    int count(String conversationId, long afterSeq, String exceptSenderId, int max);
}
