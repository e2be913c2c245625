// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import parley.testkit.Machine;

/// A small file system in memory, and a file in it that takes the room away.
///
/// @param folder where it is mounted
record SmallDisk(Path folder) implements AutoCloseable {
    private static final int LIMIT_SECONDS = 10;
    private static final byte[] MIB = new byte[1 << 20];

    /// Mounts one, where that is possible.
    static SmallDisk mount(Path folder, int mib) throws InterruptedException {
        boolean mounted = asRoot("mount", "-t", "tmpfs", "-o", "mode=777,size=" + mib + "m",
                "parley", folder.toString());
        Machine.needs(mounted, "No file system can be mounted, so no full disk was tried.",
                "Run the tests on Linux as root, or where sudo asks for no password.");
        return new SmallDisk(folder);
    }

    private static boolean asRoot(String... command) throws InterruptedException {
        return run(command) || run(Stream.concat(Stream.of("sudo", "-n"), Stream.of(command))
                .toArray(String[]::new));
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notHere) {
            return false;
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private long freeMib() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() / MIB.length;
    }

    /// Writes until only so many MiB are free.
    void fillUpTo(int mib) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (freeMib() > mib) out.write(MIB);
        }
    }

    /// Writes until nothing more goes in.
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            for (int size = MIB.length; size > 0; size /= 2) fill(out, size);
        }
    }

    private static void fill(OutputStream out, int size) {
        try {
            while (true) out.write(MIB, 0, size);
        } catch (IOException full) {
            // As it shall be.
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(ballast());
    }

    @Override
    public void close() {
        try {
            if (!asRoot("umount", folder.toString()))
                throw new IllegalStateException("cannot unmount " + folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
