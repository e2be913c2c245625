// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import parley.accounts.LoggedIn;
import parley.store.FileInfo;

/// People and conversations to try the API on: Olga owns a group in which Petra is a member and
/// Rita was; Bruno was Olga's contact until she blocked him; Sven knows nobody; Susi is suspended.
final class RestWorld {
    private static final AtomicInteger NEXT = new AtomicInteger();

    final RestServer server;
    final LoggedIn olga;
    final LoggedIn petra;
    final LoggedIn rita;
    final LoggedIn bruno;
    final LoggedIn sven;
    final LoggedIn susi;
    final LoggedIn adam;
    final LoggedIn ending;
    final String group;
    final String directWithBruno;
    final String directWithPetra;
    final String file;
    final String fileForBruno;

    RestWorld(RestServer server) throws java.io.IOException {
        this.server = server;
        olga = server.person("olga" + NEXT.incrementAndGet());
        petra = server.person("petra" + NEXT.get());
        rita = server.person("rita" + NEXT.get());
        bruno = server.person("bruno" + NEXT.get());
        sven = server.person("sven" + NEXT.get());
        susi = server.person("susi" + NEXT.get());
        LoggedIn admin = server.person("adam" + NEXT.get());
        server.administrator("adam" + NEXT.get());
        adam = admin;
        ending = server.person("ending" + NEXT.get());
        for (LoggedIn other : List.of(petra, rita, bruno)) server.acquaint(olga, other);
        group = server.messenger.groups().create(olga.identity(), "All",
                List.of(id(petra), id(rita))).id();
        directWithPetra = direct(petra);
        directWithBruno = direct(bruno);
        for (String where : List.of(group, directWithBruno, directWithPetra)) say(olga, where);
        file = attach(group);
        fileForBruno = attach(directWithBruno);
        server.messenger.groups().remove(olga.identity(), group, id(rita));
        server.messenger.contacting().block(olga.identity(), id(bruno));
        server.accounts.admin().suspend(
                server.accounts.authenticate(adam.token()), id(susi));
    }

    static String id(LoggedIn person) {
        return person.identity().userId();
    }

    private String direct(LoggedIn other) {
        return server.messenger.conversing().direct(olga.identity(), id(other)).id();
    }

    /// Says something, and gives the number of the entry.
    long say(LoggedIn who, String where) {
        return server.messenger.posting().send(who.identity(),
                ClientMessage.Send.text("w" + NEXT.incrementAndGet(), where, "some words")).seq();
    }

    String attach(String conversation) throws java.io.IOException {
        FileInfo info = server.messenger.attachments().put(olga.identity(), conversation, "a.txt",
                "text/plain", new java.io.ByteArrayInputStream("0123456789".getBytes(
                        java.nio.charset.StandardCharsets.US_ASCII)));
        return info.id();
    }

    /// A request for each operation that Olga (an administrator's ones: Adam) can make, new each
    /// time it is asked for.
    ///
    /// @param names what stands for `{id}`, `{user}`, `{seq}` where it shall be something else
    RestSample sample(RestOperation operation, Map<String, String> names) {
        String fresh = "s" + NEXT.incrementAndGet();
        RestSample plain = RestSample.of(operation.id(), fresh).orElseThrow(() ->
                new AssertionError("no sample request for the operation " + operation.id()));
        Map<String, String> known = Map.of("group", group, "petra", id(petra), "sven", id(sven),
                "rita", id(rita), "direct", directWithPetra, "file", file);
        return plain.filled(operation, name -> Optional.ofNullable(names.get(name))
                .orElseGet(() -> known.getOrDefault(name, name)));
    }
}
