// SPDX-License-Identifier: Apache-2.0
package parley.api;

/// What others may know of a person.
///
/// @param id the user id
/// @param name the name to log in and to be found with
/// @param displayName the name to show
/// @param deleted whether the account is gone; both names are empty then
public record Profile(String id, String name, String displayName, boolean deleted) {}
