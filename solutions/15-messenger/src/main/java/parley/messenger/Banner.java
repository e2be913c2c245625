// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.Console;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import parley.http.Json;

/// What the messenger prints: at start where it is and how to stop it, at the end what each part
/// has done.
final class Banner {
    private Banner() {
    }

    static void print(Program program, Parts parts, PrintStream out) {
        log(program);
        if (program.settings().on(SettingTable.JSON)) {
            out.println(new String(Json.write(json(program, parts)), StandardCharsets.UTF_8));
            out.flush();
            return;
        }
        out.println("Parley is running:  " + address(program));
        out.println("  its API:          " + address(program) + "api/v1/openapi.json");
        if (program.framesPort() > 0)
            out.println("  framed TCP:       " + host(program) + ":" + program.framesPort());
        out.println("  health, metrics:  http://127.0.0.1:" + program.adminPort() + "/health");
        out.println("  its data:         " + data(program));
        out.println("  its parts:        " + parts.sentence());
        program.tls().ifPresent(tls -> Invitation.print(program, tls, canDraw(), out));
        if (!program.settings().on(SettingTable.LIMITS))
            out.println("  Rate limits are off: for measurements only.");
        program.settings().chosen().forEach((name, choice) -> SettingTable.named(name)
                .ifPresent(setting -> out.println("  " + name + " = "
                        + program.settings().shown(setting) + " (" + choice.source() + ")")));
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    private static boolean canDraw() {
        var console = Optional.ofNullable(System.console());
        return QrCode.shows(console.map(Console::isTerminal).orElse(false), System.getenv(),
                System.getProperty("native.encoding", ""));
    }

    private static void log(Program program) {
        var log = LoggerFactory.getLogger(Banner.class);
        program.settings().lines().forEach(line -> log.atInfo().log("setting {}", line));
        log.atInfo().addKeyValue("port", program.port())
                .addKeyValue("store", program.store().name())
                .addKeyValue("millis", ManagementFactory.getRuntimeMXBean().getUptime())
                .log("the messenger is running");
    }

    private static Map<String, Object> json(Program program, Parts parts) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("url", address(program));
        members.put("port", program.port());
        members.put("framesPort", program.framesPort());
        members.put("adminPort", program.adminPort());
        members.put("data", data(program).toString());
        members.put("pid", ProcessHandle.current().pid());
        Map<String, String> whose = new LinkedHashMap<>();
        parts.all().forEach(part -> whose.put(part.name(), part.yours() ? "yours" : "reference"));
        members.put("parts", whose);
        return members;
    }

    /// The address to open: the loopback one, which every start has.
    static String address(Program program) {
        return (program.settings().secure() ? "https://" : "http://") + host(program) + ":"
                + program.port() + "/";
    }

    private static String host(Program program) {
        var bound = program.settings().bindAddress();
        return bound.equals("0.0.0.0") ? "127.0.0.1" : bound;
    }

    private static Path data(Program program) {
        return Path.of(program.settings().text(SettingTable.DATA)).toAbsolutePath().normalize();
    }

    /// What each part has done, when it has ended.
    static void goodbye(Program program, Parts parts, PrintStream out) {
        if (program.settings().on(SettingTable.JSON)) return;
        out.println("Parley has ended. What its parts did:");
        parts.all().forEach(part -> out.println(
                "  chapter " + part.chapter() + ", " + part.report(program.work())));
        out.flush();
    }
}
