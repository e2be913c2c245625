// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The small parts: routes, paths, queries, ranges, events, headers.
@Timeout(20)
class PartsTest {
    private static final Handler NONE = request -> Response.noContent();

    @Test
    void a_fixed_segment_goes_before_a_name() {
        Route any = new Route("GET", "/users/{id}", NONE);
        Route me = new Route("GET", "/users/me", NONE);
        Router router = Router.of(List.of(any, me));

        assertThat(router.find("GET", "/users/me").route()).isSameAs(me);
        assertThat(router.find("GET", "/users/u_1").pathParameters())
                .isEqualTo(Map.of("id", "u_1"));
    }

    @Test
    void only_paths_of_the_same_shape_fit() {
        PathTemplate template = PathTemplate.parse("/a/{x}/c");

        assertThat(template.match(PathTemplate.split("/a/b/c"))).hasValue(Map.of("x", "b"));
        for (String path : List.of("/a/b", "/a//c", "/a/b/c/", "/a/b/d", "/", "//a/b/c"))
            assertThat(template.match(PathTemplate.split(path))).as(path).isEmpty();
        assertThat(PathTemplate.parse("/").match(PathTemplate.split("/"))).isPresent();
    }

    @Test
    void an_encoded_slash_is_part_of_a_segment() {
        assertThat(PathTemplate.parse("/f/{name}").match(PathTemplate.split("/f/a%2Fb")))
                .hasValue(Map.of("name", "a/b"));
    }

    @Test
    void templates_and_routes_that_make_no_sense_are_refused() {
        for (String bad : List.of("a", "", "/{}", "/{a}/{a}"))
            assertThatThrownBy(() -> new Route("GET", bad, NONE)).as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        Route twice = new Route("GET", "/a", NONE);
        assertThatThrownBy(() -> Router.of(List.of(twice, twice)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void percent_signs_that_mean_nothing_are_refused() {
        for (String bad : List.of("%", "%4", "%zz", "%00", "%c3", "%ff", "a%2"))
            assertThatThrownBy(() -> PercentCode.decode(bad)).as(bad)
                    .isInstanceOf(ProblemException.class);
        assertThat(PercentCode.decode("%E4%BD%A0+%41")).isEqualTo("\u4f60+A");
    }

    @Test
    void a_query_keeps_order_and_repetition() {
        assertThat(Query.parse("b=1&a=x+y%26&b=2&c&&d=")).isEqualTo(Map.of("b", List.of("1", "2"),
                "a", List.of("x y&"), "c", List.of(""), "d", List.of("")));
        assertThatThrownBy(() -> Query.parse("a&".repeat(65))).isInstanceOf(ProblemException.class);
    }

    @Test
    void ranges_have_three_forms_and_are_cut_at_the_end() {
        assertThat(ByteRange.parse("bytes=2-4", 10)).hasValue(new ByteRange(2, 4));
        assertThat(ByteRange.parse("bytes=2-", 10)).hasValue(new ByteRange(2, 9));
        assertThat(ByteRange.parse("bytes=-3", 10)).hasValue(new ByteRange(7, 9));
        assertThat(ByteRange.parse("bytes=2-99", 10)).hasValue(new ByteRange(2, 9));
        assertThat(ByteRange.parse("bytes=-99", 10)).hasValue(new ByteRange(0, 9));
        for (String odd : List.of("bytes=", "bytes=-", "bytes=4-2", "bytes=1-2,4-5", "lines=1-2",
                "bytes=a-b", "bytes=1-2-3"))
            assertThat(ByteRange.parse(odd, 10)).as(odd).isEmpty();
        for (String outside : List.of("bytes=10-", "bytes=10-12", "bytes=-0"))
            assertThatThrownBy(() -> ByteRange.parse(outside, 10)).as(outside)
                    .isInstanceOfSatisfying(ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(416));
    }

    @Test
    void a_file_is_answered_in_parts() throws Exception {
        byte[] content = "0123456789".getBytes(StandardCharsets.US_ASCII);
        FileAnswer file = new FileAnswer("text/plain", content.length, "\"v1\"",
                from -> new ByteArrayInputStream(content, (int) from, content.length));
        try (HttpServer server = HttpServer.start(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0),
                Router.of(List.of(new Route("GET", "/file", file::to))), HttpLimits.usual(),
                Clock.systemUTC()); RawPeer peer = new RawPeer(server.address())) {
            assertThat(get(peer, "").body()).isEqualTo("0123456789");
            RawPeer.Answer part = get(peer, "Range: bytes=3-5\r\n");
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.body()).isEqualTo("345");
            assertThat(part.header("Content-Range")).isEqualTo("bytes 3-5/10");
            assertThat(get(peer, "Range: bytes=3-5\r\nIf-Range: \"v1\"\r\n").body())
                    .isEqualTo("345");
            assertThat(get(peer, "Range: bytes=3-5\r\nIf-Range: \"v0\"\r\n").status())
                    .isEqualTo(200);
            assertThat(get(peer, "If-None-Match: \"v0\", \"v1\"\r\n").status()).isEqualTo(304);
            RawPeer.Answer outside = get(peer, "Range: bytes=10-\r\n");
            assertThat(outside.status()).isEqualTo(416);
            assertThat(outside.header("Content-Range")).isEqualTo("bytes */10");
        }
    }

    private static RawPeer.Answer get(RawPeer peer, String headers) throws Exception {
        return peer.send("GET /file HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n").answer();
    }

    @Test
    void an_event_has_a_line_for_each_line_of_its_data() {
        assertThat(EventWriter.format("7", "note", "a\r\nb\rc\n")).isEqualTo(
                "id: 7\nevent: note\ndata: a\ndata: b\ndata: c\ndata: \n\n");
        assertThat(EventWriter.format("", "", "")).isEqualTo("data: \n\n");
    }

    @Test
    void no_header_can_hold_a_line_break() {
        for (String bad : List.of("a\r\nSet-Cookie: x", "a\nb", "\0", "\u4f60"))
            assertThatThrownBy(() -> new Header("X", bad))
                    .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Header("X Y", "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_problem_keeps_its_own_members() {
        assertThat(Problem.of(409, "Taken.").with("status", 7).members())
                .containsEntry("status", 409).containsEntry("title", "Conflict");
    }
}
