// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the route for a request. Never changes; any thread.
public final class Router {
    private final List<Entry> entries;

    private record Entry(Route route, PathTemplate template) {}

    /// The route that was found, and what stands in the path for its names.
    ///
    /// @param route answers
    /// @param pathParameters values by name, decoded
    record Found(Route route, Map<String, String> pathParameters) {}

    private Router(List<Entry> entries) {
        this.entries = entries;
    }

    /// A router for these routes. Where two templates fit a path, the one with more fixed
    /// segments is meant: `/users/me` goes before `/users/{id}`.
    ///
    /// @throws IllegalArgumentException when two routes have the same method and template
    public static Router of(List<Route> routes) {
        List<Entry> entries = new ArrayList<>();
        for (Route route : routes) {
            PathTemplate template = PathTemplate.parse(route.template());
            if (entries.stream().anyMatch(e -> e.template.equals(template)
                    && e.route.method().equals(route.method())))
                throw new IllegalArgumentException("twice: " + route.method() + " "
                        + route.template());
            entries.add(new Entry(route, template));
        }
        entries.sort(Comparator.comparingInt((Entry e) -> e.template.fixedSegments()).reversed());
        return new Router(List.copyOf(entries));
    }

    /// Finds the route for a method and path. GET routes serve HEAD too.
    ///
    /// @param path as it was sent: not decoded, without the query
    /// @throws ProblemException 404 when no template fits, 405 with `Allow` when one does but
    ///     not for this method
    ///     ([RFC 9110 §15.5.6](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6))
    Found find(String method, String path) {
        // task 6.4: the first fitting route with this method; else 405 with Allow, or 404
        List<String> segments = PathTemplate.split(path);
        String wanted = method.equals("HEAD") ? "GET" : method;
        boolean pathFits = false;
        for (Entry entry : entries) {
            Optional<Map<String, String>> values = entry.template.match(segments);
            if (values.isEmpty()) continue;
            if (entry.route.method().equals(wanted)) return new Found(entry.route, values.get());
            pathFits = true;
        }
        if (pathFits)
            throw new ProblemException(405, "This address does not take " + method + ".")
                    .with("Allow", allowed(path));
        throw new ProblemException(404, "There is nothing at this address.");
        // end 6.4
    }

    /// The methods that a path takes, as the `Allow` header lists them; empty when it takes none.
    String allowed(String path) {
        List<String> segments = PathTemplate.split(path);
        TreeSet<String> methods = entries.stream()
                .filter(entry -> entry.template.match(segments).isPresent())
                .map(entry -> entry.route.method())
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.isEmpty()) return "";
        if (methods.contains("GET")) methods.add("HEAD");
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }
}
