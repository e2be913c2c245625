// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.Locale;

/// One thing that can be set, with everything that is known about it in one place: [SettingTable]
/// holds them all.
///
/// @param name as in the file: `admin.port`
/// @param standard the value when nobody says anything
/// @param values what it may be
/// @param secret whether its value is never printed
/// @param doc what it does, in a sentence
record Setting(String name, String standard, Values values, boolean secret, String doc) {
    /// What every environment variable of the messenger begins with.
    static final String ENV_PREFIX = "PARLEY_";

    /// Its environment variable: `PARLEY_ADMIN_PORT`.
    String env() {
        return ENV_PREFIX + name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /// Its flag: `--admin-port`.
    String flag() {
        return "--" + name.replace('.', '-');
    }

    boolean isSwitch() {
        return values == Values.SWITCH;
    }
}
