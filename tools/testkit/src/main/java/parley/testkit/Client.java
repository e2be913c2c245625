// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/// Connects rogue clients.
final class Client implements Participant {
    private final Conn conn;

    private Client(Conn conn) {
        this.conn = conn;
    }

    static Conn connect(Story story, InetSocketAddress server) {
        String who = story.log().nextPeer();
        story.step("%s connects", who);
        try {
            var conn = new Conn(story, who, SocketChannel.open(server), true);
            story.joins(new Client(conn));
            return conn;
        } catch (IOException refused) {
            throw story.fail("somebody listens on port " + server.getPort(), "nobody does");
        }
    }

    @Override
    public boolean quiet() {
        return true;
    }

    @Override
    public void finish() {
        conn.close();
    }

    @Override
    public void abandon() {
        conn.close();
    }
}
