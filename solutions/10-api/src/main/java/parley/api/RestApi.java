// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.accounts.Accounts;
import parley.accounts.Identity;
import parley.http.Request;
import parley.http.Route;
import parley.store.StoreException;

/// The messenger's HTTP API: one table of operations, of which the routes, the checks and the
/// OpenAPI document are made.
public final class RestApi {
    private final Messenger messenger;
    private final Accounts accounts;
    private final RestDoor door;

    /// @param tokens tells whose a session token is
    /// @param limits whether rates are limited; sizes always are
    /// @param nanoTime the time in nanoseconds, for the rates
    public RestApi(Messenger messenger, Accounts accounts, TokenCheck tokens, boolean limits,
            LongSupplier nanoTime) {
        this.messenger = messenger;
        this.accounts = accounts;
        this.door = new RestDoor(tokens, limits ? new RestLimits(nanoTime) : RestLimiter.NONE);
    }

    /// All routes: the operations, the documents, and the first page.
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(new RestRoutes(door, messenger.readers())
                .routes(operations()));
        routes.addAll(DocumentRoutes.pages());
        return List.copyOf(routes);
    }

    /// Who opens a WebSocket, when the handshake says so with an `Authorization` header; otherwise
    /// the hello will.
    ///
    /// @return what looks the token up again, when there is one
    /// @throws parley.http.ProblemException for a token that is worth nothing, or when the store
    ///     cannot tell
    public Optional<Supplier<Identity>> handshake(Request request) {
        if (request.header("Authorization").isEmpty()) return Optional.empty();
        try {
            door.identity(request);
            String token = RestDoor.token(request);
            return Optional.of(() -> door.identity(token));
        } catch (ApiException refusal) {
            throw RestFaults.problem(refusal);
        } catch (StoreException fault) {
            throw RestFaults.problem(Readers.refusal(fault));
        }
    }

    /// The table.
    List<RestOperation> operations() {
        DocumentRoutes.Document document = new DocumentRoutes.Document();
        List<RestOperation> all = Stream.of(
                new AccountRoutes(accounts).operations(),
                new PeopleRoutes(messenger.people()).operations(),
                new ContactRoutes(messenger.contacting()).operations(),
                new ConversationRoutes(messenger.conversing(), messenger.groups()).operations(),
                new MessageRoutes(messenger.posting(), messenger.history()).operations(),
                new MarkerRoutes(messenger.conversing(), messenger.markers()).operations(),
                new FileRoutes(messenger.attachments()).operations(),
                new EventRoutes(messenger).operations(),
                new AdminRoutes(accounts, messenger.attachments().limits()).operations(),
                DocumentRoutes.operations(document)).flatMap(List::stream).toList();
        document.of(all);
        return all;
    }
}
