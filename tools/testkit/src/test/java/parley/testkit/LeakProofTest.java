// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sockets that nobody closes, and a garbage collector that comes in between.
class LeakProofTest {
    private final Story story = new Story();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void end() {
        story.abandon();
    }

    private static void leak(RoguePeer peer) throws IOException {
        assertThat(new Socket(peer.address().getAddress(), peer.port()).isConnected()).isTrue();
    }

    private static void collect() {
        var canary = new Canary();
        Waits.await("garbage is collected").until(() -> {
            System.gc();
            return !canary.lives();
        });
    }

    @Test
    void a_canary_lives_until_garbage_is_collected() {
        var canary = new Canary();

        assertThat(canary.lives()).isTrue();
        System.gc();
        assertThat(canary.lives()).isFalse();
    }

    @Test
    void a_socket_that_is_closed_is_believed_at_once() throws Exception {
        Leaks.prove(story, () -> {
            runs.incrementAndGet();
            try (RoguePeer peer = RoguePeer.listen(story)) {
                new Socket(peer.address().getAddress(), peer.port()).close();
                peer.accept().expectEnd();
            }
        });

        assertThat(runs).hasValue(1);
    }

    @Test
    void a_socket_that_only_the_collector_closed_is_found_out() {
        StoryError error = catchThrowableOfType(StoryError.class, () -> Leaks.prove(story, () -> {
            try (RoguePeer peer = RoguePeer.listen(story)) {
                leak(peer);
                Conn conn = peer.accept();
                if (runs.incrementAndGet() == 1) collect();
                conn.expectEnd();
            }
        }));

        assertThat(error.actual()).contains("it is still open after 1 s");
        assertThat(error.steps())
            .contains("once more: garbage was collected, which closes sockets too");
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_socket_that_the_collector_closes_each_time_is_no_closed_socket() {
        StoryError error = catchThrowableOfType(StoryError.class, () -> Leaks.prove(story, () -> {
            runs.incrementAndGet();
            try (RoguePeer peer = RoguePeer.listen(story)) {
                leak(peer);
                Conn conn = peer.accept();
                collect();
                conn.expectEnd();
            }
        }));

        assertThat(error.actual())
            .contains("it was closed when garbage was collected, 5 times of 5");
        assertThat(runs).hasValue(Leaks.MAX_TRIES);
    }

    @Test
    void garbage_that_is_collected_afterwards_does_not_matter() throws Exception {
        Leaks.prove(story, () -> {
            runs.incrementAndGet();
            try (RoguePeer peer = RoguePeer.listen(story)) {
                new Socket(peer.address().getAddress(), peer.port()).close();
                peer.accept().expectEnd();
            }
            Leaks leaks = Leaks.start();
            leaks.check(story);
            collect();
        });

        assertThat(runs).hasValue(1);
    }
}
