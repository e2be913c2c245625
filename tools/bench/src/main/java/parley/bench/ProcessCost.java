// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// What a process has cost so far, as Linux counts it.
final class ProcessCost {
    /// What `/proc` counts processor time in; Linux has shown programs 100 a second for decades.
    private static final double TICKS_A_SECOND = 100;
    private static final long TOOL_LIMIT_SECONDS = 60;

    private final long pid;

    ProcessCost(long pid) {
        this.pid = pid;
    }

    /// Whether this system shows what is asked here.
    static boolean known() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    /// Seconds of processor time, of all its threads, in programs and in the system.
    double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    /// Memory that is resident now, in bytes.
    long residentBytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status")))
            if (line.startsWith("VmRSS:"))
                return 1024L * Long.parseLong(line.replaceAll("\\D", ""));
        throw new IOException("/proc/" + pid + "/status has no VmRSS");
    }

    /// Heap that is in use after a full collection, in bytes.
    long liveHeapBytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        var text = jcmd("GC.heap_info");
        long kilobytes = 0;
        var used = Pattern.compile("(?im)^ *(?:def ?new|tenured|garbage-first heap) .*? used (\\d+)K")
                .matcher(text);
        while (used.find()) kilobytes += Long.parseLong(used.group(1));
        if (kilobytes == 0) throw new IOException("no heap in what jcmd says:\n" + text);
        return 1024 * kilobytes;
    }

    private String jcmd(String what) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), what)
                .redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(TOOL_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0)
            throw new IOException("jcmd " + what + " failed:\n" + text);
        return text;
    }
}
