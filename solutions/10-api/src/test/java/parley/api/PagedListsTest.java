// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.LoggedIn;
import parley.http.Json;

/// Every list is paged.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class PagedListsTest {
    private RestServer server;
    private RestClient client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new RestServer(folder, false);
        client = new RestClient(server.url());
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    /// All pages, one after the other.
    private List<JsonNode> pages(String path, String token, int limit) throws Exception {
        List<JsonNode> pages = new ArrayList<>();
        String next = "";
        do {
            String after = next.isEmpty() ? "" : "&after=" + next;
            String limited = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
            var answer = client.send("GET", limited + after, token, "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode page = Json.lenient().readTree(answer.body());
            assertThat(page.path("items").size()).isBetween(1, limit);
            pages.add(page);
            next = page.path("next").asText();
        } while (!next.isEmpty());
        return pages;
    }

    private static List<String> texts(List<JsonNode> pages, String member) {
        List<String> texts = new ArrayList<>();
        pages.forEach(page -> page.path("items")
                .forEach(item -> texts.add(item.path(member).asText())));
        return texts;
    }

    @Test
    void sessions_come_in_pages_the_oldest_first_each_once() throws Exception {
        LoggedIn ann = server.person("ann");
        List<String> devices = new ArrayList<>(List.of("test"));
        for (int i = 1; i < 5; i++) {
            devices.add("device " + i);
            server.accounts.logIn("ann", RestServer.PASSWORD, "device " + i,
                    InetAddress.getLoopbackAddress());
        }

        List<JsonNode> pages = pages("/api/v1/sessions", ann.token(), 2);

        assertThat(pages).hasSize(3);
        assertThat(texts(pages, "device")).containsExactlyInAnyOrderElementsOf(devices);
        assertThat(texts(pages, "createdAt")).isSorted();
        assertThat(new TreeSet<>(texts(pages, "id"))).hasSize(5);
        assertThat(pages("/api/v1/sessions", ann.token(), 5)).hasSize(1);
    }

    @Test
    void a_page_goes_on_where_a_session_ended_meanwhile() throws Exception {
        LoggedIn bob = server.person("bob");
        for (int i = 0; i < 3; i++) server.accounts.logIn("bob", RestServer.PASSWORD, "b" + i,
                InetAddress.getLoopbackAddress());
        JsonNode all = pages("/api/v1/sessions", bob.token(), 10).getFirst();
        JsonNode first = Json.lenient().readTree(
                client.send("GET", "/api/v1/sessions?limit=2", bob.token(), "").body());
        String gone = first.path("items").path(1).path("id").asText();
        String alive = gone.equals(bob.identity().sessionId())
                ? server.accounts.logIn("bob", RestServer.PASSWORD, "new",
                        InetAddress.getLoopbackAddress()).token() : bob.token();
        server.accounts.logOut(server.accounts.authenticate(alive), gone);

        JsonNode second = Json.lenient().readTree(client.send("GET", "/api/v1/sessions?limit=2&after="
                + first.path("next").asText(), alive, "").body());

        assertThat(second.path("items").path(0).path("id")).isEqualTo(
                all.path("items").path(2).path("id"));
    }

    @Test
    void the_limits_of_the_messenger_come_in_pages() throws Exception {
        LoggedIn admin = server.person("adele");
        server.administrator("adele");

        List<JsonNode> pages = pages("/api/v1/admin/limits", admin.token(), 20);

        assertThat(texts(pages, "name")).hasSize(Limit.values().length).isSorted();
    }

    @Test
    void people_who_are_searched_come_in_pages_that_pass_over_who_has_blocked_the_asker()
            throws Exception {
        LoggedIn asker = server.person("searcher");
        for (String end : List.of("", "a", "b", "blocker1", "blocker2", "blocker3", "ö", "z")) {
            LoggedIn one = server.person("many" + end);
            if (end.startsWith("blocker")) server.messenger.contacting().block(one.identity(),
                    asker.identity().userId());
        }

        List<JsonNode> pages = pages("/api/v1/users?prefix=many", asker.token(), 2);

        assertThat(texts(pages, "name")).containsExactlyElementsOf(
                List.of("many", "manya", "manyb", "manyz", "manyö"));
        assertThat(pages).hasSize(3);
        assertThat(texts(pages("/api/v1/users?prefix=many", asker.token(), 5), "name")).hasSize(5);
        assertThat(client.send("GET", "/api/v1/users?prefix=many&after=x", asker.token(), "")
                .statusCode()).as("no cursor of ours").isEqualTo(400);
    }

    @Test
    void every_operation_that_lists_takes_a_limit_and_a_place() {
        for (RestOperation operation : server.operations) {
            boolean lists = operation.answers().stream().anyMatch(answer -> answer.shape()
                    .filter(shape -> shape instanceof ShapeNamed named
                            && (named.name().endsWith("Page") || named.name().equals("Found")))
                    .isPresent());
            if (!lists) continue;
            List<String> names = operation.parameters("query").stream()
                    .map(RestParameter::name).toList();
            assertThat(names).as(operation.id()).contains("limit");
            assertThat(names).as(operation.id()).containsAnyOf("after", "before");
        }
    }
}
