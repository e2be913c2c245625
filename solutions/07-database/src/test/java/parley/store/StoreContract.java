// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import parley.store.Message.Kind;

/// What a contract's tests need from the adapter that they run on.
interface StoreContract {
    /// A moment; tests need no clock.
    Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

    /// Of [#file(Conversation, Instant)].
    int FILE_BYTES = 1000;

    /// A store with nothing of this test in it.
    Store store();

    /// The same data, after closing and opening again.
    Store reopened();

    /// A name that no other test has used.
    static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    static User user(String name) {
        return new User(Ids.user(), name, name, "hash", T0, User.State.ACTIVE, User.Role.USER, 0);
    }

    /// A group of two, stored.
    default Conversation group(String one, String other) {
        List<Member> members = List.of(new Member(one, Member.Role.OWNER, 1),
                new Member(other, Member.Role.MEMBER, 1));
        Conversation c = new Conversation(Ids.group(), Conversation.Kind.GROUP, "tea", members, T0,
                0);
        store().conversations().add(c);
        return store().conversations().byId(c.id()).orElseThrow();
    }

    default Conversation group() {
        return group(Ids.user(), Ids.user());
    }

    static Draft text(Conversation c, String clientId, String text) {
        return Draft.text(c.id(), c.members().getFirst().userId(), clientId, T0, text);
    }

    static Draft edit(Conversation c, String clientId, long target, String text) {
        return new Draft(c.id(), Kind.EDIT, c.members().getFirst().userId(), clientId, T0,
                Content.text(text), target);
    }

    static Draft delete(Conversation c, String clientId, long target) {
        return new Draft(c.id(), Kind.DELETE, c.members().getFirst().userId(), clientId, T0,
                Content.NONE, target);
    }

    /// A small file in a conversation, of its first member.
    default FileInfo file(Conversation c, Instant at) {
        String owner = c.members().getFirst().userId();
        FileInfo about = new FileInfo(Ids.file(), owner, c.id(), "a.txt", "text/plain", 0, "", at);
        try {
            return store().files().put(about, new ByteArrayInputStream(new byte[FILE_BYTES]),
                    FILE_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A message that names files.
    static Draft naming(Conversation c, String clientId, FileInfo... files) {
        List<String> ids = Arrays.stream(files).map(FileInfo::id).toList();
        return new Draft(c.id(), Kind.TEXT, c.members().getFirst().userId(), clientId, T0,
                new Content("text", "see", ids, 0), 0);
    }

    default Message stored(Draft draft) {
        return ((Appended.Stored) store().messages().append(List.of(draft)).getFirst()).message();
    }
}
