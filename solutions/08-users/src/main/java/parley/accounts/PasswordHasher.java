// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters.Builder;

/// Hashes passwords with Argon2id, as many at once as there are cores. Any thread; a call waits for
/// its turn and then computes, about 30 ms.
public final class PasswordHasher {
    /// How many may wait for their turn when nothing else is said.
    public static final int MAX_WAITING = 64;
    /// How long one waits for its turn.
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2Parameters parameters;
    private final HashQueue queue;
    private final PhcHash decoy;
    private final AtomicLong computed = new AtomicLong();

    /// A hasher as wide as the machine's cores.
    public PasswordHasher(Argon2Parameters parameters) {
        this(parameters, Runtime.getRuntime().availableProcessors(), MAX_WAITING);
    }

    /// @param parameters for new hashes; stored ones say their own
    /// @param atOnce     how many are computed at the same time: more than cores only costs memory
    /// @param maxWaiting how many may wait beyond these; further ones are refused
    public PasswordHasher(Argon2Parameters parameters, int atOnce, int maxWaiting) {
        this.parameters = parameters;
        this.queue = new HashQueue(atOnce, maxWaiting, LONGEST_WAIT);
        // Nobody has a password with this hash: it costs as much as a real one, and never matches.
        this.decoy = new PhcHash(parameters, random(SALT_BYTES), random(HASH_BYTES));
    }

    /// Hashes a new password, with a salt of its own.
    ///
    /// @return a PHC string to store
    /// @throws AccountException [AccountException.Code#BUSY] when too many wait
    public String hash(String password) {
        byte[] salt = random(SALT_BYTES);
        byte[] hash = compute(password, parameters, salt, HASH_BYTES);
        return new PhcHash(parameters, salt, hash).text();
    }

    /// Compares a password with a stored hash. Computes exactly one hash in any case: where there
    /// is none to compare with, that of a decoy.
    ///
    /// @param stored a PHC string; empty or damaged ones match nothing
    /// @throws AccountException [AccountException.Code#BUSY] when too many wait
    public boolean matches(String password, String stored) {
        Optional<PhcHash> known = PhcHash.parse(stored);
        PhcHash compared = known.orElse(decoy);
        byte[] hash = compute(password, compared.parameters(), compared.salt(),
                compared.hash().length);
        return MessageDigest.isEqual(hash, compared.hash()) && known.isPresent();
    }

    /// Whether a stored hash was made with other parameters than today's.
    public boolean outdated(String stored) {
        return PhcHash.parse(stored).map(PhcHash::parameters).filter(parameters::equals).isEmpty();
    }

    /// How many hashes have been computed, for metrics.
    public long computed() {
        return computed.get();
    }

    /// How many wait for their turn now, for metrics.
    public int waiting() {
        return queue.waiting();
    }

    private byte[] compute(String password, Argon2Parameters work, byte[] salt, int length) {
        return queue.run(() -> {
            computed.incrementAndGet();
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Builder(org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
                    .withSalt(salt).withMemoryAsKB(work.memoryKib())
                    .withIterations(work.iterations()).withParallelism(work.parallelism()).build());
            byte[] hash = new byte[length];
            argon2.generateBytes(password.getBytes(UTF_8), hash);
            return hash;
        });
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
