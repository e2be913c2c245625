// SPDX-License-Identifier: Apache-2.0

/// Load for a messenger that runs in a process of its own, and crashes of it.
///
/// The generator is one thread over a selector, so that ten thousand connections cost it little and
/// its own work can be kept on one core while the server has the other.
package parley.bench;
