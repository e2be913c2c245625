// SPDX-License-Identifier: Apache-2.0

/// Rooms: who is there, a bounded outbox for each member, and broadcast with SYSTEM notices.
package parley.rooms;
