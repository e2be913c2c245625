// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import parley.store.Store;
import parley.store.StoreException;

/// A store that dies at a write: before it is done, or after. Everything else goes through.
final class CutStore {
    private static final Set<String> WRITES =
            Set.of("add", "update", "remove", "removeAll", "put", "append", "change");

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean after;
    private volatile boolean failing;

    /// Dies at the write with this number, 0 for the next.
    void dieAt(int write, boolean afterIt) {
        after = afterIt;
        left.set(write);
    }

    /// Whether the list of all users cannot be read.
    void failReads(boolean all) {
        failing = all;
    }

    void live() {
        left.set(Integer.MAX_VALUE);
    }

    Store around(Store store) {
        return wrap(Store.class, store);
    }

    private <T> T wrap(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> call(real, method, arguments)));
    }

    private Object call(Object real, Method method, Object[] arguments) throws Throwable {
        if (failing && method.getName().equals("all")) throw new StoreException("away");
        boolean write = WRITES.contains(method.getName());
        boolean dies = write && left.getAndDecrement() <= 0;
        if (dies && !after) throw new StoreException("cut before " + method.getName());
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (dies) throw new StoreException("cut after " + method.getName());
        return part(method.getReturnType(), result);
    }

    private <T> Object part(Class<T> type, Object result) {
        boolean part = type.isInterface() && type.getPackage() == Store.class.getPackage();
        return part ? wrap(type, type.cast(result)) : result;
    }
}
