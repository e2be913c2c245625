// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.Protocol;
import parley.http.SocketClientConfig;
import parley.sockets.Endpoint;

/// A messenger in a process of its own is told to end while everybody sends as fast as they can,
/// over WebSockets and frames.
@Timeout(60)
class DrainTest {
    /// 128 and the number of the signal, as shells count.
    private static final int BY_SIGTERM = 143;
    private static final int BY_SIGINT = 130;
    private static final int PAIRS = 2;
    private static final int REPEATED = 20;

    @TempDir
    Path data;
    private final List<FastTalker> bySocket = new ArrayList<>();
    private final List<FastTalker> byFrames = new ArrayList<>();

    /// In each pair one is on a WebSocket, and the other one on framed TCP.
    @BeforeEach
    void people() throws IOException {
        try (var program = Rig.start(data)) {
            for (int i = 0; i < PAIRS; i++) {
                var ada = Rig.person(program, "ada" + i);
                var ben = Rig.person(program, "ben" + i);
                var conversation = Rig.acquaint(program, ada, ben);
                bySocket.add(new FastTalker("ada" + i, ada.token(), conversation));
                byFrames.add(new FastTalker("ben" + i, ben.token(), conversation));
            }
        }
    }

    private List<FastTalker> everybody() {
        var all = new ArrayList<>(bySocket);
        all.addAll(byFrames);
        return all;
    }

    private void connect(int port, int framesPort, boolean andMore) throws IOException {
        for (var talker : bySocket) talker.connect(SocketLink.open(
                URI.create("ws://127.0.0.1:" + port + Protocol.PATH),
                SocketClientConfig.usual()), andMore);
        for (var talker : byFrames) talker.connect(
                FramedLink.open(Endpoint.loopback(framesPort), FramedClientConfig.usual(),
                        new WorkCounts()), andMore);
    }

    /// Everybody sends, and has so many answers.
    private void load(OwnProcess messenger, int promises) throws Exception {
        connect(messenger.port(), messenger.framesPort(), true);
        for (var talker : everybody()) talker.until(one -> one.promised().size() >= promises);
    }

    private void allSentAwayForAMoment() throws InterruptedException {
        for (var talker : everybody()) {
            talker.ended();
            assertThat(talker.end()).as("the close").contains("1001");
            assertThat(talker.bye()).hasValueSatisfying(bye -> {
                assertThat(bye.path("code").asText()).isEqualTo("stopping");
                assertThat(bye.path("retryable").asBoolean()).isTrue();
                assertThat(bye.path("retryAfter").asLong()).isPositive();
            });
        }
    }

    /// After a start on the same data: what was open is said again, and everybody reads all.
    private void everythingIsThereExactlyOnce() throws Exception {
        List<Map<String, Long>> before = everybody().stream()
                .map(talker -> Map.copyOf(talker.promised())).toList();
        List<Set<String>> repeated = everybody().stream()
                .map(talker -> talker.forgetAnswers(REPEATED)).toList();
        try (var program = Rig.start(data)) {
            connect(program.port(), program.framesPort(), false);
            for (int i = 0; i < PAIRS; i++) agree(bySocket.get(i), byFrames.get(i));
        }
        for (int i = 0; i < before.size(); i++) {
            var talker = everybody().get(i);
            assertThat(talker.faults()).isEmpty();
            assertThat(talker.promised()).containsAllEntriesOf(before.get(i));
            // What was stored was acknowledged before the end: nothing else is a duplicate.
            assertThat(talker.duplicates().keySet()).isEqualTo(repeated.get(i));
        }
    }

    private static void agree(FastTalker one, FastTalker other) throws InterruptedException {
        for (var talker : List.of(one, other)) talker.until(FastTalker::nothingOpen);
        Map<Long, String> promised = new TreeMap<>();
        for (var talker : List.of(one, other))
            talker.promised().forEach((id, seq) -> promised.put(seq, id));
        for (var talker : List.of(one, other)) {
            talker.until(it -> it.log().size() >= promised.size());
            assertThat(talker.log()).isEqualTo(promised);
        }
        assertThat(promised.keySet()).containsExactlyElementsOf(
                LongStream.rangeClosed(1, promised.size()).boxed().toList());
        assertThat(promised).hasSize(one.promised().size() + other.promised().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200, 1_000})
    void whatever_became_durable_was_acknowledged_and_is_there_after_the_next_start(
            int promises) throws Exception {
        try (var messenger = OwnProcess.start(data)) {
            load(messenger, promises);

            messenger.signal("TERM");

            assertThat(messenger.ended()).isEqualTo(BY_SIGTERM);
            allSentAwayForAMoment();
        }
        everythingIsThereExactlyOnce();
    }

    @Test
    void further_signals_do_not_disturb_the_end() throws Exception {
        try (var messenger = OwnProcess.start(data)) {
            load(messenger, 50);

            messenger.signal("INT");
            messenger.signal("TERM");
            messenger.signal("INT");

            // The JVM gives each signal a thread of its own: the first of them ends it.
            assertThat(messenger.ended()).isIn(BY_SIGINT, BY_SIGTERM);
            allSentAwayForAMoment();
        }
        everythingIsThereExactlyOnce();
    }
}
