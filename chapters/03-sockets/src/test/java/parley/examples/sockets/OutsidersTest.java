// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Peers that nobody here wrote get through.
class OutsidersTest {
    private static final String DATE_TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";

    @Test
    void curl_reads_pages_and_codes_of_our_http_server() throws Exception {
        try (var server = Program.start(TinyHttpServer::main, "0")) {
            String address = "http://127.0.0.1:" + server.port();

            assertThat(Outsider.start("curl", "-s", "--noproxy", "*", address + "/").output())
                    .isEqualTo("<h1>Hello</h1>\n");
            assertThat(Outsider.start("curl", "-s", "--noproxy", "*", "-w", "%{http_code}", address + "/no").output())
                    .isEqualTo("404 Not Found\n404\n");
            assertThat(Outsider.start("curl", "-sI", "--noproxy", "*", address + "/").output())
                    .startsWith("HTTP/1.0 200 OK\n").contains("Content-Length: 15");
        }
    }

    @Test
    void nc_is_told_the_time() throws Exception {
        try (var server = Program.start(TimeServer::main, "0")) {
            assertThat(Outsider.start("nc", "127.0.0.1", server.portArgument()).endInput().output())
                    .matches(DATE_TIME + "\n");
        }
    }

    @Test
    void telnet_is_told_the_time() throws Exception {
        try (var server = Program.start(TimeServer::main, "0")) {
            assertThat(Outsider.start("telnet", "127.0.0.1", server.portArgument()).output())
                    .containsPattern(DATE_TIME).contains("Connection closed by foreign host");
        }
    }

    @Test
    void ftp_puts_lists_and_gets_files(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("up.txt"), "there and back\n");
        try (var server = Program.start(FtpFake::main, "0")) {
            String printed = Outsider.start(folder, "ftp", "-p", "-n", "-v", "127.0.0.1", server.portArgument())
                    .type("user guest secret\nput up.txt\nls\nget up.txt down.txt\nget welcome.txt\nquit\n")
                    .endInput().output();

            assertThat(printed).contains("230 Logged in").contains("up.txt").contains("221 Goodbye");
            assertThat(folder.resolve("down.txt")).hasContent("there and back");
            assertThat(folder.resolve("welcome.txt")).hasContent("Welcome to Parley's FTP server");
        }
    }

    @Test
    void pythons_ftplib_puts_and_gets_bytes() throws Exception {
        try (var server = Program.start(FtpFake::main, "0")) {
            assertThat(Outsider.python("""
                    import ftplib, io, sys
                    ftp = ftplib.FTP()
                    ftp.connect('127.0.0.1', int(sys.argv[1]))
                    ftp.login()
                    sent = bytes(range(256)) * 100
                    ftp.storbinary('STOR b.bin', io.BytesIO(sent))
                    got = []
                    ftp.retrbinary('RETR b.bin', got.append)
                    print(b''.join(got) == sent, sorted(ftp.nlst()))
                    ftp.quit()
                    """, server.port())).isEqualTo("True ['b.bin', 'welcome.txt']\n");
        }
    }

    @Test
    void pythons_poplib_fetches_the_letters() throws Exception {
        try (var server = Program.start(Pop3Fake::main, "0")) {
            assertThat(Outsider.python("""
                    import poplib, sys
                    box = poplib.POP3('127.0.0.1', int(sys.argv[1]))
                    box.user('ada')
                    box.pass_('secret')
                    print(box.stat(), box.list()[1])
                    print(box.retr(2)[1][3:])
                    box.quit()
                    """, server.port())).isEqualTo("""
                    (2, 132) [b'1 57', b'2 75']
                    [b'Wait for it ...', b'.', b'There it was.']
                    """);
        }
    }

    @Test
    void a_python_client_is_greeted() throws Exception {
        try (var server = Program.start(GreetingServer::main, "0")) {
            assertThat(Outsider.python("""
                    import socket, sys
                    with socket.create_connection(('127.0.0.1', int(sys.argv[1]))) as s:
                        print(s.recv(1024), s.recv(1024))
                    """, server.port())).isEqualTo("b'Thank you for connecting\\n' b''\n");
        }
    }

    @Test
    void a_python_client_hears_its_echo_over_tcp_and_udp() throws Exception {
        try (var tcp = Program.start(EchoTcpServer::main, "0"); var udp = Program.start(EchoUdpServer::main, "0")) {
            assertThat(Outsider.python("""
                    import socket, sys
                    with socket.create_connection(('127.0.0.1', int(sys.argv[1]))) as s:
                        s.sendall('gr\\u00fc\\u00dfe'.encode())
                        s.shutdown(socket.SHUT_WR)
                        print(ascii(s.makefile('rb').read().decode()))
                    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
                        s.settimeout(5)
                        s.sendto(b'ping', ('127.0.0.1', int(sys.argv[2])))
                        print(s.recvfrom(100)[0])
                    """, tcp.port(), udp.port())).isEqualTo("'gr\\xfc\\xdfe'\nb'ping'\n");
        }
    }

    @Test
    void a_python_client_hears_its_echo_over_a_unix_domain_socket(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("echo");
        try (var server = Program.start(EchoUnixServer::main, path.toString())) {
            server.awaitText("Unix echo on");

            assertThat(Outsider.python("""
                    import socket, sys
                    with socket.socket(socket.AF_UNIX) as s:
                        s.connect(sys.argv[1])
                        s.sendall(b'hello')
                        print(s.recv(100))
                    """, path)).isEqualTo("b'hello'\n");
        }
    }

    @Test
    void a_python_client_decodes_the_picture_from_json() throws Exception {
        try (var server = Program.start(PictureJsonServer::main, "0")) {
            assertThat(Outsider.python("""
                    import base64, json, socket, sys
                    with socket.create_connection(('127.0.0.1', int(sys.argv[1]))) as s:
                        message = json.loads(s.makefile('rb').read())
                    picture = base64.b64decode(message['filedata'])
                    print(message['filename'], len(picture), picture[1:4])
                    """, server.port())).isEqualTo("sunset.png " + Picture.png().length + " b'PNG'\n");
        }
    }

    @Test
    void our_http_client_reads_from_pythons_server(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("page.html"), "<p>from Python</p>\n");
        var server = Outsider.start(folder, "python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1");
        try {
            String port = server.firstLine().replaceAll(".*port (\\d+).*", "$1");

            assertThat(Program.run(HttpGet::main, "127.0.0.1", port, "/page.html"))
                    .contains("HTTP/1.0 200 OK").endsWith("<p>from Python</p>\n");
        } finally {
            server.stop();
        }
    }
}
