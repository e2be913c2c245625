// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import parley.testkit.Machine;

/// A database that speaks MongoDB's protocol, behind a line that can be cut: in this process, or the
/// one in a process of its own that a variable names.
final class Mongo implements AutoCloseable {
    private static final String VARIABLE = "PARLEY_TEST_MONGODB_URI";
    private static final String LIMITS = "?serverSelectionTimeoutMS=1500";

    final Line line;
    private final Optional<MongoServer> server;
    private final String database = "m" + HexFormat.of().toHexDigits(
            ThreadLocalRandom.current().nextLong());

    private Mongo(InetSocketAddress address, Optional<MongoServer> server) throws IOException {
        this.line = new Line(address);
        this.server = server;
    }

    /// @param own whether it is the one in a process of its own, which a variable names
    static Mongo open(boolean own) throws IOException {
        if (!own) {
            var memory = new MongoServer(new MemoryBackend());
            return new Mongo(memory.bind(), Optional.of(memory));
        }
        var named = System.getenv().getOrDefault(VARIABLE, "").strip();
        Machine.needs(!named.isEmpty(),
                "The store was not tried on a MongoDB server of its own process.",
                "Name one: " + VARIABLE + "=mongodb://127.0.0.1:27017/",
                ".ci/run builds and starts FerretDB: solutions/07-database/src/test/ferretdb");
        var uri = URI.create(named);
        return new Mongo(new InetSocketAddress(uri.getHost(), uri.getPort()), Optional.empty());
    }

    /// What a messenger is started with.
    String uri() {
        return "mongodb://127.0.0.1:" + line.port() + "/" + database + LIMITS;
    }

    @Override
    public void close() throws IOException {
        line.close();
        server.ifPresent(MongoServer::shutdownNow);
    }
}
