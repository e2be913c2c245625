// SPDX-License-Identifier: Apache-2.0

/// Your first line over a socket. [Hello] is the program, [Greeter] the one that answers it;
/// [Greeting], [Line] and [Conversation] hold one task each.
package parley.start;
