// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.store.Marker;
import parley.store.Message;
import parley.store.Store;

/// Another node that notes what it is told, and looks into the store at that moment.
final class Published implements Publisher {
    final List<Message> committed = new ArrayList<>();
    final List<Set<String>> members = new ArrayList<>();
    final List<String> unclear = new ArrayList<>();
    final List<Marker> marked = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final List<String> endedSessions = new ArrayList<>();
    /// What was told before the store had it.
    final List<String> early = new ArrayList<>();
    private final Store store;

    Published(Store store) {
        this.store = store;
    }

    private void early(boolean stored, Object what) {
        if (!stored) early.add(what.toString());
    }

    @Override
    public synchronized void committed(Message message, Set<String> whom) {
        early(store.messages().at(message.conversationId(), message.seq()).isPresent(), message);
        committed.add(message);
        members.add(Set.copyOf(whom));
    }

    @Override
    public synchronized void unclear(String conversationId) {
        unclear.add(conversationId);
    }

    @Override
    public synchronized void marked(Marker marker) {
        early(store.conversations().markers(marker.conversationId()).contains(marker), marker);
        marked.add(marker);
    }

    @Override
    public synchronized void present(String user, boolean online, Optional<Instant> lastSeen) {
        events.add(user + " online " + online);
    }

    @Override
    public synchronized void typing(String conversation, String user, boolean on) {
        events.add(user + " types " + on);
    }

    @Override
    public synchronized void sessionsEnded(String user, Set<String> sessions) {
        early(store.sessions().ofUser(user).stream().noneMatch(s -> sessions.contains(s.id())),
                sessions);
        endedSessions.addAll(sessions);
    }

    synchronized List<Long> numbers(String conversation) {
        return committed.stream().filter(m -> m.conversationId().equals(conversation))
                .map(Message::seq).toList();
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }

    synchronized List<Marker> marked() {
        return List.copyOf(marked);
    }
}
