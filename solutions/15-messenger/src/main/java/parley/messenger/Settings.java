// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the messenger runs with: a value for every setting, and who set it. Checked as a whole:
/// whoever holds one may rely on it.
///
/// @param chosen the settings that differ from their standard values, by name
public record Settings(Map<String, Choice> chosen) {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    /// A value that was set.
    ///
    /// @param value the text
    /// @param source who set it, for people: `the flag --port`
    record Choice(String value, String source) { }

    /// Keeps a copy.
    public Settings {
        chosen = Map.copyOf(chosen);
    }

    /// Reads flags, environment and file, in this order of precedence.
    ///
    /// @param flags as on the command line: `--port 0 --lan`
    /// @param environment of the process
    /// @param folder where a file `parley.properties` may lie
    /// @throws IllegalArgumentException with a sentence that names what cannot be, and where
    public static Settings read(List<String> flags, Map<String, String> environment, Path folder)
            throws IOException {
        try {
            return new SettingsReader(environment, folder).read(flags).checked();
        } catch (SettingsException fault) {
            throw new IllegalArgumentException(fault.getMessage(), fault);
        }
    }

    String text(Setting setting) {
        return Optional.ofNullable(chosen.get(setting.name())).map(Choice::value)
                .orElse(setting.standard());
    }

    int number(Setting setting) {
        return Math.toIntExact(longNumber(setting));
    }

    long longNumber(Setting setting) {
        return Long.parseLong(text(setting));
    }

    boolean on(Setting setting) {
        return text(setting).equals("on");
    }

    String source(Setting setting) {
        return Optional.ofNullable(chosen.get(setting.name())).map(Choice::source)
                .orElse("standard");
    }

    /// The address to listen on: all of them with `--lan` unless one was named.
    String bindAddress() {
        boolean everywhere = on(SettingTable.LAN) && !chosen.containsKey("bind");
        return everywhere ? "0.0.0.0" : text(SettingTable.BIND);
    }

    boolean loopbackOnly() {
        return LOOPBACK.contains(bindAddress());
    }

    /// Whether the entrances speak TLS.
    boolean secure() {
        return on(SettingTable.LAN) || ownCertificate();
    }

    /// Whether a certificate was brought along.
    boolean ownCertificate() {
        return !text(SettingTable.TLS_CERT).isEmpty();
    }

    private Settings checked() {
        if (!secure() && !loopbackOnly()) throw new SettingsException("bind is "
                + bindAddress() + ", which other machines can reach, and that needs TLS. Use "
                + "--lan, or --tls-cert and --tls-key; or leave bind at 127.0.0.1.");
        if (!on(SettingTable.LIMITS) && !loopbackOnly()) throw new SettingsException(
                "limits off is for benchmarks on loopback. Leave limits on, or bind to 127.0.0.1.");
        if (text(SettingTable.TLS_CERT).isEmpty() != text(SettingTable.TLS_KEY).isEmpty())
            throw new SettingsException("tls.cert and tls.key come together: set both or none.");
        return this;
    }

    /// All settings as lines `name = value (who set it)`; secrets only as `(set)`.
    List<String> lines() {
        return SettingTable.all().stream().map(setting -> String.format("%-20s = %s (%s)",
                setting.name(), shown(setting), source(setting))).toList();
    }

    /// Where people are told things: standard error when a script reads the output.
    static PrintStream quiet(Settings settings, PrintStream out) {
        return settings.on(SettingTable.JSON) ? System.err : out;
    }

    @Override
    public String toString() {
        return "Settings" + lines();
    }

    /// The value as it may be printed and logged.
    String shown(Setting setting) {
        return setting.secret() && !text(setting).isEmpty() ? "(set)" : text(setting);
    }
}
