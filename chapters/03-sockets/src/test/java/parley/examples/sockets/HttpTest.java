// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTest {
    @Test
    void request_and_response_are_printed_as_they_are_on_the_wire() {
        try (var server = Program.start(TinyHttpServer::main, "0")) {
            String printed = Program.run(HttpGet::main, "127.0.0.1", server.portArgument());

            assertThat(printed).isEqualToNormalizingNewlines("""
                    GET /index.html HTTP/1.0
                    Host: 127.0.0.1

                    HTTP/1.0 200 OK
                    Content-Type: text/html; charset=utf-8
                    Content-Length: 15

                    <h1>Hello</h1>
                    """);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /nowhere HTTP/1.0, 404 Not Found",
        "BREW /pot HTTP/1.0, 501 Not Implemented",
        "GET, 400 Bad Request",
    })
    void other_requests_get_their_own_status(String request, String status) throws Exception {
        try (var server = Program.start(TinyHttpServer::main, "0");
                var client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

            String response = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response).startsWith("HTTP/1.0 " + status + "\r\n");
        }
    }

    @Test
    void a_person_can_type_a_request_with_telnet() {
        try (var server = Program.start(TinyHttpServer::main, "0");
                var telnet = Program.start(Telnet::main, server.portArgument())) {
            telnet.type("GET / HTTP/1.0\n").type("\n");

            assertThat(telnet.untilTheEnd()).startsWith("HTTP/1.0 200 OK");
        }
    }

    @Test
    void an_endless_request_ends_at_the_limit_and_hurts_nobody_else() throws Exception {
        try (var server = Program.start(TinyHttpServer::main, "0");
                var client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream().write("x".repeat(8193).getBytes(StandardCharsets.US_ASCII));

            assertThat(client.getInputStream().readAllBytes()).isEmpty();
            server.awaitText("the request has no end");
            assertThat(Program.run(HttpGet::main, "127.0.0.1", server.portArgument())).contains("200 OK");
        }
    }

    @Test
    void the_jdks_own_client_understands_our_server() throws Exception {
        try (var server = Program.start(TinyHttpServer::main, "0"); var client = HttpClient.newHttpClient()) {
            var page = URI.create("http://127.0.0.1:" + server.port() + "/time");
            var response = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).matches("<p>\\d\\d:.*</p>\n");
        }
    }
}
