// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says in plain words why setting up failed, from what Maven printed.
final class SetupTrouble {
    private static final int LINES = 5;
    private static final Pattern COMPILE_ERROR = Pattern.compile(
            "\\[ERROR] (.*\\.java):\\[(\\d+),\\d+] (.*)");

    /// A sign in Maven's output and what it means. The first sign that is found decides.
    private record Cause(Pattern sign, String advice) {
        Cause(String sign, String advice) {
            this(Pattern.compile(sign), advice);
        }
    }

    private static final List<Cause> CAUSES = List.of(
            new Cause("No space left on device|There is not enough space", """
                    The disk is full. Make room for about 200 MB and start ./course again."""),
            new Cause("Read-only file system|\\(Permission denied\\)|AccessDenied", """
                    A file may not be written. Copy the course to a folder of your own (and see
                    that the folder .m2 in your home is yours), then start ./course again."""),
            new Cause("status:? (code: )?407|Proxy Authentication Required", """
                    Your network's proxy wants a name and a password, and Maven has none.
                    Write them into the file .m2/settings.xml in your home:
                      <settings><proxies><proxy><active>true</active><protocol>https</protocol>
                        <host>PROXY</host><port>PORT</port>
                        <username>NAME</username><password>PASSWORD</password>
                      </proxy></proxies></settings>"""),
            new Cause("PKIX|certificate_unknown|valid certification path|SSLHandshake", """
                    The download server showed a certificate that Java does not know. In schools
                    and companies a proxy often reads encrypted traffic; Java must trust it as
                    your browser does. Set this, then start ./course again:
                      Windows:  set MAVEN_OPTS=-Djavax.net.ssl.trustStoreType=Windows-ROOT
                      macOS:    export MAVEN_OPTS=-Djavax.net.ssl.trustStoreType=KeychainStore
                      Linux:    export MAVEN_OPTS=-Djavax.net.ssl.trustStore=/etc/ssl/java/cacerts
                    At home, try another network, and check the clock of this computer."""),
            new Cause("checksum|SHA-256", """
                    A download arrived damaged, or is not what it should be. Start ./course again;
                    if it stays like that, use another network."""),
            new Cause("(wget|curl): Failed to fetch", """
                    There is no Maven on this computer, and downloading it failed. Is there a
                    network? Behind a proxy, set https_proxy. Or install Maven 3.8.6 or newer."""),
            new Cause("default-http-blocker|Blocked mirror", """
                    Your Maven settings (.m2/settings.xml) name a mirror with http. Maven only
                    takes https."""),
            new Cause("proxy: ProxyInfo|UnknownHost|Name or service not known|No such host"
                    + "|Connection refused|[Cc]onnect(ion)? timed out|Network is unreachable"
                    + "|transfer failed|Connection reset|No route to host", """
                    The download server could not be reached. Is there a network? If you need a
                    proxy, Maven must know it (the shell's https_proxy is not enough). Write into
                    the file .m2/settings.xml in your home:
                      <settings><proxies><proxy><active>true</active><protocol>https</protocol>
                        <host>PROXY</host><port>PORT</port></proxy></proxies></settings>
                    and start ./course again: what is downloaded already stays."""),
            new Cause("status code: (403|5\\d\\d)|status: (403|5\\d\\d)", """
                    The download server, or a proxy before it, refused. Try again later, or on
                    another network: what is downloaded already stays."""),
            new Cause("[Cc]annot find matching toolchain|No toolchain", """
                    Maven found no JDK 25. Set JAVA_HOME to the folder of one."""));

    private SetupTrouble() {
    }

    /// Whether an offline build failed only because something is not downloaded yet.
    static boolean isMissing(List<String> output) {
        return output.stream().anyMatch(line -> line.contains("offline mode")
                || line.contains("has not been downloaded from it before"));
    }

    /// The sentences for this output of a failed build.
    static String explain(Path root, List<String> output) {
        var all = "\nAll that Maven said: " + root.resolve(".course/setup.log");
        var errors = output.stream().map(COMPILE_ERROR::matcher).filter(m -> m.matches())
                .map(m -> "  " + relative(root, m.group(1)) + ":" + m.group(2) + ": " + m.group(3))
                .distinct().limit(LINES).toList();
        if (!errors.isEmpty()) return compileErrors(errors) + all;
        var text = String.join("\n", output);
        return CAUSES.stream().filter(cause -> cause.sign().matcher(text).find())
                .map(Cause::advice).findFirst().orElseGet(() -> unknown(output)) + all;
    }

    private static String compileErrors(List<String> errors) {
        return "The course's own sources do not compile:\n" + String.join("\n", errors)
                + "\nIf you changed them, change them back (in a clone: git diff solutions tools"
                + "\nshows what changed, git checkout solutions tools takes it back).";
    }

    private static String unknown(List<String> output) {
        return "The course program could not be built. Maven's own words:\n"
                + output.stream().filter(line -> line.startsWith("[ERROR]")).limit(LINES)
                        .collect(Collectors.joining("\n"));
    }

    private static String relative(Path root, String file) {
        return file.startsWith(root.toString()) ? root.relativize(Path.of(file)).toString() : file;
    }

    /// The sentence for a file or folder that cannot be written or read.
    static String cannotWrite(Path root, FileSystemException trouble) {
        var reason = trouble.getReason() == null ? trouble.getClass().getSimpleName()
                .replaceFirst("Exception$", "") : trouble.getReason();
        return "This did not work: " + trouble.getFile() + " (" + reason + ").\n"
                + "If the disk is full, make room. If the folder cannot be written, copy the\n"
                + "course to a folder of your own, and start ./course there.";
    }
}
