// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import parley.framing.Frame;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// What the tests of FramedConnection share.
final class Framed {
    static final Duration LONG = Duration.ofSeconds(10);

    private Framed() {
    }

    static Endpoint at(RoguePeer peer) {
        return Endpoint.of(peer.address());
    }

    static FramedConnection connect(RoguePeer peer) throws IOException {
        return FramedConnection.connect(at(peer), LONG);
    }

    static Frame receive(Story story, FramedConnection connection)
            throws IOException {
        Optional<Frame> frame = connection.receive();
        if (frame == null) throw story.fail("a frame", "receive() returned null");
        return frame.orElseThrow(() -> story.fail("a frame", "the end"));
    }

    static void expectFrame(
            Story story, FramedConnection connection, int type, String text)
            throws IOException {
        Frame frame = receive(story, connection);
        story.expectText("the payload", text, Frames.text(frame));
        story.expect("the type", type, frame.type());
    }

    static void expectEnd(Story story, FramedConnection connection)
            throws IOException {
        story.step("call receive() at the end");
        story.expect("the end", Optional.empty(), connection.receive());
    }

    static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return noise;
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
