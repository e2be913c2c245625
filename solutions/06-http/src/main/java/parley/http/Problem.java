// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// What went wrong, for programs and for people:
/// [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457), sent as `application/problem+json`.
///
/// @param status the HTTP status, 400 to 599
/// @param type a URI that names the kind of problem; `about:blank` when the status says it all
/// @param title the kind in a few words, always the same for a type
/// @param detail what happened this time and what to do about it; no secret, no stack trace
/// @param more further members, never one of the five above
public record Problem(int status, String type, String title, String detail,
        Map<String, Object> more) {
    /// The media type.
    public static final String MEDIA_TYPE = "application/problem+json";
    /// The type of problems that are said by their status.
    public static final String NO_TYPE = "about:blank";

    /// Keeps a copy of the further members.
    ///
    /// @throws IllegalArgumentException when the status is not one of an error
    public Problem {
        if (status < 400 || status > 599)
            throw new IllegalArgumentException("not the status of a problem: " + status);
        more = Map.copyOf(more);
    }

    /// A problem that its status says, with the status' own title.
    public static Problem of(int status, String detail) {
        return new Problem(status, NO_TYPE, Status.reason(status), detail, Map.of());
    }

    /// A problem of a named kind.
    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, Map.of());
    }

    /// The same with one more member.
    public Problem with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put(name, value);
        return new Problem(status, type, title, detail, all);
    }

    /// The members as they are sent, in order.
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        more.forEach(members::putIfAbsent);
        return members;
    }
}
