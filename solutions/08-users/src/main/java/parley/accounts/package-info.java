// SPDX-License-Identifier: Apache-2.0

/// Accounts: who somebody is, from sign-up to deletion.
///
/// # Lab 8 (sketch)
///
/// The page opens with a primer: a hash is a fingerprint of bytes that anybody can work out, a MAC
/// needs a key as well, and a password hash is slow on purpose. Then the user API of the book is
/// shown as it was written, attacked, and mended, one task a hole:
///
/// | task | what the student writes                                   | where                 | lines | graded by |
/// |------|-----------------------------------------------------------|-----------------------|-------|-----------|
/// | 8.1  | the fingerprint of a token, so that no token is stored    | `Tokens`              | 1     | known answers of SHA-256; a stored token is found out |
/// | 8.2  | sign up; of 100 people who want one name one gets it      | `SignUps`             | 15    | a race; names of two spellings; a store that says no |
/// | 8.3  | the PHC string: parameters beside the hash                | `PhcHash`             | 25    | strings of the reference program; damaged ones |
/// | 8.4  | log in: the same work for every name, upgrade of old hashes | `LogIns`            | 25    | counts of hashes done, never a stop-watch |
/// | 8.5  | sessions: valid until idle or old, ended from elsewhere   | `SessionBook`         | 30    | a given clock; a sign-out in the middle of a check |
/// | 8.6  | token bucket and lock-out                                 | `TokenBucket`, `Lockout` | 25 | a given clock; 100 tries at once |
/// | 8.7  | stretch: deletion that goes on where it was cut           | `Deletions`           | 25    | a store that fails at every write in turn |
/// | 8.8  | stretch: export in constant memory                        | `Export`              | 30    | more messages than the heap would hold |
///
/// A student's version replaces [Accounts], [AccountAdmin], [Identity], [LoggedIn], [Device],
/// [Account], [AccountException], [AccountHooks], [AccountLimits], [Mailer], [PasswordHasher],
/// [Argon2Parameters], [Rate] and [RateLimiter] one for one. Argon2id itself, the queue in front of
/// it, the list of common passwords, the tables of names and the cache of sessions are given.
///
/// # What holds here
///
/// - A token is 256 random bits, shown once; the store has its SHA-256 only. (A slow hash is for
///   what people can remember. Nobody guesses 256 bits.)
/// - A password is never stored, logged or put into an exception; its hash is Argon2id.
/// - A wrong name and a wrong password look the same, and cost the same.
/// - Whoever ends a session ends it everywhere: in the store, in the cache, and on live connections
///   by way of [AccountHooks].
///
/// All classes may be used from any thread. Calls wait for the store and for hashes, so they belong
/// on threads that may wait; [Accounts#known(String)] alone never waits.
package parley.accounts;
