// SPDX-License-Identifier: Apache-2.0

/// The capstone: all parts assembled into one program.
package parley.messenger;
