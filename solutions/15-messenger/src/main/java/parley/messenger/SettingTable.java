// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every setting of the messenger. The start-up print, the help, the file, the environment and the
/// flags all read this table, so none of them can say something else.
final class SettingTable {
    private static final List<Setting> ALL = new ArrayList<>();
    private static final int MAX_PORT = 65_535;
    private static final Values PORT_NUMBER = new Values.Whole(0, MAX_PORT);

    static final Setting PORT = add("port", "8080", PORT_NUMBER,
            "Port of the API and the pages; 0 takes any free one.");
    static final Setting BIND = add("bind", "127.0.0.1", new Values.Text("an address"),
            "Address to listen on. Others than loopback need TLS: --lan, or --tls-cert.");
    static final Setting FRAMES_PORT = add("frames.port", "0", PORT_NUMBER,
            "Port of the framed TCP entrance; 0 takes any free one.");
    static final Setting FRAMES = add("frames", "on", Values.SWITCH,
            "Whether there is a framed TCP entrance.");
    static final Setting ADMIN_PORT = add("admin.port", "0", PORT_NUMBER,
            "Port for health, metrics and admin commands, on loopback; 0: any free one.");
    static final Setting DATA = add("data", "parley-data", new Values.Text("a folder"),
            "Folder that holds everything durable; made when it is not there.");
    static final Setting RESERVE_MIB = add("reserve.mib", "256", new Values.Whole(0, 1_000_000),
            "MiB kept free on the disk of the data folder: with less, sends are refused.");
    static final Setting QUOTA_MIB = add("quota.mib", "1024", new Values.Whole(0, 1_000_000),
            "MiB that all files of one person may have together; 0: no limit.");
    static final Setting WAITING_HOURS = add("waiting.hours", "24", new Values.Whole(1, 8_760),
            "Hours after which a file is removed that no message names.");
    static final Setting MONGODB_URI = secret("mongodb.uri",
            new Values.Text("a mongodb:// address, or nothing"),
            "Stores in this MongoDB; nothing: in the data folder.");
    static final Setting LAN = add("lan", "off", Values.SWITCH,
            "Listens on all addresses with HTTPS, by a certificate authority of its own.");
    static final Setting TLS_CERT = add("tls.cert", "", new Values.Text("a PEM file, or nothing"),
            "Certificate chain for HTTPS; comes with tls.key.");
    static final Setting TLS_KEY = add("tls.key", "", new Values.Text("a PEM file, or nothing"),
            "Private key for HTTPS (PKCS #8); comes with tls.cert.");
    static final Setting LIMITS = add("limits", "on", Values.SWITCH,
            "Rate limits. Off is for benchmarks, and on loopback only.");
    static final Setting DEMO = add("demo", "off", Values.SWITCH,
            "Adds two signed-in people and a bot that answers.");
    static final Setting JSON = add("json", "off", Values.SWITCH,
            "Prints one line of JSON at start, for scripts.");
    static final Setting CONNECTIONS = add("connections.max", "20000",
            new Values.Whole(1, 1_000_000), "Open connections of each entrance.");
    static final Setting IDLE_SECONDS = add("idle.seconds", "90", new Values.Whole(1, 86_400),
            "Silence after which a framed connection is closed.");
    static final Setting DRAIN_SECONDS = add("drain.seconds", "10", new Values.Whole(1, 300),
            "How long the end may take after SIGTERM.");
    static final Setting LOG = add("log", "file", new Values.Words(List.of("file", "stderr")),
            "Where the log goes: messenger.log in the data folder, or standard error.");
    static final Setting LOG_LEVEL = add("log.level", "info",
            new Values.Words(List.of("error", "warn", "info", "debug")), "What is logged.");

    private SettingTable() {
    }

    /// All settings, in the order in which they are shown.
    static List<Setting> all() {
        return List.copyOf(ALL);
    }

    static Optional<Setting> named(String name) {
        return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    private static Setting add(String name, String standard, Values values, String doc) {
        return keep(new Setting(name, standard, values, false, doc));
    }

    private static Setting secret(String name, Values values, String doc) {
        return keep(new Setting(name, "", values, true, doc));
    }

    private static Setting keep(Setting setting) {
        ALL.add(setting);
        return setting;
    }
}
