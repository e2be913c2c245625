// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoomTest {
    private final AtomicInteger encoded = new AtomicInteger();
    private final Room room = new Room("tea", 3, this::encode);
    private final TestMember ann = new TestMember("Ann");
    private final TestMember bob = new TestMember("Bob");

    private byte[] encode(Notice notice) {
        encoded.incrementAndGet();
        return ChatLines.notice(notice);
    }

    @Test
    void tells_all_who_comes_and_those_who_stay_who_goes() {
        room.join(ann);
        room.join(bob);
        room.leave(ann, Notice.Kind.LEFT);

        assertThat(ann.heard()).containsExactly(
                "SYSTEM: Ann has joined tea", "SYSTEM: Bob has joined tea");
        assertThat(bob.heard()).containsExactly(
                "SYSTEM: Bob has joined tea", "SYSTEM: Ann has left tea");
    }

    @Test
    void encodes_once_and_shares_the_bytes() {
        room.join(ann);
        room.join(bob);
        ann.heard();
        bob.heard();
        encoded.set(0);
        byte[] message = "hello".getBytes(UTF_8);

        room.join(new TestMember("Cid"));
        int reached = room.broadcast(message);

        assertThat(encoded).hasValue(1);
        assertThat(reached).isEqualTo(3);
        assertThat(ann.outbox().poll().orElseThrow())
                .isSameAs(bob.outbox().poll().orElseThrow());
        assertThat(ann.outbox().poll().orElseThrow()).isSameAs(message);
        assertThat(bob.outbox().poll().orElseThrow()).isSameAs(message);
    }

    @Test
    void gives_a_name_once_whatever_its_case() {
        assertThat(room.join(ann)).isEqualTo(Joined.WELCOME);
        assertThat(room.join(new TestMember("ANN"))).isEqualTo(Joined.NAME_TAKEN);
        assertThat(room.join(new TestMember("Ａｎｎ"))).isEqualTo(Joined.NAME_TAKEN);
        assertThat(room.names()).containsExactly("Ann");

        room.leave(ann, Notice.Kind.LEFT);
        assertThat(room.join(new TestMember("ann"))).isEqualTo(Joined.WELCOME);
    }

    @Test
    void lets_nobody_in_when_it_is_full() {
        room.join(ann);
        room.join(bob);
        room.join(new TestMember("Cid"));

        assertThat(room.join(new TestMember("Dan"))).isEqualTo(Joined.FULL);
        assertThat(room.size()).isEqualTo(3);
    }

    @Test
    void removes_only_the_very_member_that_leaves() {
        TestMember another = new TestMember("Ann");
        room.join(ann);

        assertThat(room.leave(another, Notice.Kind.LEFT)).isFalse();
        assertThat(room.leave(ann, Notice.Kind.LEFT)).isTrue();
        assertThat(room.leave(ann, Notice.Kind.LEFT)).isFalse();
        assertThat(room.names()).isEmpty();
    }

    @Test
    void goes_on_without_a_member_whose_outbox_is_full() {
        TestMember[] slow = new TestMember[1];
        slow[0] = new TestMember("Slow", 60,
                () -> room.leave(slow[0], Notice.Kind.TOO_SLOW));
        room.join(slow[0]);
        room.join(ann);
        ann.heard();

        int reached = room.broadcast("as many bytes".getBytes(UTF_8));
        room.broadcast("more".getBytes(UTF_8));

        assertThat(reached).isEqualTo(1);
        assertThat(slow[0].missed).hasValue(1);
        assertThat(room.names()).containsExactly("Ann");
        assertThat(ann.heard()).containsExactly(
                "as many bytes", "SYSTEM: Slow did not keep up and has left tea", "more");
    }

    @Test
    void says_that_it_closes_and_closes_the_outboxes() {
        room.join(ann);
        ann.heard();

        room.close();

        assertThat(ann.outbox().closed()).isTrue();
        assertThat(ann.heard()).containsExactly("SYSTEM: the server stops");
        assertThat(room.join(bob)).isEqualTo(Joined.CLOSED);
    }

    @RepeatedTest(50)
    void shows_everybody_the_same_order_while_people_come_and_go() throws Exception {
        Room busy = new Room("busy", 100, ChatLines::notice);
        busy.join(ann);
        busy.join(bob);
        CyclicBarrier start = new CyclicBarrier(4);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            TestMember guest = new TestMember("guest" + t);
            threads.add(Thread.ofPlatform().name("guest-" + t).start(() -> {
                await(start);
                for (int i = 0; i < 100; i++) {
                    busy.join(guest);
                    busy.broadcast((guest.name() + " " + i).getBytes(UTF_8));
                    busy.leave(guest, Notice.Kind.LEFT);
                }
            }));
        }
        for (Thread thread : threads) thread.join(10_000);

        List<String> heardByBob = bob.heard();
        List<String> heardByAnn = ann.heard();
        assertThat(heardByAnn.subList(1, heardByAnn.size())).isEqualTo(heardByBob);
        assertThat(heardByBob).hasSize(1 + 4 * 300);
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
