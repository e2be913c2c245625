// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/// The test JVM. It warms up, waits for a [Job] on standard input, runs its tests one by one, and
/// tells the parent about each in a signed line on the original standard output. The parent ends
/// it when it has read the last line.
public final class Main {
    /// Makes this JVM end by itself after the job, as the training of an AOT cache needs it.
    public static final String TRAINING = "training";

    /// The exit code of a JVM whose standard output was taken away.
    public static final int CHANNEL_CLOSED = 113;

    private Main() {
    }

    /// @param args [#TRAINING] or nothing
    public static void main(String... args) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        var out = new FileOutputStream(FileDescriptor.out);
        var capture = new Capture();
        capture.install();
        var launch = new Launch();
        // What the training does not do, the AOT cache does not hold.
        Rehearsal.run(launch, in, args.length > 0 ? 1 : 0, Rehearsal.MOST);
        var job = Job.read(in);
        System.setProperty("parley.limit.scale", Double.toString(job.limitScale()));
        System.setProperty("parley.transcripts", job.transcripts());
        if (args.length == 0) endWithParent(in);
        new Worker(job, launch, capture, new Teller(out, job.key())).work();
        if (args.length > 0) Runtime.getRuntime().exit(0);
    }

    /// The parent says nothing more; when its end of the pipe closes, it is gone.
    private static void endWithParent(DataInputStream in) {
        Thread.ofPlatform().name("parent").daemon().start(() -> {
            try {
                while (in.read() >= 0) continue;
            } catch (IOException e) {
                // A broken pipe says the same as its end.
            }
            Runtime.getRuntime().halt(0);
        });
    }
}
