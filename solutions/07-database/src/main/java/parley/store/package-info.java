// SPDX-License-Identifier: Apache-2.0

/// Everything the messenger keeps, behind one port ([parley.store.Store]) with two adapters:
/// [parley.store.RocksStore], given, in a folder of this machine; and [parley.store.MongoStore] on a
/// MongoDB server, whose repositories are the lab.
///
/// ## The lab
///
/// A student writes the MongoDB repositories. What they get: the port with its records and
/// exceptions, the form of the documents ([parley.store.Documents], [parley.store.Entries]), the
/// search for a log's end ([parley.store.Heads]), the batches and the effects of an entry in the
/// right order ([parley.store.MongoLog], [parley.store.Intents]), and the translation of the driver's
/// exceptions. What they replace, one for one: `MongoUsers`, `MongoEntries`, `MongoMessages` and
/// `MongoFiles`, reached through [parley.store.MongoStore#open(String)]. Tests run on a server in the
/// process, so nothing has to be installed.
///
/// | task          | what                                                           | lines | principle |
/// |---------------|----------------------------------------------------------------|-------|-----------|
/// | 7.1           | find a user by id and by name                                  | 4     | speed     |
/// | 7.2           | a name belongs to one user: unique index, insert, compare and set | 20 | integrity |
/// | 7.3           | the idempotent insert: compound unique index, ordered bulk     | 15    | integrity |
/// | 7.4           | numbers without a gap, with another server writing too         | 30    | integrity |
/// | 7.5           | pages: computed ids, one query, the right order                | 15    | speed     |
/// | 7.6           | edit and tombstone, harmless when done twice                   | 20    | security  |
/// | 7.7 (stretch) | search and unread counts on the server                         | 20    | security  |
/// | 7.8 (stretch) | files in GridFS, from an offset                                | 10    | speed     |
/// | 7.9 (stretch) | bring over the source book's ever-growing history arrays       | 25    | integrity |
///
/// Graded is what a store must do whatever it is made of: the same tests run on both adapters. The
/// moment: start the messenger on your repositories, write, restart: your messages are still there.
///
/// ## Rules for both adapters
///
/// A conversation is one log of entries numbered 1, 2, 3, ... An entry is acknowledged when it is
/// durable, and is stored once however often it is sent. Nobody sees n + 1 before n. Native code
/// and files pin virtual threads, so callers use platform threads.
package parley.store;
