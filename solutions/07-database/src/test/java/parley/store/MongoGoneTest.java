// SPDX-License-Identifier: Apache-2.0
package parley.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// The database goes away and comes back, under the same address and with the same data.
@Timeout(60)
class MongoGoneTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /// Keeps its data when its server stops.
    private static final class LastingBackend extends MemoryBackend {
        @Override
        public void close() {
            // Goes on.
        }
    }

    private static boolean reopened(Store store) {
        store.reopen();
        return true;
    }

    @Test
    void sends_are_refused_while_the_database_is_gone_and_taken_when_it_is_back() {
        MemoryBackend data = new LastingBackend();
        MongoServer first = new MongoServer(data);
        InetSocketAddress address = first.bind();
        String uri = "mongodb://127.0.0.1:" + address.getPort()
                + "/gone?serverSelectionTimeoutMS=";
        try (Store store = MongoStore.open(uri + 1_500)) {
            Conversation c = new Conversation(Ids.group(), Conversation.Kind.GROUP, "",
                    List.of(), StoreContract.T0, 0);
            store.conversations().add(c);
            Draft one = Draft.text(c.id(), "u_me", "1", StoreContract.T0, "one");
            Draft two = Draft.text(c.id(), "u_me", "2", StoreContract.T0, "two");
            store.messages().append(List.of(one));

            first.shutdownNow();
            assertThatThrownBy(() -> store.messages().append(List.of(two)))
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(store::check).isInstanceOf(StoreClosedException.class)
                    .hasMessageContaining("Is it running?");
            assertThatThrownBy(() -> store.messages().lastSeq(c.id()))
                    .isInstanceOf(StoreClosedException.class);
            assertThatThrownBy(() -> MongoStore.open(uri + 50)).isInstanceOf(StoreException.class)
                    .hasMessageContaining("Is it running?");

            MongoServer second = new MongoServer(data);
            second.bind(address);
            await().atMost(SOON).ignoreException(StoreClosedException.class)
                    .until(() -> reopened(store));
            assertThat(store.messages().append(List.of(one, two))).extracting(Object::getClass)
                    .isEqualTo(List.of(Appended.Duplicate.class, Appended.Stored.class));
            assertThat(store.messages().lastSeq(c.id())).isEqualTo(2);
            second.shutdownNow();
        }
    }

    @Test
    void a_password_in_the_uri_is_never_shown() {
        String uri = "mongodb://ana:s3cret@127.0.0.1:1/db?serverSelectionTimeoutMS=50";

        assertThatThrownBy(() -> MongoStore.open(uri)).isInstanceOf(StoreException.class)
                .hasMessageContaining("127.0.0.1:1")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cret"));
    }
}
