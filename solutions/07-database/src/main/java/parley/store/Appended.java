// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// What became of a [Draft].
public sealed interface Appended {
    /// It is stored, durable and numbered.
    record Stored(Message message) implements Appended {}

    /// It was stored before: the sender has used this client id already. Nothing was stored now.
    ///
    /// @param earlier the entry of that time, as it is now: it may have been edited since
    /// @param same    whether the two drafts are the same but for their time; when not, the client
    ///     has given one id to two messages
    record Duplicate(Message earlier, boolean same) implements Appended {}

    /// It cannot be stored, now or later.
    record Refused(Reason reason) implements Appended {}

    /// Why a draft cannot be stored.
    enum Reason {
        /// There is no such conversation.
        NO_CONVERSATION,
        /// There is no such entry, or it is not a TEXT.
        NO_TARGET,
        /// The entry was deleted before.
        TARGET_DELETED,
        /// Somebody else has changed the conversation meanwhile.
        CHANGED_MEANWHILE,
        /// It names a file that is not there, or not any more.
        NO_FILE
    }
}
