// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.bson.BSONException;

/// Tells the driver's troubles as the store's: in one place, so that no repository has to.
final class MongoTrouble {
    /// Calls that take several steps: some may have been done before the trouble.
    private static final Set<String> SEVERAL_STEPS = Set.of("append", "change", "mark", "put");

    private MongoTrouble() {}

    /// The same repository, but for its exceptions.
    static <T> T told(Class<T> port, T repository, MongoStore store) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(repository, arguments);
                    } catch (InvocationTargetException e) {
                        throw told(store, method.getName(), e.getCause());
                    }
                }));
    }

    private static Throwable told(MongoStore store, String method, Throwable trouble) {
        // An answer that the driver does not understand is no MongoException.
        boolean ofTheDriver = trouble instanceof MongoException
                || trouble instanceof BSONException || trouble instanceof IllegalStateException;
        if (!ofTheDriver) return trouble;
        store.doubt();
        boolean closed = trouble instanceof IllegalStateException;
        if (SEVERAL_STEPS.contains(method) && !closed)
            return new StoreException(store.name() + ": " + trouble.getMessage(), trouble);
        return of(store, (RuntimeException) trouble);
    }

    /// What a trouble of the driver means.
    static StoreException of(MongoStore store, RuntimeException trouble) {
        if (trouble instanceof IllegalStateException) return new StoreClosedException(
                store.name() + " is closed.");
        boolean neverSent = trouble instanceof MongoTimeoutException
                || trouble instanceof MongoSocketOpenException;
        if (neverSent) return new StoreClosedException(store.name() + " cannot be reached ("
                + trouble.getMessage() + "). Is it running?");
        return new StoreException(store.name() + ": " + trouble.getMessage(), trouble);
    }
}
