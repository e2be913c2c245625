// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// All that every adapter must do.
interface StoreContracts extends MessagesContract {}
