// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.LinkedHashMap;
import java.util.Map;

/// Views that have members which may be missing, as JSON objects.
final class RestViews {
    private RestViews() {
    }

    static Map<String, Object> of(ConversationView view) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", view.id());
        members.put("kind", view.kind());
        members.put("title", view.title());
        members.put("members", view.members());
        members.put("createdAt", view.createdAt());
        members.put("lastSeq", view.lastSeq());
        view.last().ifPresent(last -> members.put("last", last));
        members.put("unread", view.unread());
        members.put("read", view.read());
        members.put("delivered", view.delivered());
        return members;
    }

    static Page<Map<String, Object>> of(Page<ConversationView> page) {
        return new Page<>(page.items().stream().map(RestViews::of).toList(), page.next());
    }

    static Map<String, Object> of(PresenceView view) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("user", view.user());
        members.put("online", view.online());
        view.lastSeen().ifPresent(at -> members.put("lastSeen", at));
        return members;
    }
}
