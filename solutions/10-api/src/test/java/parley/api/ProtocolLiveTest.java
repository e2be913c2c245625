// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.Protocol.From;

/// Every message of the table is really said, in a conversation of two people; and what a [Device]
/// hears in any test it holds against the table.
@Timeout(60)
class ProtocolLiveTest {
    @TempDir
    Path folder;

    private static Set<String> table(From from) {
        return Protocol.MESSAGES.stream().filter(type -> type.from() == from)
                .map(Protocol.MessageType::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void all_messages_of_the_table_are_exchanged() {
        Set<String> said = new TreeSet<>();
        Set<String> heard = new TreeSet<>();
        try (World world = new World(folder)) {
            Identity ann = world.person("ann");
            Identity bob = world.person("bob");
            String direct = world.direct(ann, bob);
            String here = "\"conversation\":\"" + direct + "\"";
            Device anns = world.connect(ann);
            anns.send("a", direct, "Hello");
            anns.await("ack");
            world.settled();
            Device bobs = world.connect(bob);
            bobs.await("head");
            anns.await("presence");
            bobs.say("{\"type\":\"sync\"," + here + ",\"after\":0}");
            bobs.await("message");
            bobs.await("synced");
            bobs.say("{\"type\":\"typing\"," + here + ",\"on\":true}");
            anns.await("typing");
            bobs.say("{\"type\":\"delivered\"," + here + ",\"seq\":1}");
            anns.await("delivered");
            bobs.say("{\"type\":\"read\"," + here + ",\"seq\":1}");
            anns.await("read");
            bobs.say("{\"type\":\"ping\",\"n\":1}");
            bobs.await("pong");
            bobs.say("{\"type\":\"edit\",\"id\":\"e\"," + here + ",\"target\":1,\"text\":\"x\"}");
            bobs.await("refused");
            anns.say("{\"type\":\"delete\",\"id\":\"d\"," + here + ",\"target\":1}");
            anns.await("ack");
            bobs.say("{\"type\":\"nonsense\"}");
            bobs.await("error");
            world.messenger.contacting().remove(ann, bob.userId());
            bobs.await("contact");
            world.messenger.close();
            bobs.await("bye");
            for (Device device : List.of(anns, bobs)) {
                said.addAll(device.said);
                heard.addAll(device.heard);
            }
        }
        said.remove("nonsense");

        assertThat(said).isEqualTo(table(From.CLIENT));
        assertThat(heard).isEqualTo(table(From.SERVER));
    }

    /// Whoever gives the server another thing to say finds this, and adds it to the samples of
    /// [ProtocolTest], which hold it against the table.
    @Test
    void all_that_the_server_can_write_is_known() {
        Set<String> writers = Arrays.stream(Wire.class.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .filter(method -> method.getReturnType() == byte[].class)
                .filter(method -> !method.isSynthetic())
                .map(Method::getName).collect(Collectors.toCollection(TreeSet::new));

        Set<String> known = table(From.SERVER);
        // One writer for both.
        known.removeAll(Set.of("read", "delivered"));
        known.add("marker");
        assertThat(writers).isEqualTo(known);
    }

    @Test
    void nothing_else_is_understood() {
        try (World world = new World(folder)) {
            Device anns = world.connect(world.person("ann"));
            Map<String, String> wrong = Map.of(
                    "a message of the server", "{\"type\":\"welcome\"}",
                    "one that nobody knows", "{\"type\":\"subscribe\"}",
                    "none", "{}",
                    "a field that nobody knows", "{\"type\":\"ping\",\"m\":1}",
                    "another message's field", "{\"type\":\"ping\",\"text\":\"x\"}");
            wrong.forEach((what, json) -> {
                anns.say(json);
                assertThat(anns.await("error").path("code").asText()).as(what)
                        .isEqualTo("bad_request");
            });
        }
    }
}
