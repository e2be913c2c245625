// SPDX-License-Identifier: Apache-2.0

/// What keeps others from reading along and from pretending: TLS with certificates of an own
/// authority, and small tools for secrets.
///
/// # Lab 9 (sketch)
///
/// | task | what the student writes                                        | where               | lines | graded by |
/// |------|----------------------------------------------------------------|---------------------|-------|-----------|
/// | 9.1  | compare secrets in constant time                               | `Secrets`           | 1     | the byte code: no early end; equal and unequal rows |
/// | 9.2  | TLS that refuses: old versions, wrong hosts, wrong authorities | `TlsSettings`       | 15    | peers with each fault, and an honest one |
/// | 9.3  | challenge and response with HMAC, after the log-in of the book is broken | to come   | 20    | known answers, a replay |
/// | 9.4  | codes of a second factor (RFC 6238)                            | to come             | 15    | the RFC's table |
/// | 9.5  | keys from a key (HKDF) and sealed boxes (AEAD), no nonce twice | to come             | 25    | RFC 5869, RFC 8439, a box that was touched |
/// | 9.6  | end-to-end sessions: PQXDH's shape, then a double ratchet      | to come             | 40    | lost, late and doubled messages; a stolen state |
/// | 9.7  | stretch: TLS on a channel that never waits                     | `TlsChannel`        | 40    | byte by byte, coalesced, cut without goodbye |
/// | 9.8  | stretch: safety numbers                                        | to come             | 15    | both sides see the same |
///
/// A student's version replaces [Secrets], [TlsSettings], [TlsContexts], [LocalAuthority],
/// [KeyMaterial], [TlsFileException] and [TlsChannels] one for one. The authority, the
/// reading of PEM files and the contexts are given.
///
/// # The place of end-to-end encryption
///
/// TLS ends at the server, which then reads everything. Sessions between two clients come later and
/// stand in this package: `EndToEnd` makes from a peer's published keys (X25519 and ML-KEM-768,
/// signed) a session whose double ratchet seals each message with an AEAD. The server's part of it
/// is small and already there: a message's content has a type, `text` or `sealed`, and a sealed
/// one is stored and delivered like any other, base64url in place of text. What needs a home then:
/// published keys (08's devices), the sealing in the Java client, the comparing of safety numbers.
///
/// For learning; not audited.
package parley.crypto;
