// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// A bad line in a box: loses, doubles, delays and damages what is sent through it, by chance, and
/// the same way again with the same seed. What is received comes through as it is: make both ends
/// lossy to have faults both ways.
public final class LossyLink implements Link {
    private static final int PERCENT = 100;

    private final Link line;
    private final Noise noise;
    private final Random random;
    private Optional<byte[]> late = Optional.empty();

    /// Makes a line bad. Closing this closes the line.
    public LossyLink(Link line, Noise noise) {
        this.line = line;
        this.noise = noise;
        this.random = new Random(noise.seed());
    }

    @Override
    public synchronized void send(byte[] datagram) throws IOException {
        // Every datagram draws the same number of times, whatever becomes of it.
        boolean lost = strikes(noise.lost());
        boolean doubled = strikes(noise.doubled());
        boolean held = strikes(noise.late());
        byte[] sent = strikes(noise.damaged()) ? damaged(datagram) : datagram.clone();
        if (lost) return;
        if (doubled) line.send(sent);
        if (!held) line.send(sent);
        if (late.isPresent()) line.send(late.get());
        late = held ? Optional.of(sent) : Optional.empty();
    }

    private boolean strikes(int percent) {
        return random.nextInt(PERCENT) < percent;
    }

    private byte[] damaged(byte[] datagram) {
        byte[] copy = datagram.clone();
        if (copy.length == 0) return copy;
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return copy;
    }

    @Override
    public Optional<byte[]> receive(Duration limit) throws IOException {
        return line.receive(limit);
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    /// What to write down so that the same can happen again.
    @Override
    public String toString() {
        return noise.toString();
    }
}
