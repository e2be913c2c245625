// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.store.StoreContract.unique;

/// Where people are logged in.
interface SessionsContract extends StoreContract {
    private static Session session(String userId, Instant expiresAt) {
        return new Session(unique("hash"), Ids.session(), userId, "Firefox", T0, T0, expiresAt);
    }

    private Session added(String userId, Instant expiresAt) {
        Session session = session(userId, expiresAt);
        store().sessions().add(session);
        return session;
    }

    @Test
    default void keeps_a_session_and_finds_it_by_its_tokens_hash() {
        Session session = added(Ids.user(), T0.plusSeconds(60));

        assertThat(store().sessions().byTokenHash(session.tokenHash())).contains(session);
        assertThat(reopened().sessions().ofUser(session.userId())).containsExactly(session);
        assertThat(store().sessions().byTokenHash(unique("other"))).isEmpty();
    }

    @Test
    default void ends_one_session_all_others_or_all() {
        String me = Ids.user();
        Session phone = added(me, T0);
        Session laptop = added(me, T0);
        Session tablet = added(me, T0);
        Session another = added(Ids.user(), T0);

        assertThat(store().sessions().remove(another.userId(), phone.id())).isFalse();
        assertThat(store().sessions().remove(me, phone.id())).isTrue();
        assertThat(store().sessions().remove(me, phone.id())).isFalse();
        assertThat(store().sessions().byTokenHash(phone.tokenHash())).isEmpty();
        assertThat(store().sessions().removeAll(me, laptop.id())).isEqualTo(1);
        assertThat(store().sessions().ofUser(me)).containsExactly(laptop);
        assertThat(store().sessions().removeAll(me, "")).isEqualTo(1);
        assertThat(store().sessions().byTokenHash(tablet.tokenHash())).isEmpty();
        assertThat(store().sessions().ofUser(another.userId())).containsExactly(another);
    }

    @Test
    default void removes_what_has_expired_and_nothing_else() {
        String me = Ids.user();
        added(me, T0.minusMillis(1));
        added(me, T0);
        Session stays = added(me, T0.plusMillis(1));

        assertThat(store().sessions().removeExpired(T0)).isGreaterThanOrEqualTo(2);

        assertThat(store().sessions().ofUser(me)).containsExactly(stays);
    }

    @Test
    default void notes_when_a_session_was_used() {
        Session session = added(Ids.user(), T0);
        Instant later = T0.plus(Duration.ofHours(2));

        store().sessions().seen(session.tokenHash(), later);
        store().sessions().seen(unique("nobody"), later);

        assertThat(store().sessions().byTokenHash(session.tokenHash()))
                .contains(session.withSeenAt(later));
    }
}
