// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.accounts.Identity;
import parley.store.Member.Role;

/// A group of an owner, two admins and two members. Everybody is everybody's contact, and Fay is
/// outside.
final class TeaGroup implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("owner", "admin", "admin2", "member", "member2", "fay");

    final World world;
    final Groups groups;
    final Map<String, Identity> people = new TreeMap<>();
    final Identity owner;
    final String group;

    TeaGroup(Path folder) {
        world = new World(folder);
        groups = world.messenger.groups();
        for (String name : NAMES) people.put(name, world.person(name));
        for (String one : NAMES)
            for (String other : NAMES)
                if (one.compareTo(other) < 0) world.contacts(who(one), who(other));
        owner = who("owner");
        group = groups.create(owner, "tea",
                List.of(id("admin"), id("admin2"), id("member"), id("member2"))).id();
        groups.role(owner, group, id("admin"), Role.ADMIN);
        groups.role(owner, group, id("admin2"), Role.ADMIN);
    }

    Identity who(String name) {
        return people.get(name);
    }

    String id(String name) {
        return who(name).userId();
    }

    String roleOf(String name) {
        return world.store.conversations().byId(group).orElseThrow().member(id(name))
                .map(m -> m.role().name()).orElse("gone");
    }

    /// What comes of a call: `yes`, or the code of the refusal.
    static String outcome(Runnable call) {
        try {
            call.run();
            return "yes";
        } catch (ApiException e) {
            return e.code().code();
        }
    }

    @Override
    public void close() {
        world.close();
    }
}
