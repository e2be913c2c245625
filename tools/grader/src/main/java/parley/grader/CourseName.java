// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Knows how the course's command is typed on this system: `./course`, and `course` on Windows,
/// where the shell knows no `./`. Every text in this program says `./course`; on Windows this
/// stream writes it as it is typed there. One thread at a time.
///
/// Like [Setup], it needs nothing but the JDK.
final class CourseName extends FilterOutputStream {
    private static final byte[] WRITTEN = "./course".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TYPED = "course".getBytes(StandardCharsets.US_ASCII);

    /// How much of [#WRITTEN] has come and is not passed on yet.
    private int held;

    CourseName(OutputStream out) {
        super(out);
    }

    /// Lets all that this program prints name the command as it is typed here. Called first in a
    /// `main`.
    static void asTypedHere() {
        if (File.separatorChar != '\\') return;
        System.setOut(new PrintStream(new CourseName(System.out), true, System.out.charset()));
        System.setErr(new PrintStream(new CourseName(System.err), true, System.err.charset()));
    }

    @Override
    public void write(int b) throws IOException {
        if (b == WRITTEN[held]) {
            held++;
            if (held == WRITTEN.length) replace();
            return;
        }
        release();
        if (b == WRITTEN[0]) held = 1;
        else out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) write(bytes[i]);
    }

    private void replace() throws IOException {
        held = 0;
        out.write(TYPED);
    }

    private void release() throws IOException {
        int count = held;
        held = 0;
        out.write(WRITTEN, 0, count);
    }

    /// Passes on what has come, half a name included: who asks for a flush waits for the text.
    @Override
    public void flush() throws IOException {
        release();
        out.flush();
    }
}
