// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Another right answer of lab 3, as a student's part in a messenger of its own process: it carries
/// the demo's bot, and the messenger says so.
@Timeout(90)
class RightVariantTest {
    private static final Path LAB = Path.of("..", "03-sockets");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /// Compiles the reference with the variant's files in the place of their namesakes.
    private Path compiled() throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        for (var part : List.of(LAB.resolve("src/main/java/parley/sockets"),
                LAB.resolve("right/plain-and-slow"))) {
            try (Stream<Path> files = Files.list(part)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("package-info.java"))
                        .forEach(file -> sources.put(file.getFileName().toString(), file));
            }
        }
        var classes = Files.createDirectories(
                folder.resolve(".course/messenger/mine/03-sockets"));
        var words = Stream.concat(Stream.of("-proc:none", "-Xlint:none", "-d",
                classes.toString(), "-cp", System.getProperty("java.class.path")),
                sources.values().stream().map(Path::toString)).toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words)).isZero();
        return classes;
    }

    private Process start(Path mine, Path said) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp", mine + File.pathSeparator
                        + System.getProperty("java.class.path"), Main.class.getName(), "--port",
                "0", "--data", folder.resolve("data").toString(), "--demo")
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    private static String found(Path said, String regex) throws IOException {
        Matcher matcher = Pattern.compile(regex).matcher(Files.readString(said));
        return matcher.find() ? matcher.group(1) : "";
    }

    @Test
    void lab_3s_other_right_answer_carries_the_bot() throws Exception {
        var said = folder.resolve("said.txt");
        var process = start(compiled(), said);
        try (var client = HttpClient.newHttpClient()) {
            await().atMost(LIMIT).until(() -> !found(said, "(curl -H \"\\$T\" \\$C)").isEmpty());
            var token = found(said, "Bearer ([A-Za-z0-9_-]+)");
            var messages = URI.create(found(said, " C=(http\\S+)"));
            var post = HttpRequest.newBuilder(messages).timeout(LIMIT)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"a\",\"text\":\"Hi\"}"));
            var get = HttpRequest.newBuilder(messages).timeout(LIMIT)
                    .header("Authorization", "Bearer " + token).build();

            assertThat(client.send(post.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);

            await().atMost(LIMIT).until(() -> client.send(get, BodyHandlers.ofString()).body()
                    .contains("You said: Hi"));
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Files.readString(said)).contains("yours: sockets; the rest: the reference");
        assertThat(Integer.parseInt(found(said, "chapter 3, sockets: yours, (\\d+) frames")))
                .isGreaterThan(3);
    }
}
