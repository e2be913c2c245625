// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.eventloop.Control;
import parley.http.Json;

/// Start, end, and what its operator sees.
@Timeout(60)
class ProgramTest {
    @TempDir
    Path data;

    @Test
    void tells_that_it_is_ready_and_what_it_counts() throws Exception {
        try (var program = Rig.start(data)) {
            assertThat(Rig.get(program.adminPort(), "/ready").statusCode()).isEqualTo(200);
            assertThat(Rig.get(program.adminPort(), "/health").body()).contains("\"up\"");
            assertThat(Rig.get(program.port(), "/").body()).contains("/api/v1/openapi.json");
            assertThat(Rig.get(program.adminPort(), "/metrics").body())
                    .contains("parley_http_requests_total 1.0").contains("jvm_memory");
            assertThat(Rig.get(program.adminPort(), "/admin/backup").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void its_page_on_the_protocol_names_the_frames_as_they_are() throws Exception {
        try (var program = Rig.start(data)) {
            var page = Rig.get(program.port(), "/api/v1/protocol").body();

            assertThat(page).contains(FramedEntrance.MESSAGE + ": a message",
                    "0x%X: the end".formatted(Control.CLOSE),
                    "0x%X: a ping".formatted(Control.PING),
                    "answered by a 0x%X".formatted(Control.PONG));
        }
    }

    @Test
    void after_its_end_nobody_answers_and_the_data_can_be_opened_again() throws Exception {
        var program = Rig.start(data);
        int port = program.port();
        program.close();

        assertThatThrownBy(() -> Rig.get(port, "/")).isInstanceOf(ConnectException.class);
        Rig.start(data).close();
    }

    @Test
    void admin_commands_need_the_key_of_the_data_folder() throws Exception {
        try (var program = Rig.start(data); var client = HttpClient.newHttpClient()) {
            var url = URI.create("http://127.0.0.1:" + program.adminPort() + "/admin/sessions");
            var body = HttpRequest.BodyPublishers.ofString("{\"count\":4,\"contacts\":true}");
            var request = HttpRequest.newBuilder(url).timeout(Rig.LIMIT)
                    .header("Content-Type", "application/json").POST(body);

            var without = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var wrong = client.send(request.copy().header("Authorization", "Bearer "
                    + AdminKey.read(data).replaceFirst(".$", "!")).build(),
                    HttpResponse.BodyHandlers.ofString());
            var with = client.send(request.header("Authorization",
                    "Bearer " + AdminKey.read(data)).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(Json.lenient().readTree(with.body()).path("sessions")).hasSize(4);
            assertThat(program.accounts().authenticate(Json.lenient().readTree(with.body())
                    .path("sessions").get(3).path("token").asText()).userId()).startsWith("u_");
            assertThat(Files.readString(data.resolve(LogSetup.FILE)))
                    .doesNotContain(AdminKey.read(data));
        }
    }
}
