// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.LoggedIn;

/// Who may say what over a live connection, as one table: every message that a client can send,
/// from everybody who should not, held against [AccessTable#LIVE]. A new message without a row
/// fails.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class LiveAccessTest {
    private static final AccessTable TABLE = AccessTable.LIVE;
    private static final Map<String, String> SAMPLES = Map.of(
            "send", "'id':'ID','conversation':'WHERE','text':'Hello'",
            "edit", "'id':'ID','conversation':'WHERE','target':1,'text':'Other'",
            "delete", "'id':'ID','conversation':'WHERE','target':1",
            "delivered", "'conversation':'WHERE','seq':1",
            "read", "'conversation':'WHERE','seq':1",
            "typing", "'conversation':'WHERE','on':true",
            "sync", "'conversation':'WHERE','after':0",
            "ping", "'n':7");

    private RestServer server;
    private RestWorld world;
    private int next;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new RestServer(folder, false);
        world = new RestWorld(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void every_message_has_a_row_and_a_sample() {
        List<String> all = Protocol.MESSAGES.stream()
                .filter(message -> message.from() == Protocol.From.CLIENT)
                .map(Protocol.MessageType::name).toList();
        assertThat(TABLE.names()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(SAMPLES.keySet()).containsAll(
                all.stream().filter(name -> !name.equals("hello")).toList());
    }

    @Test
    void nobody_is_let_in_without_a_session() {
        for (String name : SAMPLES.keySet()) {
            Device device = new Device(server.messenger.live());
            device.say(message(name, world.group));
            assertThat(device.next().path("code").asText()).as(name).isEqualTo("unauthenticated");
        }
        for (String token : List.of("", "x", server.expired("longgone").token())) {
            Device device = new Device(server.messenger.live());
            device.hello(token, Map.of());
            assertThat(device.next().path("code").asText()).isEqualTo("unauthenticated");
            assertThat(device.expect("bye").path("code").asText()).isEqualTo("unauthenticated");
        }
    }

    @Test
    void a_suspended_person_is_sent_away() {
        Device before = new Device(server.messenger.live());
        LoggedIn victim = server.person("victim");
        before.hello(victim.token(), Map.of());
        before.expect("welcome");

        server.accounts.admin().suspend(
                server.accounts.authenticate(world.adam.token()), RestWorld.id(victim));

        assertThat(before.await("bye").path("retryable").asBoolean()).isFalse();
        Device after = new Device(server.messenger.live());
        after.hello(victim.token(), Map.of());
        assertThat(after.await("bye").path("retryable").asBoolean()).isFalse();
    }

    @Test
    void a_stranger_gets_what_the_table_says() {
        column(1, world.sven, world.group);
    }

    @Test
    void somebody_blocked_gets_what_the_table_says() {
        column(2, world.bruno, world.directWithBruno);
    }

    @Test
    void a_removed_member_gets_what_the_table_says() {
        column(3, world.rita, world.group);
    }

    private void column(int column, LoggedIn who, String where) {
        Device olga = new Device(server.messenger.live());
        olga.hello(world.olga.token(), Map.of());
        olga.expect("welcome");
        Device device = new Device(server.messenger.live());
        device.hello(who.token(), Map.of());
        device.expect("welcome");
        TABLE.rows().forEach((name, wanted) -> {
            if (name.equals("hello")) return;
            device.say(message(name, where));
            switch (wanted.get(column)) {
                case "silence" -> {
                    server.messenger.markers().flush();
                    device.say("{\"type\":\"ping\",\"n\":9}");
                    device.await("pong");
                    assertThat(olga.rest()).as(name).filteredOn(heard ->
                            heard.path("user").asText().equals(RestWorld.id(who))
                            && !heard.path("type").asText().equals("presence")).isEmpty();
                }
                case "synced", "pong" -> device.await(wanted.get(column));
                default -> assertThat(refusal(device)).as(name).isEqualTo(wanted.get(column));
            }
        });
        assertThat(olga.rest()).filteredOn(heard -> heard.path("type").asText().equals("message"))
                .isEmpty();
        device.session.closed();
        olga.session.closed();
    }

    private static String refusal(Device device) {
        while (true) {
            JsonNode heard = device.next();
            if (heard.has("code")) return heard.path("code").asText();
        }
    }

    private String message(String name, String where) {
        return ("{'type':'" + name + "'," + SAMPLES.get(name) + "}").replace('\'', '"')
                .replace("ID", "live" + ++next).replace("WHERE", where);
    }
}
