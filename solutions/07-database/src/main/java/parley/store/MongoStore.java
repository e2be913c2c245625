// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/// A store on a MongoDB server, or on what speaks its protocol. Several of them, in any number of
/// processes, may use one database.
///
/// Writes are acknowledged by the majority of a replica set, from their journals.
public final class MongoStore implements Store {
    /// How long to look for a server.
    public static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    /// How long one answer may take.
    public static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private static final String DEFAULT_DATABASE = "parley";

    private final MongoClient client;
    private final String name;
    private final MongoDatabase database;
    private final Intents intents;
    private final MongoLog log;
    private final MongoUsers mongoUsers;
    private final MongoSessions mongoSessions;
    private final MongoContacts mongoContacts;
    private final MongoConversations mongoConversations;
    private final MongoEntries entries;
    private final MongoFiles mongoFiles;
    private final Users users;
    private final Sessions sessions;
    private final Contacts contacts;
    private final Conversations conversations;
    private final Messages messages;
    private final Files files;

    private MongoStore(ConnectionString uri, Faults faults) {
        client = MongoClients.create(settings(uri));
        database = client.getDatabase(Optional.ofNullable(uri.getDatabase())
                .orElse(DEFAULT_DATABASE));
        // Never the whole URI: it may hold a password.
        name = "MongoDB at " + String.join(",", uri.getHosts()) + ", database "
                + database.getName();
        Heads heads = new Heads(collection("messages"));
        entries = new MongoEntries(collection("messages"), heads);
        MongoFates fates = new MongoFates(collection("fates"));
        MongoFileMarks marks = new MongoFileMarks(collection(MongoFiles.FILES), fates);
        intents = new Intents(collection("intents"), collection("conversations"), entries, marks,
                faults);
        log = new MongoLog(collection("conversations"), entries, intents, heads, marks,
                fates, faults);
        mongoUsers = new MongoUsers(collection("users"));
        mongoSessions = new MongoSessions(collection("sessions"));
        mongoContacts = new MongoContacts(collection("bonds"));
        mongoConversations = new MongoConversations(collection("conversations"),
                collection("markers"), log);
        mongoFiles = new MongoFiles(database, marks, fates, entries, faults);
        users = MongoTrouble.told(Users.class, mongoUsers, this);
        sessions = MongoTrouble.told(Sessions.class, mongoSessions, this);
        contacts = MongoTrouble.told(Contacts.class, mongoContacts, this);
        conversations = MongoTrouble.told(Conversations.class, mongoConversations, this);
        messages = MongoTrouble.told(Messages.class,
                new MongoMessages(collection("messages"), log, heads), this);
        files = MongoTrouble.told(Files.class, mongoFiles, this);
    }

    /// Connects to a server and makes what is missing there.
    ///
    /// @param uri `mongodb://host:port/database`, with what else
    ///     [a connection string](https://www.mongodb.com/docs/manual/reference/connection-string/)
    ///     may say. Without a database: `parley`
    /// @throws IllegalArgumentException when it is no such URI
    /// @throws StoreException when the server cannot be reached or refuses
    public static MongoStore open(String uri) {
        return open(uri, Faults.NONE);
    }

    static MongoStore open(String uri, Faults faults) {
        MongoStore store = new MongoStore(new ConnectionString(uri), faults);
        boolean ready = false;
        try {
            store.prepare();
            ready = true;
            return store;
        } catch (MongoException e) {
            throw MongoTrouble.of(store, e);
        } finally {
            if (!ready) store.close();
        }
    }

    private static MongoClientSettings settings(ConnectionString uri) {
        return MongoClientSettings.builder()
                .applyToClusterSettings(c -> c.serverSelectionTimeout(CONNECT_LIMIT.toMillis(),
                        TimeUnit.MILLISECONDS))
                .applyToSocketSettings(s -> s
                        .connectTimeout((int) CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout((int) ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true)
                        .withWTimeout(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .applyConnectionString(uri)
                .build();
    }

    private MongoCollection<Document> collection(String collection) {
        return database.getCollection(collection);
    }

    private void prepare() {
        mongoUsers.createIndexes();
        mongoSessions.createIndexes();
        mongoContacts.createIndexes();
        mongoConversations.createIndexes();
        entries.createIndexes();
        intents.settleAll();
        mongoFiles.prepare();
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Contacts contacts() {
        return contacts;
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public Files files() {
        return files;
    }

    @Override
    public String name() {
        return name;
    }

    /// Asks the server whether it is there, and finishes what a server that has crashed left half
    /// done.
    @Override
    public void check() {
        try {
            database.runCommand(new Document("ping", 1));
            intents.settleAll();
        } catch (MongoException | IllegalStateException e) {
            throw MongoTrouble.of(this, e);
        }
    }

    @Override
    public void reopen() {
        log.clear();
        check();
    }

    /// Forgets what is remembered, after a write of which nobody knows what became.
    void doubt() {
        log.clear();
    }

    @Override
    public void close() {
        client.close();
    }
}
