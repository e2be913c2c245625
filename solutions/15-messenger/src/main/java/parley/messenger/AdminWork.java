// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.accounts.AccountException;
import parley.accounts.LoggedIn;
import parley.http.ProblemException;
import parley.store.Bond;

/// The admin commands. Each takes a JSON object and gives one back.
final class AdminWork {
    private static final int MAX_SESSIONS = 20_000;
    private static final int MAX_PREFIX_CHARS = 20;

    private final Program program;

    AdminWork(Program program) {
        this.program = program;
    }

    /// Makes people without passwords, for measurements and bots: `{"count": 100, "prefix":
    /// "bench", "contacts": true}`. With contacts, the first two are contacts of each other, the
    /// next two, and so on.
    ///
    /// @return `{"sessions": [{"name", "user", "token"}]}`
    Map<String, Object> sessions(JsonNode asked) {
        int count = asked.path("count").asInt(1);
        var prefix = asked.path("prefix").asText("bench");
        if (count < 1 || count > MAX_SESSIONS) throw new ProblemException(400,
                "count is a number from 1 to " + MAX_SESSIONS + ".");
        if (!prefix.matches("[a-z]{1," + MAX_PREFIX_CHARS + "}")) throw new ProblemException(400,
                "prefix is 1 to " + MAX_PREFIX_CHARS + " letters from a to z.");
        var people = new ArrayList<LoggedIn>();
        for (int i = 1; i <= count; i++) people.add(provide(prefix + i));
        if (asked.path("contacts").asBoolean())
            for (int i = 1; i < count; i += 2) acquaint(people.get(i - 1), people.get(i));
        return Map.of("sessions", people.stream().map(AdminWork::shown).toList());
    }

    private static Map<String, String> shown(LoggedIn one) {
        return Map.of("name", one.account().name(), "user", one.identity().userId(),
                "token", one.token());
    }

    private LoggedIn provide(String name) {
        try {
            return program.accounts().admin().provision(name, name, "admin");
        } catch (AccountException refusal) {
            throw new ProblemException(409, name + ": " + refusal.getMessage());
        }
    }

    private void acquaint(LoggedIn one, LoggedIn other) {
        acquaint(program, one.identity().userId(), other.identity().userId());
    }

    /// Makes two people contacts, if nobody blocks the other.
    static void acquaint(Program program, String one, String other) {
        var contacts = program.store().contacts();
        var bond = contacts.between(one, other)
                .orElseGet(() -> Bond.strangers(one, other, Instant.now()));
        if (!bond.contacts()) contacts.put(new Bond(bond.low(), bond.high(), Set.of(one, other),
                bond.blockedBy(), Instant.now(), bond.version()));
    }

    /// Makes somebody an administrator: `{"name": "ada"}`.
    Map<String, Object> appoint(JsonNode asked) {
        try {
            var account = program.accounts().admin().appoint(asked.path("name").asText());
            return Map.of("user", account.id(), "role", "admin");
        } catch (AccountException refusal) {
            throw new ProblemException(404, refusal.getMessage());
        }
    }

    /// Copies the store while it runs: `{"folder": "/where/to"}`, a folder that does not exist.
    Map<String, Object> backup(JsonNode asked) {
        var folder = asked.path("folder").asText();
        if (folder.isEmpty()) throw new ProblemException(400, "Name the folder to copy to.");
        try {
            Stores.backup(program.store(), Path.of(folder));
            return Map.of("backup", folder);
        } catch (IOException trouble) {
            throw new ProblemException(409, "The copy failed: " + trouble.getMessage());
        }
    }
}
