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
    private static final List<String> COMMANDS = List.of("sessions", "appoint", "backup", "restore");
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
        Map<String, Object> asked = new LinkedHashMap<>();
        while (!rest.isEmpty()) {
            var name = rest.remove();
            if (!name.startsWith("--") || rest.isEmpty())
                throw new SettingsException(name + ": write --name value.");
            asked.put(name.substring(2), value(rest.remove()));
        }
        var data = Path.of(String.valueOf(asked.getOrDefault("data",
                SettingTable.DATA.standard())));
        asked.remove("data");
        if (command.equals("restore")) return restore(data, String.valueOf(asked.get("folder")));
        return send(command, data, asked);
    }

    private static int restore(Path data, String backup) throws IOException {
        Stores.restore(Path.of(backup), data);
        System.out.println("The store of " + data + " is that of " + backup + " now.");
        return DONE;
    }

    private static Object value(String text) {
        if (text.matches("[0-9]{1,9}")) return Integer.valueOf(text);
        return text.equals("true") ? Boolean.TRUE : text;
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
                      copies the store while it runs; an absolute folder
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
            (well ? System.out : System.err).println(answer.body());
            return well ? DONE : TROUBLE;
        } catch (NoSuchFileException | ConnectException nobody) {
            System.err.println("No messenger runs on " + data.toAbsolutePath().normalize()
                    + ". Name its data folder with --data.");
            return TROUBLE;
        }
    }

    private static String port(Path data) throws IOException {
        return Files.readString(data.resolve(AdminDoor.PORT_FILE)).strip();
    }
}
