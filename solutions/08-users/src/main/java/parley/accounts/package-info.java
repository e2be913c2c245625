// SPDX-License-Identifier: Apache-2.0

/// Accounts: sign up, log in, devices, sessions, deletion, export.
package parley.accounts;
