// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// All that every adapter must do.
interface StoreContracts extends UsersContract, SessionsContract, ContactsContract,
        ConversationsContract, MessagesContract, PagesContract, TextsContract, FilesContract,
        FileEndsContract, WaitingFilesContract, QuotaContract, RacesContract {}
