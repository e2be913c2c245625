// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that forgets the entry unused longest when it would hold too many. Not for several threads
/// at once.
final class Recent<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;

    private final int most;

    Recent(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
