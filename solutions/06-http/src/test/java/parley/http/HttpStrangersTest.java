// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.Machine;

/// curl and Python's http.client talk to both servers.
@Timeout(30)
class HttpStrangersTest {
    private static final int MEGABYTE = 1_000_000;

    private final Router router = Router.of(List.of(
            new Route("GET", "/hello", request -> Response.text(200, "text/plain", "Hello!")),
            new Route("GET", "/stream", request -> Response.stream(200, "text/plain",
                    Body.UNKNOWN, out -> out.write(new byte[MEGABYTE]))),
            new Route("PUT", "/count", HttpStrangersTest::count).withMaxBodyBytes(2 * MEGABYTE)));
    private final InetSocketAddress any =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private Entrance entrance;
    private HttpServer server;

    @TempDir
    Path folder;

    private static Response count(Request request) throws IOException {
        try (InputStream in = request.body()) {
            return Response.text(200, "text/plain", Integer.toString(in.readAllBytes().length));
        }
    }

    @BeforeEach
    void open() throws Exception {
        entrance = Entrance.start(EntranceConfig.plain(any), router, Map.of());
        server = HttpServer.start(any, router, HttpLimits.usual(), Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        entrance.close();
        server.close();
    }

    private List<String> bases() {
        return List.of("http://127.0.0.1:" + entrance.port(),
                "http://127.0.0.1:" + server.address().getPort());
    }

    @Test
    void curl_gets_twice_on_one_connection() throws Exception {
        Machine.needs("curl");
        for (String base : bases()) {
            assertThat(Strangers.said(Strangers.curl("-w", " %{num_connects} ", base + "/hello",
                    base + "/hello"))).isEqualTo("Hello! 1 Hello! 0");
        }
    }

    @Test
    void curl_uploads_a_megabyte_from_a_pipe_and_downloads_one() throws Exception {
        Machine.needs("curl");
        for (String base : bases()) {
            Process upload = Strangers.curl("-T", "-", "-H", "Expect: 100-continue",
                    base + "/count");
            try (OutputStream out = upload.getOutputStream()) {
                out.write(new byte[MEGABYTE]);
            }
            assertThat(Strangers.said(upload)).isEqualTo("1000000");
            assertThat(Strangers.said(Strangers.curl("-o", folder.resolve("out").toString(), "-w",
                    "%{size_download}", base + "/stream"))).isEqualTo("1000000");
        }
    }

    @Test
    void curl_asks_for_headers_only() throws Exception {
        Machine.needs("curl");
        for (String base : bases()) {
            assertThat(Strangers.said(Strangers.curl("-I", base + "/hello")))
                    .contains("200 OK").containsIgnoringCase("content-length: 6");
        }
    }

    @Test
    void curl_comes_down_from_http_2_and_checks_the_certificate() throws Exception {
        Machine.needs("curl");
        TestTls tls = TestTls.create(folder, "ip:127.0.0.1");
        try (Entrance secure = Entrance.start(
                EntranceConfig.secure(any, tls.context()), router, Map.of())) {
            String url = "https://127.0.0.1:" + secure.port() + "/hello";
            assertThat(Strangers.said(Strangers.curl("--http2", "--cacert",
                    tls.pem(folder).toString(), "-w", " %{http_version}", url)))
                    .isEqualTo("Hello! 1.1");
            assertThat(Strangers.said(Strangers.curl(url))).contains("certificate");
        }
    }

    @Test
    void pythons_http_client_keeps_a_connection_and_sends_chunks() throws Exception {
        Machine.needs("python3");
        for (String base : bases()) {
            String port = base.substring(base.lastIndexOf(':') + 1);
            assertThat(Strangers.said(Strangers.python("""
                    import http.client, sys
                    c = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=5)
                    def ask(*a, **k):
                        c.request(*a, **k); r = c.getresponse(); return r.status, r.read()
                    print(ask("GET", "/hello"))
                    print(ask("PUT", "/count", body=iter([b"ab", b"c" * 70000]),
                              encode_chunked=True, headers={"Transfer-Encoding": "chunked"}))
                    print(ask("PUT", "/count", body=b"abc"))
                    print(len(ask("GET", "/stream")[1]))
                    print(ask("DELETE", "/hello")[0], ask("GET", "/nowhere")[0])
                    """, port)).lines()).containsExactly("(200, b'Hello!')", "(200, b'70002')",
                    "(200, b'3')", "1000000", "405 404");
        }
    }
}
