// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// Everything the messenger keeps, behind one port with two adapters: [RocksStore] in a folder of
/// this machine, [MongoStore] on a MongoDB server.
///
/// Every method may be called from any thread and blocks until it is done. What a method has
/// changed is durable when it returns, unless it says otherwise. Calls into native code and files
/// pin a virtual thread to its carrier, so use platform threads ("store-reader-N").
///
/// | exception                 | what is known                             | what to do                   |
/// |---------------------------|-------------------------------------------|------------------------------|
/// | [StoreFullException]      | nothing was stored                        | refuse, try again later      |
/// | [StoreClosedException]    | nothing was stored                        | refuse, try again later      |
/// | [StoreDamagedException]   | stored data cannot be read; no more is written | restore a backup        |
/// | [StoreException]          | a write may or may not have been stored   | [#reopen()], then read again |
public interface Store extends AutoCloseable {
    /// The most entries that one page of any list holds. A larger limit is cut down to it.
    int MAX_PAGE = 500;

    /// People.
    Users users();

    /// Where people are logged in.
    Sessions sessions();

    /// Who knows and who blocks whom.
    Contacts contacts();

    /// Who talks with whom, and how far each has read.
    Conversations conversations();

    /// What was said.
    Messages messages();

    /// What was attached.
    Files files();

    /// What this is, for people: `RocksDB in /var/lib/parley`. Holds no secrets.
    String name();

    /// Returns when writes can be taken now. Cheap enough to ask every second.
    ///
    /// @throws StoreException with a sentence on what is wrong and what to do
    void check();

    /// Closes and opens again, and forgets everything that was remembered in memory. Call it after
    /// a write has failed: until then every write is refused. Waits for running calls.
    ///
    /// @throws StoreFullException when there is too little room to open it; reading goes on
    /// @throws StoreException when it cannot be opened; a later try may succeed
    void reopen();

    /// Ends the store: waits for running calls, refuses later ones. Closing twice is fine.
    @Override
    void close();
}
