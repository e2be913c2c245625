// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiFunction;
import parley.testkit.Transcript.Direction;
import parley.testkit.Transcript.Event;

/// The sending half of a rogue peer's connection. Once the code under test has ended it, nothing
/// more is sent: whether that was right shows elsewhere. The thread of the connection.
final class Outgoing {
    private final Story story;
    private final String who;
    private final Wire wire;
    private final BiFunction<String, String, StoryError> failed;
    private boolean broken;

    /// Something that is done to the connection.
    interface Act {
        void run() throws IOException;
    }

    /// @param failed makes the failure to throw from what was expected and what was
    Outgoing(Story story, String who, Wire wire, BiFunction<String, String, StoryError> failed) {
        this.story = story;
        this.who = who;
        this.wire = wire;
        this.failed = failed;
    }

    /// Sends bytes in one write.
    void write(byte[] bytes) {
        story.transcript().plan(who, bytes);
        piece(bytes);
    }

    /// Sends bytes in pieces, each only when the one before has been read; what is left over goes
    /// last.
    void pieces(byte[] bytes, int... sizes) {
        story.transcript().plan(who, bytes);
        var pace = new Pace(wire.channel());
        int at = 0;
        for (int size : sizes) {
            int end = Math.min(bytes.length, at + size);
            if (at > 0 && !broken) pace.awaitRead();
            piece(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        if (at == bytes.length || broken) return;
        pace.awaitRead();
        piece(Arrays.copyOfRange(bytes, at, bytes.length));
    }

    /// Sends bytes one at a time, each only when the one before has been read.
    void dribble(byte[] bytes) {
        int[] ones = new int[bytes.length];
        Arrays.fill(ones, 1);
        pieces(bytes, ones);
    }

    private void piece(byte[] bytes) {
        act(() -> {
            wire.write(ByteBuffer.wrap(bytes), Conn.LIMIT);
            story.transcript().piece(who, bytes);
        });
    }

    /// Does it if the connection still stands.
    void act(Act act) {
        if (broken) return;
        try {
            act.run();
        } catch (SocketTimeoutException full) {
            throw failed.apply("you read what " + who + " sends",
                "you had not read it within " + Conn.LIMIT.toSeconds() + " s");
        } catch (IOException ended) {
            broken = true;
            story.transcript().event(who, Direction.FROM_YOU, Event.RESET);
        }
    }

    /// Does it and notes what happened to the direction towards the code under test.
    void act(Act act, Event noted) {
        act(() -> {
            act.run();
            story.transcript().event(who, Direction.TO_YOU, noted);
        });
    }
}
