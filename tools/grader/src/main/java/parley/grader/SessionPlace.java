// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a session plays: the folder its programs run in, and the free ports that stand in for the
/// ones the text documents.
final class SessionPlace {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final String COURSE = "./course";
    private static final List<String> JAVA_OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8", "-Dstdin.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    private final Path folder;
    private final Map<Integer, Integer> ports;

    /// @param folder where the programs run: the course's folder or a copy of it
    /// @param documented the ports that get a free one each
    SessionPlace(Path folder, List<Integer> documented) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.ports = freePorts(documented);
    }

    private static Map<Integer, Integer> freePorts(List<Integer> documented) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        Map<Integer, Integer> free = new HashMap<>();
        try {
            for (int port : documented) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                free.put(port, held.getLast().getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) socket.close();
        }
        return free;
    }

    Path folder() {
        return folder;
    }

    /// What is typed here: the text with this run's ports.
    String played(String text) {
        String result = text;
        for (Map.Entry<Integer, Integer> port : ports.entrySet()) {
            result = replaceNumber(result, port.getKey(), port.getValue());
        }
        return result;
    }

    /// What a reader sees: the text with the documented ports and without this machine's folders.
    String documented(String shown) {
        String result = shown;
        for (Map.Entry<Integer, Integer> port : ports.entrySet()) {
            result = replaceNumber(result, port.getValue(), port.getKey());
        }
        return result
                .replace(folder.toString(), "~/parley")
                .replace(System.getProperty("java.io.tmpdir") + File.separator, "/tmp/");
    }

    private static String replaceNumber(String text, int from, int to) {
        return text.replaceAll("(?<![0-9.])" + from + "(?![0-9])", Integer.toString(to));
    }

    /// The program behind a command as readers type it.
    ProcessBuilder program(String command) {
        List<String> words = words(played(command));
        ProcessBuilder program = new ProcessBuilder(resolved(words)).directory(folder.toFile());
        program.environment().put("LC_ALL", "C.UTF-8");
        program.environment().put("TZ", "UTC");
        program.environment().remove("JAVA_TOOL_OPTIONS");
        program.environment().remove("JDK_JAVA_OPTIONS");
        return program;
    }

    private List<String> resolved(List<String> words) {
        if (!words.getFirst().equals(COURSE)) return words;
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(JAVA_OPTIONS);
        if (words.size() > 2 && words.get(1).equals("java")) {
            refuseMissing(words.get(2));
            java.addAll(words.subList(2, words.size()));
            return java;
        }
        Path cache = startUpCache();
        if (Files.exists(cache)) java.addAll(List.of("-Xlog:disable", "-XX:AOTCache=" + cache));
        java.addAll(List.of(
                "-Dparley.root=" + folder, "-Dparley.terminal=no",
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), SessionMain.class.getName()));
        java.addAll(words.subList(1, words.size()));
        return java;
    }

    /// The start-up cache of the running program: beside its jars, where the setup has left it.
    private static Path startUpCache() {
        String jar = System.getProperty("java.class.path").split(File.pathSeparator)[0];
        return Path.of(jar).toAbsolutePath().resolveSibling("course.aot");
    }

    private void refuseMissing(String file) {
        if (Files.isRegularFile(folder.resolve(file))) return;
        throw new SessionException("There is no file " + file + ". Correct the command, or bring "
                + "the file back.");
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            for (int group = 1; group <= 3; group++) {
                if (word.group(group) != null) words.add(word.group(group));
            }
        }
        return words;
    }
}
