// SPDX-License-Identifier: Apache-2.0

/// The messenger's rules, and its HTTP and WebSocket API.
package parley.api;
