// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.function.Function;
import parley.accounts.Identity;
import parley.store.Message;
import parley.store.SearchPage;
import parley.store.Store;

/// Reading what was said. Only members may, and only from the entry with which they came. Every
/// method waits for the store on one of its readers.
public final class History {
    private final Store store;
    private final Readers readers;

    History(Store store, Readers readers) {
        this.store = store;
        this.readers = readers;
    }

    /// The entries after a number, oldest first.
    ///
    /// @param seq 0 to begin
    /// @param limit 1 to [Limit#PAGE]
    /// @throws ApiException when it is refused
    public List<Entry> after(Identity me, String conversation, long seq, int limit) {
        return after(me, conversation, seq, limit, History::entries);
    }

    /// The same as JSON: a [Page] of entries, whose `next` is the number to go on with.
    byte[] pageAfter(Identity me, String conversation, long seq, int limit) {
        return after(me, conversation, seq, limit, found -> EntryJson.page(found, limit));
    }

    private <T> T after(Identity me, String conversation, long seq, int limit,
            Function<List<Message>, T> made) {
        notNegative(seq);
        Rules.limit(limit);
        return reading(me, conversation, from -> made.apply(store.messages()
                .after(conversation, Math.max(seq, from - 1), limit)));
    }

    /// The entries before a number, newest first.
    ///
    /// @param seq [Long#MAX_VALUE] for the newest
    /// @param limit 1 to [Limit#PAGE]
    /// @throws ApiException when it is refused
    public List<Entry> before(Identity me, String conversation, long seq, int limit) {
        return before(me, conversation, seq, limit, History::entries);
    }

    /// The same as JSON: a [Page] of entries, whose `next` is the number to go on with.
    byte[] pageBefore(Identity me, String conversation, long seq, int limit) {
        return before(me, conversation, seq, limit, found -> EntryJson.page(found, limit));
    }

    private <T> T before(Identity me, String conversation, long seq, int limit,
            Function<List<Message>, T> made) {
        notNegative(seq);
        Rules.limit(limit);
        return reading(me, conversation, from -> made.apply(visible(
                store.messages().before(conversation, seq, limit), from)));
    }

    private static List<Message> visible(List<Message> messages, long from) {
        boolean all = messages.isEmpty() || messages.getLast().seq() >= from;
        return all ? messages
                : messages.stream().filter(message -> message.seq() >= from).toList();
    }

    /// One entry.
    ///
    /// @throws ApiException when it is refused, or there is none
    public Entry at(Identity me, String conversation, long seq) {
        Rules.seq(seq);
        return reading(me, conversation, from -> store.messages()
                .at(conversation, seq)
                .filter(message -> message.seq() >= from)
                .map(Entry::of)
                .orElseThrow(() -> ApiException.notFound("message")));
    }

    /// Looks for texts that hold all words, newest first. Looks at a bounded number of entries and
    /// says where to go on, so a page may be empty although there is more.
    ///
    /// @param words parted by white space
    /// @param before [Long#MAX_VALUE] to begin, then [Found#nextBefore()]
    /// @param limit 1 to [Limit#PAGE]
    /// @throws ApiException when it is refused
    public Found search(Identity me, String conversation, String words, long before, int limit) {
        Rules.limit(limit);
        if (Rules.line("search", words, Limit.SEARCH_CHARS).split("\\s+").length
                > Limit.SEARCH_WORDS.number())
            throw ApiException.bad("Search for " + Limit.SEARCH_WORDS.number() + " words at most.");
        notNegative(before);
        return reading(me, conversation, from -> {
            SearchPage page = store.messages().search(conversation, words, before, limit);
            boolean more = page.beforeSeq() > from;
            return new Found(entries(visible(page.found(), from)), more ? page.beforeSeq() : 0);
        });
    }

    /// Runs on a reader with the first entry that the caller may see.
    private <T> T reading(Identity me, String conversation, Function<Long, T> read) {
        Rules.id("conversation", conversation);
        return readers.call(() -> read.apply(store.conversations().byId(conversation)
                .flatMap(found -> found.member(me.userId()))
                .orElseThrow(() -> ApiException.notFound("conversation"))
                .fromSeq()));
    }

    private static void notNegative(long seq) {
        if (seq < 0) throw ApiException.bad("Entries are numbered from 1.");
    }

    private static List<Entry> entries(List<Message> messages) {
        return messages.stream().map(Entry::of).toList();
    }
}
