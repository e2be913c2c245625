// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import parley.accounts.LoggedIn;
import parley.api.Protocol;
import parley.crypto.TlsContexts;
import parley.http.SocketClientConfig;
import parley.sockets.Endpoint;

/// Two people who are signed in, and a bot that answers, so that the first minute has somebody to
/// talk to. The bot is a client like any other: it comes in over the framed entrance, or over the
/// WebSocket where that is encrypted.
final class Demo implements AutoCloseable {
    private static final String BOT = "parrot";

    private final Bot bot;

    private Demo(Bot bot) {
        this.bot = bot;
    }

    /// Makes the people, if they are not there yet, starts the bot, and says how to be them.
    static Demo start(Program program, PrintStream out) throws IOException {
        var ada = person(program, "ada", "Ada");
        var ben = person(program, "ben", "Ben");
        var parrot = person(program, BOT, "Parrot");
        for (var pair : List.of(List.of(ada, ben), List.of(ada, parrot), List.of(ben, parrot)))
            introduce(program, pair.getFirst(), pair.getLast());
        var bot = new Bot(client(program, parrot.token()), parrot.identity().userId());
        var conversation = program.messenger().conversing()
                .direct(ada.identity(), parrot.identity().userId()).id();
        print(program, List.of(ada, ben), conversation, out);
        return new Demo(bot);
    }

    private static LoggedIn person(Program program, String name, String shown) {
        return program.accounts().admin().provision(name, shown, "demo");
    }

    private static void introduce(Program program, LoggedIn one, LoggedIn other) {
        AdminWork.acquaint(program, one.identity().userId(), other.identity().userId());
        program.messenger().conversing().direct(one.identity(), other.identity().userId());
    }

    private static MessengerClient client(Program program, String token) throws IOException {
        if (program.tls().isEmpty() && program.framesPort() > 0) return MessengerClient.framed(
                Endpoint.loopback(program.framesPort()), token, BOT, program.work());
        var address = URI.create(Banner.address(program).replaceFirst("^http", "ws")
                .replaceFirst("/$", Protocol.PATH));
        var config = SocketClientConfig.usual();
        var authority = program.tls().flatMap(Tls::authority);
        if (authority.isPresent())
            config = config.withTls(TlsContexts.client(authority.get().certificateFile()));
        return MessengerClient.socket(address, config, token, BOT);
    }

    private static void print(Program program, List<LoggedIn> people, String conversation,
            PrintStream out) {
        var url = Banner.address(program);
        out.println("For the first minute, somebody to talk to:");
        for (var one : people) out.println("  " + one.account().displayName() + "'s token: "
                + one.token());
        out.println("  Parrot is a bot. Say something to it as Ada, and read its answer:");
        out.println("    T='Authorization: Bearer " + people.getFirst().token() + "'");
        out.println("    C=" + url + "api/v1/conversations/" + conversation + "/messages");
        out.println("    curl -H \"$T\" -H 'Content-Type: application/json' \\");
        out.println("      -d '{\"id\":\"first\",\"text\":\"Hello\"}' $C");
        out.println("    curl -H \"$T\" $C");
        out.flush();
    }

    @Override
    public void close() {
        bot.close();
    }
}
