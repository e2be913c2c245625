// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;

/// Every limit of the messenger's rules and of its WebSocket protocol, with its name, its number
/// and what it is for. The protocol's page and the tests read this list; no other place has a
/// number of its own.
public enum Limit {
    /// Text of one message.
    TEXT_BYTES(16 * 1024, "bytes of UTF-8 in the text of one message"),
    /// What a client calls its own send.
    CLIENT_ID_CHARS(64, "characters of a client id: A-Z a-z 0-9 _ -"),
    /// Ids the server gives out.
    ID_CHARS(128, "characters of any other id"),
    /// A log-in's token.
    TOKEN_CHARS(256, "characters of a session token"),
    /// Attachments of one message.
    FILES_PER_MESSAGE(10, "files attached to one message"),
    /// One attachment.
    FILE_BYTES(100 * 1024 * 1024, "bytes of one attached file"),
    /// All attachments of one person.
    QUOTA_MIB(1024, "MiB of all files of one person together, each counted with 4 KiB more, unless "
            + "the server has a number of its own; 0: no limit"),
    /// Files that nobody ever saw.
    WAITING_FILE_HOURS(24, "hours after which a file is removed that no message names, unless the "
            + "server has a number of its own"),
    /// What an attachment is called.
    FILE_NAME_CHARS(200, "characters of a file's name"),
    /// Members.
    GROUP_MEMBERS(1_000, "members of a group"),
    /// Title.
    TITLE_CHARS(100, "characters of a group's title"),
    /// Display name.
    DISPLAY_NAME_CHARS(100, "characters of a display name"),
    /// Words to search for.
    SEARCH_CHARS(200, "characters of a search"),
    /// How many of them.
    SEARCH_WORDS(16, "words of a search"),
    /// Contacts and requests.
    CONTACTS(2_000, "people one person can have as contacts, own requests and blocks together"),
    /// A page of a list.
    PAGE(100, "entries on one page of a list"),
    /// A page of a list when nobody says.
    PAGE_DEFAULT(50, "entries on a page when the request names no number"),
    /// Unread entries are counted no further.
    UNREAD(100, "unread messages are counted up to here"),
    /// Conversations a client can resume at once.
    CURSORS(1_000, "cursors in one hello or poll"),

    /// A message of the WebSocket protocol.
    FRAME_BYTES(64 * 1024, "bytes of one WebSocket message from a client"),
    /// Nesting of JSON.
    JSON_DEPTH(3, "levels of JSON in a WebSocket message"),
    /// Sends in flight.
    SENDS_IN_FLIGHT(64, "sends without an answer on one connection; then reading pauses"),
    /// Reading goes on.
    SENDS_RESUME(32, "sends without an answer at which reading goes on"),
    /// Devices of one person that are connected.
    CONNECTIONS_PER_USER(20, "connections of one person at once"),
    /// Connections.
    CONNECTIONS(50_000, "connections of one server at once"),
    /// Outbox.
    OUTBOX_BYTES(256 * 1024, "bytes waiting for one reader; more drops it to resume"),
    /// Outbox kept for answers.
    OUTBOX_RESERVE_BYTES(32 * 1024, "bytes of the outbox that only answers may use"),
    /// Entries read from the store at once for a client that catches up.
    CATCH_UP_PAGE(200, "entries read at once for a client that catches up"),
    /// Waiting before hello.
    HELLO_MILLIS(10_000, "milliseconds a connection may wait before its hello"),
    /// Heartbeat.
    HEARTBEAT_MILLIS(30_000, "milliseconds between the server's pings"),
    /// Silence.
    SILENCE_MILLIS(75_000, "milliseconds without a byte from a client before it is closed"),
    /// Overflow.
    OVERFLOW_MILLIS(60_000, "milliseconds after an overflow in which a second one closes"),
    /// Faults of a client.
    FAULTS(20, "faulty messages on one connection; the next one closes it"),

    /// Queue of the committer.
    QUEUE(8_192, "sends and changes waiting for the committer"),
    /// A batch of the committer.
    BATCH(1_000, "sends in one commit"),
    /// Conversations in memory.
    CACHED_CONVERSATIONS(20_000, "conversations whose members are kept in memory"),
    /// How long.
    CACHE_MILLIS(10_000, "milliseconds before a cached conversation is read again: so long another "
            + "server on the same store may take somebody for a member who was removed or "
            + "blocked"),
    /// Reads.
    READS_WAITING(4_096, "reads waiting for the store's readers"),
    /// A caller's patience.
    ANSWER_MILLIS(20_000, "milliseconds a caller waits for a commit or a read"),
    /// Between two tries to reopen the store.
    REOPEN_MILLIS(5_000, "milliseconds at most between two tries to reopen the store"),
    /// While nothing is written.
    CHECK_MILLIS(1_000, "milliseconds without a commit after which the store is asked how it is"),
    /// Hint when the store is damaged.
    REPAIR_MILLIS(60_000, "milliseconds after which a send is tried again that a damaged store refused"),

    /// Sends, in a row.
    SENDS_BURST(60, "sends of one connection in a row"),
    /// Sends, for long.
    SENDS_PER_SECOND(10, "sends of one connection a second"),
    /// Other messages, in a row.
    EVENTS_BURST(100, "markers, typing, pings and syncs of one connection in a row"),
    /// Other messages, for long.
    EVENTS_PER_SECOND(20, "markers, typing, pings and syncs of one connection a second"),

    /// Markers are written together.
    MARKERS_MILLIS(200, "milliseconds in which markers are put together"),
    /// Markers waiting.
    MARKERS(20_000, "markers waiting to be put together; more are dropped"),
    /// Groups in which others see markers.
    MARKER_MEMBERS(50, "members of a conversation up to which others see markers"),
    /// Gone.
    GONE_MILLIS(5_000, "milliseconds without a connection until contacts are told"),
    /// Last seen.
    LAST_SEEN(100_000, "people whose time of leaving is kept in memory"),
    /// Long poll.
    POLL_MILLIS(30_000, "milliseconds a long poll waits at most"),
    /// Drain.
    DRAIN_MILLIS(10_000, "milliseconds for the end of everything that runs"),
    /// Hint when the server goes.
    COME_BACK_MILLIS(2_000, "milliseconds after which a client that was sent away comes back");

    private final int number;
    private final String meaning;

    Limit(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /// The number, in the unit that the name and [#meaning()] say.
    public int number() {
        return number;
    }

    /// What is limited, as the words after the number: "bytes of UTF-8 in ...".
    public String meaning() {
        return meaning;
    }

    /// A limit in milliseconds as a duration.
    ///
    /// @throws IllegalStateException when this one counts something else
    public Duration duration() {
        if (!name().endsWith("_MILLIS")) throw new IllegalStateException(name() + " is no time");
        return Duration.ofMillis(number);
    }
}
