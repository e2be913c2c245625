// SPDX-License-Identifier: Apache-2.0

/// TLS from an own certificate authority, and a channel that carries it.
package parley.crypto;
