// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.api.Limit;
import parley.http.Silence;
import parley.messenger.ClientEvent.Entry;

/// The client's rules, against a server that the test plays.
@Timeout(20)
class MessengerClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String WELCOME = "{'type':'welcome','user':'u'}";

    private final BlockingQueue<ScriptedLink> links = new LinkedBlockingQueue<>();
    private final MessengerClient client = MessengerClient.over(this::open, "t", "scripted");

    private ServerLink open() {
        var link = new ScriptedLink();
        links.add(link);
        return link;
    }

    @AfterEach
    void close() {
        client.close();
    }

    /// The client's next connection, whose hello was heard and welcomed.
    private ScriptedLink welcomed(String cursors) throws InterruptedException {
        var link = links.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(link.heard()).isEqualTo(
                "{'type':'hello','token':'t','cursors':{" + cursors + "}}");
        return link.say(WELCOME);
    }

    private static String message(int seq) {
        return "{'type':'message','conversation':'c','seq':" + seq + ",'kind':'text',"
                + "'sender':'s','id':'i','at':'2026-01-01T00:00:00.000Z','text':'no " + seq + "'}";
    }

    private long seq() throws InterruptedException {
        return ((Entry) client.next(LIMIT).orElseThrow()).seq();
    }

    private static String id(String send) {
        return send.replaceAll(".*'id':'([^']+)'.*", "$1");
    }

    @Test
    void takes_each_entry_once_and_asks_for_what_is_missing() throws Exception {
        var link = welcomed("");

        link.say(message(1)).say(message(1)).say(message(4)).say(message(2)).say(message(1));
        link.say(message(3)).say(message(2)).say(message(4));

        for (int i = 1; i <= 4; i++) assertThat(seq()).isEqualTo(i);
        assertThat(client.next(Duration.ZERO)).isEmpty();
        assertThat(link.heard()).isEqualTo("{'type':'sync','conversation':'c','after':1}");
    }

    @Test
    void asks_for_a_conversation_of_which_it_has_only_the_head() throws Exception {
        var link = welcomed("").say("{'type':'head','conversation':'c','seq':7}");

        assertThat(link.heard()).isEqualTo("{'type':'sync','conversation':'c','after':0}");
    }

    @Test
    void goes_on_where_the_messenger_says_that_it_is() throws Exception {
        var link = welcomed("").say(message(7));
        assertThat(link.heard()).isEqualTo("{'type':'sync','conversation':'c','after':0}");

        link.say("{'type':'synced','conversation':'c','seq':6}").say(message(7));
        assertThat(seq()).isEqualTo(7);
        link.say("{'type':'synced','conversation':'c','seq':2}").say(message(3));
        assertThat(seq()).isEqualTo(3);
    }

    @Test
    void says_in_its_next_hello_how_far_it_has_come() throws Exception {
        welcomed("").say(message(1)).say(message(2)).end();

        welcomed("'c':2");
    }

    @Test
    void sends_what_was_not_acknowledged_again_with_the_same_id() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = welcomed("");
            client.user(LIMIT);
            var seq = threads.submit(() -> client.send("c", "hello", LIMIT));
            var sent = first.heard();
            first.end();

            var second = welcomed("");
            assertThat(second.heard()).isEqualTo(sent);
            second.say("{'type':'ack','id':'" + id(sent) + "','conversation':'c','seq':9}");

            assertThat(seq.get()).isEqualTo(9);
        }
    }

    @Test
    void tries_again_when_a_refusal_is_only_for_a_time() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var link = welcomed("");
            client.user(LIMIT);
            var seq = threads.submit(() -> client.send("c", "hello", LIMIT));
            var sent = link.heard();
            link.say("{'type':'refused','id':'" + id(sent)
                    + "','retryable':true,'retryAfter':1}");

            assertThat(link.heard()).isEqualTo(sent);
            link.say("{'type':'ack','id':'" + id(sent) + "','conversation':'c','seq':1}");
            assertThat(seq.get()).isEqualTo(1);
        }
    }

    @Test
    void comes_back_not_before_it_was_asked_to() throws Exception {
        var link = welcomed("");
        client.user(LIMIT);
        long then = System.nanoTime();
        link.say("{'type':'bye','code':'stopping','retryable':true,'retryAfter':300}");

        welcomed("");
        assertThat(Duration.ofNanos(System.nanoTime() - then)).isGreaterThan(
                Duration.ofMillis(299));
    }

    @Test
    void takes_over_how_much_silence_the_messenger_allows() throws Exception {
        var link = links.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        link.say("{'type':'welcome','user':'u','silence':20000}");

        assertThat(link.told.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).hasSeconds(20);
    }

    @Test
    void allows_by_itself_as_much_silence_as_the_messenger() {
        assertThat(Silence.LONGEST).isEqualTo(Limit.SILENCE_MILLIS.duration())
                .isGreaterThan(Limit.HEARTBEAT_MILLIS.duration().multipliedBy(2));
    }

    @Test
    void tells_who_waits_for_an_answer_that_it_was_closed() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var link = welcomed("");
            client.user(LIMIT);
            var seq = threads.submit(() -> client.send("c", "hello", LIMIT));
            link.heard();

            client.close();

            assertThatThrownBy(seq::get).hasRootCauseInstanceOf(IOException.class)
                    .hasMessageContaining("Nobody knows whether");
            assertThat(client.ended()).isTrue();
        }
    }

    @Test
    void ends_when_it_was_sent_away_for_good() throws Exception {
        welcomed("").say("{'type':'bye','detail':'This session has ended.','retryable':false}");

        assertThatThrownBy(() -> client.send("c", "hello", LIMIT))
                .isInstanceOf(IOException.class).hasMessageContaining("session has ended");
        assertThat(links).isEmpty();
    }
}
