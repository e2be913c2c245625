// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.accounts.AccountException;
import parley.accounts.Identity;
import parley.http.Request;
import parley.http.Response;
import parley.http.Route;
import parley.store.StoreException;

/// Makes the routes out of the table of operations. Every request goes the same way: who asks, how
/// often, with what, then the work; every refusal leaves the same way, as a problem document.
final class RestRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(RestRoutes.class);

    private final RestDoor door;
    private final Executor readers;
    private final Seldom seldom = new Seldom();

    /// @param readers the threads that read the store
    RestRoutes(RestDoor door, Executor readers) {
        this.door = door;
        this.readers = readers;
    }

    /// A route for each operation.
    List<Route> routes(List<RestOperation> operations) {
        return operations.stream().map(this::route).toList();
    }

    private Route route(RestOperation operation) {
        Route route = new Route(operation.method(), operation.template(),
                request -> answer(operation, request), operation.maxBodyBytes(),
                operation.patience());
        return operation.onReader() ? route.onPool(readers) : route;
    }

    private Response answer(RestOperation operation, Request request) throws IOException {
        try {
            return checked(operation, request);
        } catch (ApiException refusal) {
            throw RestFaults.problem(refusal);
        } catch (AccountException refusal) {
            throw RestFaults.problem(refusal, operation.access() != RestAccess.ANYBODY);
        } catch (StoreException fault) {
            if (seldom.now()) LOG.atWarn().addKeyValue("operation", operation.id())
                    .addKeyValue("notLoggedBefore", seldom.missed()).setCause(fault)
                    .log("the store failed");
            throw RestFaults.problem(Readers.refusal(fault));
        }
    }

    private Response checked(RestOperation operation, Request request) throws IOException {
        Optional<Identity> who = door.admit(operation, request);
        Map<String, JsonNode> parameters = RestInput.parameters(operation, request);
        JsonNode body = RestInput.body(operation, request);
        return operation.handler().handle(new RestCall(request, who, parameters, body));
    }
}
