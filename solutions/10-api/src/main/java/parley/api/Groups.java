// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import parley.accounts.Identity;
import parley.store.Bond;
import parley.store.Conversation;
import parley.store.Ids;
import parley.store.Member;
import parley.store.Member.Role;
import parley.store.Store;

/// Groups and who is in them. Every change is an entry of the group's log, a notice; it is made by
/// the committer, between two messages. Every method waits until it is durable.
///
/// | may                    | owner | admin        | member |
/// |------------------------|-------|--------------|--------|
/// | rename, add            | yes   | yes          | no     |
/// | remove                 | all   | members only | no     |
/// | give roles             | yes   | no           | no     |
/// | leave                  | yes   | yes          | yes    |
///
/// There is one owner. When the owner leaves, the admin (or else member) who came first follows.
public final class Groups {
    private final Store store;
    private final Readers readers;
    private final Committer committer;
    private final Conversing conversing;
    private final Posting posting;
    private final Clock clock;

    Groups(
            Store store,
            Readers readers,
            Committer committer,
            Conversing conversing,
            Posting posting,
            Clock clock) {
        this.store = store;
        this.readers = readers;
        this.committer = committer;
        this.conversing = conversing;
        this.posting = posting;
        this.clock = clock;
    }

    /// Makes a group of the caller, its owner, and some contacts.
    ///
    /// @param others user ids
    /// @throws ApiException when somebody is no contact, or there are too many
    public ConversationView create(Identity me, String title, List<String> others) {
        String line = Rules.line("title", title, Limit.TITLE_CHARS);
        Set<String> users = new LinkedHashSet<>(others);
        users.remove(me.userId());
        if (users.size() >= Limit.GROUP_MEMBERS.number()) throw full();
        users.forEach(user -> Rules.id("user", user));
        Conversation group = readers.call(() -> {
            users.forEach(user -> contact(me, user));
            List<Member> members = new ArrayList<>();
            members.add(new Member(me.userId(), Role.OWNER, Member.FROM_THE_BEGINNING));
            for (String user : users)
                members.add(new Member(user, Role.MEMBER, Member.FROM_THE_BEGINNING));
            Conversation made = new Conversation(
                    Ids.group(), Conversation.Kind.GROUP, line, members, clock.instant(), 0);
            if (!store.conversations().add(made))
                throw new ApiException(ErrorCode.CHANGED, "The id is taken. Try again.");
            return made;
        });
        FutureAnswer answer = new FutureAnswer();
        posting.notice(group.id(), me.userId(), Notice.CREATED.content(line), answer);
        answer.await();
        return conversing.get(me, group.id());
    }

    /// Gives a group another title.
    ///
    /// @throws ApiException when it is refused
    public ConversationView rename(Identity me, String id, String title) {
        String line = Rules.line("title", title, Limit.TITLE_CHARS);
        return change(me, id, group -> {
            Rules.mayManage(member(group, me.userId()));
            return new Work.Changed(
                    Roster.with(group, line, group.members()), Notice.RENAMED.content(line));
        });
    }

    /// Adds a contact of the caller, who sees what is said from now on.
    ///
    /// @throws ApiException when it is refused
    public ConversationView add(Identity me, String id, String user) {
        Rules.id("user", user);
        readers.call(() -> {
            contact(me, user);
            return user;
        });
        return change(me, id, group -> {
            Rules.mayManage(member(group, me.userId()));
            if (group.member(user).isPresent())
                throw new ApiException(ErrorCode.CHANGED, "This person is a member already.");
            if (group.members().size() >= Limit.GROUP_MEMBERS.number()) throw full();
            List<Member> members = new ArrayList<>(group.members());
            members.add(new Member(user, Role.MEMBER, Member.FROM_NOW));
            return new Work.Changed(
                    Roster.with(group, group.title(), members), Notice.ADDED.content(user));
        });
    }

    /// Removes a member, who can read nothing of the group any more.
    ///
    /// @throws ApiException when it is refused
    public ConversationView remove(Identity me, String id, String user) {
        Rules.id("user", user);
        return change(me, id, group -> {
            Member mine = member(group, me.userId());
            Member theirs = member(group, user);
            Rules.mayManage(mine);
            boolean higher = mine.role() == Role.OWNER || theirs.role() == Role.MEMBER;
            if (!higher || theirs.role() == Role.OWNER)
                throw ApiException.forbidden("You cannot remove this member.");
            return new Work.Changed(Roster.without(group, user), Notice.REMOVED.content(user));
        });
    }

    /// Leaves a group.
    ///
    /// @throws ApiException when it is refused
    public void leave(Identity me, String id) {
        leave(me.userId(), id);
    }

    void leave(String user, String id) {
        committed(user, id, group ->
                new Work.Changed(Roster.without(group, user), Notice.LEFT.content(user)));
    }

    /// Gives a member another role. Whoever makes somebody else the owner becomes an admin.
    ///
    /// @throws ApiException when it is refused
    public ConversationView role(Identity me, String id, String user, Role role) {
        Rules.id("user", user);
        return change(me, id, group -> {
            if (member(group, me.userId()).role() != Role.OWNER)
                throw ApiException.forbidden("Only the owner of a group can do this.");
            member(group, user);
            if (user.equals(me.userId()))
                throw ApiException.bad("Make somebody else the owner instead.");
            List<Member> members = new ArrayList<>(Roster.withRole(group.members(), user, role));
            if (role == Role.OWNER) members = Roster.withRole(members, me.userId(), Role.ADMIN);
            return new Work.Changed(
                    Roster.with(group, group.title(), members),
                    Notice.ROLE.content(user + " " + role.name().toLowerCase(Locale.ROOT)));
        });
    }

    private ConversationView change(
            Identity me, String id, Function<Conversation, Work.Changed> rule) {
        committed(me.userId(), id, rule);
        return conversing.get(me, id);
    }

    private void committed(String actor, String id, Function<Conversation, Work.Changed> rule) {
        Rules.id("conversation", id);
        FutureAnswer answer = new FutureAnswer();
        committer.offer(new Work.Change(id, actor, group -> {
            member(group, actor);
            if (group.kind() != Conversation.Kind.GROUP)
                throw ApiException.bad("This is not a group.");
            return rule.apply(group);
        }, answer));
        answer.await();
    }

    private void contact(Identity me, String user) {
        if (!store.contacts().between(me.userId(), user).map(Bond::contacts).orElse(false))
            throw ApiException.forbidden("You can add people who are your contacts.");
    }

    private static Member member(Conversation group, String user) {
        return group.member(user).orElseThrow(() -> ApiException.notFound("conversation"));
    }

    private static ApiException full() {
        return new ApiException(
                ErrorCode.FULL, "A group has at most " + Limit.GROUP_MEMBERS.number() + " members.");
    }
}
