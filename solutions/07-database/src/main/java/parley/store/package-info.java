// SPDX-License-Identifier: Apache-2.0

/// Everything the messenger keeps, behind one port with two adapters.
package parley.store;
