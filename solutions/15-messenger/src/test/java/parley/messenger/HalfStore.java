// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import parley.store.Draft;
import parley.store.Messages;
import parley.store.Store;
import parley.store.StoreException;

/// A store that fails half-way through a commit when a test says so: the first half of a batch is
/// stored, and nobody learns how much.
final class HalfStore {
    private final Store real;
    private final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();

    HalfStore(Store real) {
        this.real = real;
    }

    /// The next so many commits fail.
    void fail(int commits) {
        failures.set(commits);
    }

    /// The store as the messenger sees it.
    Store store() {
        var messages = proxy(Messages.class, (_, method, arguments) ->
                method.getName().equals("append") ? append(drafts(arguments[0]))
                        : call(real.messages(), method, arguments));
        return proxy(Store.class, (_, method, arguments) ->
                method.getName().equals("messages") ? messages : call(real, method, arguments));
    }

    private static <T> T proxy(Class<T> port, InvocationHandler handler) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static List<Draft> drafts(Object argument) {
        return ((List<?>) argument).stream().map(Draft.class::cast).toList();
    }

    private Object append(List<Draft> drafts) {
        if (failures.getAndUpdate(n -> Math.max(0, n - 1)) == 0)
            return real.messages().append(drafts);
        real.messages().append(drafts.subList(0, (drafts.size() + 1) / 2));
        failed.incrementAndGet();
        throw new StoreException("the other half was not stored");
    }
}
