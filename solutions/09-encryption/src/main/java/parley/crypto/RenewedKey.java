// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The key of a server of a [LocalAuthority], renewed when it is due: by the handshake that comes
/// next, while the others go on with the old one. Any thread.
final class RenewedKey implements Supplier<KeyMaterial> {
    /// After a renewal that failed (a full disk), the next try comes after this time.
    private static final long RETRY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final System.Logger LOG = System.getLogger(RenewedKey.class.getName());

    private final LocalAuthority authority;
    private final List<String> hosts;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile KeyMaterial now;
    private volatile long retryAtNanos = System.nanoTime();

    RenewedKey(LocalAuthority authority, List<String> hosts) throws IOException {
        this.authority = authority;
        this.hosts = hosts;
        this.now = authority.server(hosts);
    }

    @Override
    public KeyMaterial get() {
        if (authority.due(now.certificate()) && System.nanoTime() - retryAtNanos >= 0
                && renewing.tryLock()) {
            try {
                now = authority.server(hosts);
            } catch (IOException e) {
                retryAtNanos = System.nanoTime() + RETRY_NANOS;
                LOG.log(System.Logger.Level.WARNING,
                        "The server's certificate cannot be renewed: " + e.getMessage());
            } finally {
                renewing.unlock();
            }
        }
        return now;
    }
}
