// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// Collects the settings from three places: flags stand above the environment, the environment
/// above the file. A name that is in no table and a value outside its limits are refused.
final class SettingsReader {
    /// The file that is read when it is there.
    static final String FILE = "parley.properties";
    private static final String FLAG = "--";
    private static final String CONFIG_FLAG = "--config";
    private static final String CONFIG_ENV = "PARLEY_CONFIG";
    /// Variables of the course that are no settings of the messenger.
    private static final Set<String> OTHERS = Set.of(CONFIG_ENV, "PARLEY_JDK");
    private static final String TESTS = "PARLEY_TEST_";

    private final Map<String, String> environment;
    private final Path folder;
    private final Map<String, Settings.Choice> chosen = new LinkedHashMap<>();

    SettingsReader(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    Settings read(List<String> flags) throws IOException {
        var fromFlags = flags(new ArrayDeque<>(flags));
        file(fromFlags.getOrDefault(CONFIG_FLAG, environment.getOrDefault(CONFIG_ENV, "")));
        environment();
        fromFlags.remove(CONFIG_FLAG);
        fromFlags.forEach((flag, value) -> choose(flagged(flag), value, "the flag " + flag));
        return new Settings(chosen);
    }

    private static Map<String, String> flags(Deque<String> words) {
        var values = new LinkedHashMap<String, String>();
        while (!words.isEmpty()) {
            var word = words.remove();
            int equals = word.indexOf('=');
            var flag = equals < 0 ? word : word.substring(0, equals);
            boolean alone = equals < 0 && !flag.equals(CONFIG_FLAG) && flagged(flag).isSwitch()
                    && (words.isEmpty() || words.peek().startsWith(FLAG));
            if (alone) words.push("on");
            if (equals < 0 && words.isEmpty())
                throw new SettingsException("The flag " + flag + " needs a value.");
            values.put(flag, equals < 0 ? words.remove() : word.substring(equals + 1));
        }
        return values;
    }

    private static Setting flagged(String flag) {
        if (!flag.startsWith(FLAG)) throw new SettingsException("There is no command '" + flag
                + "', and a flag begins with " + FLAG + ". `settings` lists the flags.");
        return SettingTable.all().stream().filter(setting -> setting.flag().equals(flag))
                .findFirst().orElseThrow(() -> new SettingsException("There is no flag " + flag
                        + "." + Near.hint(flag, SettingTable.all().stream()
                                .map(Setting::flag).toList())));
    }

    private void file(String named) throws IOException {
        // task 15.2: read the file, if there is one or one was named; choose each of its settings
        var file = folder.resolve(named.isEmpty() ? FILE : named);
        if (named.isEmpty() && !Files.exists(file)) return;
        var lines = lines(file);
        for (var name : lines.stringPropertyNames()) {
            var setting = SettingTable.named(name).orElseThrow(() -> new SettingsException(
                    "The file " + file + " sets " + name + ", which is no setting."
                            + Near.hint(name, SettingTable.all().stream()
                                    .map(Setting::name).toList())));
            choose(setting, lines.getProperty(name).strip(), "the file " + file);
        }
        // end 15.2
    }

    private static Properties lines(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new SettingsException(
                "To read settings from " + file + ", a file has to be there, not a folder.");
        var lines = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            lines.load(reader);
            return lines;
        } catch (NoSuchFileException missing) {
            throw new SettingsException("There is no file " + file + " to read settings from.");
        } catch (CharacterCodingException | IllegalArgumentException noText) {
            throw new SettingsException("The file " + file
                    + " cannot be understood: it needs lines like port = 8080, in UTF-8.");
        }
    }

    private void environment() {
        // task 15.2: choose each PARLEY_ variable that is a setting; refuse a name that is none
        environment.forEach((name, value) -> {
            if (!name.startsWith(Setting.ENV_PREFIX) || OTHERS.contains(name)
                    || name.startsWith(TESTS)) return;
            var setting = SettingTable.all().stream().filter(one -> one.env().equals(name))
                    .findFirst().orElseThrow(() -> new SettingsException("The environment sets "
                            + name + ", which is no setting." + Near.hint(name,
                                    SettingTable.all().stream().map(Setting::env).toList())));
            choose(setting, value, "the environment's " + name);
        });
        // end 15.2
    }

    private void choose(Setting setting, String value, String source) {
        setting.values().fault(value).ifPresent(fault -> {
            var shown = setting.secret() ? "" : ", not '" + value + "'";
            throw new SettingsException(
                    setting.name() + " " + fault + shown + " (" + source + ").");
        });
        chosen.put(setting.name(), new Settings.Choice(value, source));
    }
}
