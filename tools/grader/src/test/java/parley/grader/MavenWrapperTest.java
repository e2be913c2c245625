// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.Machine;

/// Runs `./mvnw` as it is, with Apache's own zip served on loopback in place of the archive.
///
/// The zip comes from the local Maven repository.
class MavenWrapperTest {
    private static final long LIMIT_SECONDS = 60;
    private static final Path COURSE = Path.of("../..");
    private static final String PROPERTIES = ".mvn/wrapper/maven-wrapper.properties";

    @TempDir
    Path folder;

    private final Properties wrapper = new Properties();

    @BeforeEach
    void read() throws IOException {
        try (var in = Files.newBufferedReader(COURSE.resolve(PROPERTIES))) {
            wrapper.load(in);
        }
    }

    @Test
    void names_apaches_archive_and_a_checksum() {
        assertThat(wrapper.getProperty("distributionUrl")).matches("https://archive\\.apache\\.org/"
                + "dist/maven/maven-3/(3\\.9\\.\\d+)/binaries/apache-maven-\\1-bin\\.zip");
        assertThat(wrapper.getProperty("distributionType")).isEqualTo("only-script");
        assertThat(wrapper.getProperty("distributionSha256Sum")).matches("[0-9a-f]{64}");
    }

    @Test
    void downloads_checks_and_starts_maven() throws Exception {
        var zip = Files.readAllBytes(zip());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip)))
                .isEqualTo(wrapper.getProperty("distributionSha256Sum"));

        assertThat(mvnw(zip)).contains("Apache Maven " + version());
    }

    @Test
    void refuses_a_zip_that_is_not_the_right_one() throws Exception {
        Assumptions.assumeTrue(File.separatorChar == '/', "mvnw is a shell script");

        assertThat(mvnw("no Maven".getBytes(StandardCharsets.UTF_8)))
                .contains("Failed to validate Maven distribution SHA-256")
                .doesNotContain("Apache Maven " + version());
    }

    private String version() {
        return wrapper.getProperty("distributionUrl").replaceFirst(".*/maven-3/([^/]+)/.*", "$1");
    }

    private Path zip() {
        var zip = Path.of(System.getProperty("user.home"), ".m2/repository/org/apache/maven",
                "apache-maven", version(), "apache-maven-" + version() + "-bin.zip");
        Assumptions.assumeTrue(File.separatorChar == '/', "mvnw is a shell script");
        Machine.needs(Files.exists(zip), "Maven's own archive is not in the local repository.",
                "mvn dependency:get -Dartifact=org.apache.maven:apache-maven:" + version()
                        + ":zip:bin");
        return zip;
    }

    /// @return what `./mvnw --version` prints when the archive serves these bytes
    private String mvnw(byte[] zip) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, zip.length);
            exchange.getResponseBody().write(zip);
            exchange.close();
        });
        server.start();
        try {
            return run("http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private String run(String host) throws Exception {
        var course = folder.resolve("\u00dcbung 3/my course");
        Files.createDirectories(course.resolve(PROPERTIES).getParent());
        Files.copy(COURSE.resolve("mvnw"), course.resolve("mvnw"));
        Files.writeString(course.resolve(PROPERTIES), Files.readString(COURSE.resolve(PROPERTIES))
                .replace("https://archive.apache.org", host));
        var builder = new ProcessBuilder("/bin/sh", "./mvnw", "--version")
                .directory(course.toFile()).redirectErrorStream(true);
        builder.environment().put("MAVEN_USER_HOME", folder.resolve("m2").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("no_proxy", "127.0.0.1");
        builder.environment().remove("MVNW_REPOURL");
        var process = builder.start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
