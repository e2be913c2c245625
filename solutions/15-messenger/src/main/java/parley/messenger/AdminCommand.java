// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.http.Json;

/// `admin COMMAND [--data DIR] [--name value]...`: sends a command to the messenger that runs on a
/// data folder, and prints its answer, which is JSON.
final class AdminCommand {
    private static final String DATA = "data";
    private static final String FOLDER = "folder";
    private static final List<String> COMMANDS = List.of("sessions", "appoint", "backup", "restore");
    private static final Map<String, List<String>> NAMES = Map.of(
            "sessions", List.of(DATA, "count", "prefix", "contacts"),
            "appoint", List.of(DATA, "name"),
            "backup", List.of(DATA, FOLDER),
            "restore", List.of(DATA, FOLDER));
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int DONE = 0;
    private static final int USAGE = 2;
    private static final int TROUBLE = 3;

    private AdminCommand() {
    }

    static int run(List<String> words) throws IOException, InterruptedException {
        Deque<String> rest = new ArrayDeque<>(words);
        var command = rest.isEmpty() ? "" : rest.remove();
        if (!COMMANDS.contains(command)) return help(command);
        var asked = asked(command, rest);
        var data = Path.of(String.valueOf(asked.getOrDefault(DATA, SettingTable.DATA.standard())));
        asked.remove(DATA);
        if (command.equals("restore")) return restore(data, Path.of((String) asked.get(FOLDER)));
        return send(command, data, asked);
    }

    private static Map<String, Object> asked(String command, Deque<String> words) {
        Map<String, Object> asked = new LinkedHashMap<>();
        while (!words.isEmpty()) {
            var flag = words.remove();
            var name = flag.replaceFirst("^--", "");
            if (!flag.startsWith("--") || words.isEmpty())
                throw new SettingsException(flag + ": write --name value.");
            if (!NAMES.get(command).contains(name)) throw new SettingsException("admin " + command
                    + " knows no " + flag + "." + Near.hint(name, NAMES.get(command)));
            asked.put(name, value(name, words.remove()));
        }
        if (NAMES.get(command).contains(FOLDER) && !asked.containsKey(FOLDER))
            throw new SettingsException("admin " + command + " needs --folder: where the backup "
                    + "is, or shall be.");
        return asked;
    }

    private static int restore(Path data, Path backup) {
        try {
            Stores.restore(backup, data);
        } catch (IOException trouble) {
            System.err.println(Complaint.wrapped("Nothing was restored: " + trouble.getMessage()));
            return TROUBLE;
        }
        System.out.println("The store of " + data + " is that of " + backup + " now.");
        return DONE;
    }

    /// A folder is meant from where the command is given, not from where the messenger runs.
    private static Object value(String name, String text) {
        return switch (name) {
            case "count" -> {
                if (!text.matches("[0-9]{1,9}"))
                    throw new SettingsException("--count is a number, not '" + text + "'.");
                yield Integer.valueOf(text);
            }
            case "contacts" -> text.equals("true");
            case FOLDER -> Path.of(text).toAbsolutePath().normalize().toString();
            default -> text;
        };
    }

    private static int help(String wrong) {
        if (!wrong.isEmpty()) System.err.println("There is no admin command " + wrong + "."
                + Near.hint(wrong, COMMANDS));
        System.err.print("""
                Commands for a messenger that runs on the data folder DIR:

                  admin sessions --data DIR --count 100 [--prefix bench] [--contacts true]
                      people without passwords and their tokens, for measurements;
                      with contacts: the first two know each other, the next two, ...
                  admin appoint --data DIR --name ada
                      makes somebody an administrator
                  admin backup --data DIR --folder NEW
                      copies the store while it runs, into a folder that is new or empty
                  admin restore --data NEW --folder BACKUP
                      puts a copy into a data folder that has no store
                """);
        return USAGE;
    }

    private static int send(String command, Path data, Map<String, Object> asked)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port(data) + "/admin/" + command))
                    .header("Authorization", "Bearer " + AdminKey.read(data))
                    .header("Content-Type", "application/json").timeout(LIMIT)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(asked))).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean well = answer.statusCode() == 200;
            if (well) System.out.println(answer.body());
            else System.err.println(Complaint.wrapped(detail(answer.body())));
            return well ? DONE : TROUBLE;
        } catch (NoSuchFileException | ConnectException nobody) {
            System.err.println("No messenger runs on " + data.toAbsolutePath().normalize()
                    + ". Name its data folder with --data.");
            return TROUBLE;
        }
    }

    /// The sentence in a problem document.
    private static String detail(String problem) throws IOException {
        return Json.lenient().readTree(problem).path("detail").asText(problem);
    }

    private static String port(Path data) throws IOException {
        return Files.readString(data.resolve(AdminDoor.PORT_FILE)).strip();
    }
}
