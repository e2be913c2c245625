// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files over HTTP: up, down, in parts, and never as something that a browser would run.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class FileRoutesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private RestServer server;
    private RestClient client;
    private RestWorld world;
    private String folderOfFiles;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new RestServer(folder, false);
        client = new RestClient(server.url());
        world = new RestWorld(server);
        folderOfFiles = "/api/v1/conversations/" + world.group + "/files";
    }

    @AfterAll
    void stop() {
        http.shutdownNow();
        client.close();
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(LIMIT)
                .header("Authorization", "Bearer " + world.olga.token());
    }

    private HttpResponse<String> get(String... headers) throws Exception {
        return http.send(request("/api/v1/files/" + world.file).headers(headers).build(),
                BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /// The file holds `0123456789`.
    @ParameterizedTest
    @CsvSource(textBlock = """
            bytes=0-3,       206, 0123,       bytes 0-3/10
            bytes=4-,        206, 456789,     bytes 4-9/10
            bytes=-3,        206, 789,        bytes 7-9/10
            bytes=-30,       206, 0123456789, bytes 0-9/10
            bytes=8-30,      206, 89,         bytes 8-9/10
            bytes=9-9,       206, 9,          bytes 9-9/10
            bytes=10-,       416, ,           bytes */10
            bytes=-0,        416, ,           bytes */10
            'bytes=0-1,4-5', 200, 0123456789,
            bytes=5-4,       200, 0123456789,
            lines=1-2,       200, 0123456789,
            bytes=x-,        200, 0123456789,
            """)
    void serves_the_part_that_was_asked_for(String range, int status, String body, String says)
            throws Exception {
        HttpResponse<String> answer = get("Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (body != null) assertThat(answer.body()).isEqualTo(body);
        assertThat(header(answer, "Content-Range")).isEqualTo(says == null ? "" : says);
    }

    @Test
    void says_that_nothing_has_changed() throws Exception {
        String tag = header(get("Accept", "*/*"), "ETag");

        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        assertThat(get("If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(get("If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void gives_all_of_it_to_who_has_a_part_of_something_else() throws Exception {
        String tag = header(get("Accept", "*/*"), "ETag");

        assertThat(get("Range", "bytes=4-", "If-Range", tag).body()).isEqualTo("456789");
        assertThat(get("Range", "bytes=4-", "If-Range", "\"other\"").body())
                .isEqualTo("0123456789");
    }

    /// What a stranger's file is served as.
    @ParameterizedTest
    @CsvSource(textBlock = """
            image/png,                 image/png,                inline
            text/plain; charset=utf-8, text/plain,               inline
            text/html,                 application/octet-stream, attachment
            image/svg+xml,             application/octet-stream, attachment
            text/javascript,           application/octet-stream, attachment
            application/xhtml+xml,     application/octet-stream, attachment
            """)
    void a_browser_runs_nothing_of_a_stranger(String type, String served, String how)
            throws Exception {
        var put = client.send("POST", folderOfFiles + "?name=n%22%0d%C3%A4", world.olga.token(),
                type, "<script>alert(1)</script>");
        // A name with a line's end in it is refused.
        assertThat(put.statusCode()).isEqualTo(400);
        put = client.send("POST", folderOfFiles + "?name=n%22%C3%A4.x", world.olga.token(), type,
                "<script>alert(1)</script>");

        var answer = client.send("GET", header(put, "Location"), world.petra.token(), "");

        assertThat(header(answer, "Content-Type")).startsWith(served);
        assertThat(header(answer, "Content-Disposition")).isEqualTo(
                how + "; filename=\"n__.x\"; filename*=UTF-8''n%22%C3%A4.x");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void an_empty_file_is_a_file() throws Exception {
        var put = http.send(request(folderOfFiles + "?name=empty")
                .POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        var answer = client.send("GET", header(put, "Location"), world.petra.token(), "");

        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void refuses_what_is_no_media_type() throws Exception {
        for (String type : new String[] {"nonsense", "text/", "/plain", "a/b; " + "x".repeat(40)})
            assertThat(client.send("POST", folderOfFiles + "?name=a", world.olga.token(), type, "x")
                    .statusCode()).as(type).isEqualTo(400);
    }

    @Test
    void a_file_that_is_announced_too_large_is_refused_before_it_is_sent() throws Exception {
        long tooMuch = Limit.FILE_BYTES.number() + 1L;
        var request = request(folderOfFiles + "?name=large").expectContinue(true)
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new Endless(tooMuch)), tooMuch));

        var answer = http.send(request.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(server.store.files().ofOwner(RestWorld.id(world.olga), "", 100))
                .noneMatch(file -> file.name().equals("large"));
    }

    @Test
    void a_file_without_a_length_is_stopped_at_the_limit() {
        Attachments files = server.messenger.attachments();
        Endless endless = new Endless(Long.MAX_VALUE);

        var refusal = org.assertj.core.api.Assertions.catchThrowableOfType(ApiException.class,
                () -> files.put(world.olga.identity(), world.group, "huge", "a/b", endless));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(endless.read).isLessThan(Limit.FILE_BYTES.number() + (1L << 20));
    }

    /// So many zeros, and how many of them were read.
    private static final class Endless extends InputStream {
        private final long bytes;
        private long read;

        Endless(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return read++ < bytes ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (read >= bytes) return -1;
            read += length;
            return length;
        }
    }
}
