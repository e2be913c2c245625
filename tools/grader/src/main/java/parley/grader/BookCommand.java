// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course book`: builds the book's site and serves it to this computer only.
@Command(name = "book", mixinStandardHelpOptions = true,
        description = "Build the book and serve it to your browser, until Ctrl-C.",
        footer = {"", "The first time it installs mkdocs-material into .course/venv, which needs",
            "Python 3.11.5 or newer and the network. After that it works offline."})
final class BookCommand extends StudentCommand {
    private static final int FIRST_PORT = 8000;
    private static final int TRIED_PORTS = 20;

    @Option(names = "--port", paramLabel = "PORT",
            description = "The port to serve at; 0 for any. Default: the first free one from 8000.")
    int port = -1;

    @Option(names = "--build-only", description = "Build and do not serve.")
    boolean buildOnly;

    @Override
    int execute() throws IOException, InterruptedException {
        if (port > 65_535) throw CourseException.usage("A port is a number up to 65535.");
        var line = new ProgressLine(System.err);
        var site = new BookSite(root, line).build();
        line.end();
        if (buildOnly) {
            say("The book's site: " + site.resolve("index.html"));
            return Exit.DONE;
        }
        var server = serve(site);
        say("The book: http://127.0.0.1:%s/", Integer.toString(server.getAddress().getPort()));
        say("Ctrl-C stops it.");
        out().flush();
        new CountDownLatch(1).await();
        return Exit.DONE;
    }

    private HttpServer serve(Path site) throws IOException {
        int first = port < 0 ? FIRST_PORT : port;
        int last = port < 0 ? FIRST_PORT + TRIED_PORTS : port;
        for (int tried = first; tried <= last; tried++) {
            try {
                var address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
                var server = SimpleFileServer.createFileServer(
                        new InetSocketAddress(address, tried), site,
                        SimpleFileServer.OutputLevel.NONE);
                server.start();
                return server;
            } catch (UncheckedIOException refused) {
                if (!(refused.getCause() instanceof BindException)) throw refused;
            }
        }
        throw CourseException.trouble(port < 0
                ? "All ports from 8000 on are used. Choose one: ./course book --port 9000"
                : "Port " + port + " is used by another program, or not allowed.\n"
                        + "Without --port the book takes a free one.");
    }
}
