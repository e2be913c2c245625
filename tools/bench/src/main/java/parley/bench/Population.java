// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import parley.store.Bond;
import parley.store.Content;
import parley.store.Conversation;
import parley.store.Draft;
import parley.store.Ids;
import parley.store.Member;
import parley.store.Message;
import parley.store.Session;
import parley.store.Store;
import parley.store.User;

/// People, sessions and conversations, put into a store before its messenger starts: nobody has to
/// hash ten thousand passwords first. Nobody here can log in with a password.
final class Population {
    private static final Duration LIFE = Duration.ofDays(1);

    private final Store store;
    private final Instant now = Instant.now();

    Population(Store store) {
        this.store = store;
    }

    /// Signs somebody up.
    Person person() {
        var id = Ids.user();
        var name = "load-" + id.substring(2).replace('_', '-').toLowerCase(java.util.Locale.ROOT)
                + "-" + UUID.randomUUID().toString().substring(0, 8);
        store.users().add(new User(
                id, name, name, "", now, User.State.ACTIVE, User.Role.USER, 0));
        return session(id);
    }

    /// One more device of somebody.
    Person session(String userId) {
        var token = token();
        store.sessions().add(new Session(
                fingerprint(token), Ids.session(), userId, "load", now, now, now.plus(LIFE)));
        return new Person(userId, token);
    }

    List<Person> people(int count) {
        var people = new ArrayList<Person>();
        for (int i = 0; i < count; i++) people.add(person());
        return people;
    }

    /// Makes two people contacts, with a conversation.
    ///
    /// @return the conversation's id
    String pair(Person one, Person other) {
        var strangers = Bond.strangers(one.userId(), other.userId(), now);
        store.contacts().put(new Bond(strangers.low(), strangers.high(),
                Set.of(one.userId(), other.userId()), Set.of(), now, 0));
        var id = Ids.direct(one.userId(), other.userId());
        return conversation(id, Conversation.Kind.DIRECT, "", List.of(one, other));
    }

    /// Makes a group; the first is its owner.
    ///
    /// @return the conversation's id
    String group(List<Person> people) {
        return conversation(Ids.group(), Conversation.Kind.GROUP, "load", people);
    }

    /// Lets somebody have said something.
    void talk(Person from, String conversation, int messages, int bodyBytes) {
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < messages; i++)
            drafts.add(new Draft(conversation, Message.Kind.TEXT, from.userId(), "t" + i, now,
                    Content.text(("message " + i + " ").repeat(bodyBytes).substring(0, bodyBytes)), 0));
        store.messages().append(drafts);
    }

    private String conversation(
            String id, Conversation.Kind kind, String title, List<Person> people) {
        var members = new ArrayList<Member>();
        for (var person : people)
            members.add(new Member(person.userId(),
                    members.isEmpty() && kind == Conversation.Kind.GROUP
                            ? Member.Role.OWNER : Member.Role.MEMBER,
                    Member.FROM_THE_BEGINNING));
        store.conversations().add(new Conversation(id, kind, title, members, now, 0));
        return id;
    }

    private static String token() {
        var halves = UUID.randomUUID() + "" + UUID.randomUUID();
        return halves.replace("-", "").substring(0, 43);
    }

    private static String fingerprint(String token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
