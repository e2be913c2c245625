// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import parley.store.FileInfo;
import parley.store.Store;
import parley.store.User;

/// A person's data as a zip file.
///
/// | entry                      | holds                                                          |
/// |----------------------------|----------------------------------------------------------------|
/// | `account.json`             | who they are, and when this was written                        |
/// | `devices.json`             | where they are signed in                                       |
/// | `contacts.json`            | whom they know, asked or blocked                               |
/// | `conversations.json`       | in which they take part, with members                          |
/// | `messages/ID.json`         | what was said there, as far as they may read it                |
/// | `files.json`, `files/ID/NAME` | what they attached                                          |
///
/// Everything is read a page at a time and written at once; nothing is held.
final class Export {
    /// How much is read at once.
    static final int PAGE = 200;

    private final Store store;
    private final Clock clock;

    Export(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void write(Identity me, List<Device> devices, OutputStream to) throws IOException {
        ExportPages pages = new ExportPages(store, me.userId());
        User user = store.users().byId(me.userId()).orElseThrow(AccountException::notSignedIn);
        ZipOutputStream zip = new ZipOutputStream(new KeptOpen(to), UTF_8);
        // task 8.8: an entry for each list; then the messages of each conversation, and the files
        json(zip, "account.json", text -> text.value(Map.of("id", user.id(), "name", user.name(),
                "displayName", user.displayName(), "createdAt", user.createdAt(),
                "role", user.role(), "exportedAt", clock.instant())));
        json(zip, "devices.json", text -> text.value(devices.stream().map(d -> Map.of(
                "name", d.name(), "createdAt", d.createdAt(), "seenAt", d.seenAt())).toList()));
        json(zip, "contacts.json", pages::contacts);
        json(zip, "conversations.json", pages::conversations);
        pages.eachConversation(c -> json(zip, "messages/" + c.id() + ".json",
                text -> pages.messages(c, text)));
        json(zip, "files.json", pages::files);
        pages.eachFile(file -> attach(zip, file));
        zip.finish();
        // end 8.8
    }

    /// Writes a part of an entry.
    @FunctionalInterface
    private interface Part {
        void write(JsonText text) throws IOException;
    }

    private static void json(ZipOutputStream zip, String name, Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer writer = new BufferedWriter(new OutputStreamWriter(zip, UTF_8));
        part.write(new JsonText(writer));
        writer.write("\n");
        writer.flush();
        zip.closeEntry();
    }

    private void attach(ZipOutputStream zip, FileInfo file) throws IOException {
        try (InputStream content = store.files().open(file.id(), 0)) {
            zip.putNextEntry(new ZipEntry("files/" + file.id() + "/" + safe(file.name())));
            content.transferTo(zip);
            zip.closeEntry();
        } catch (NoSuchFileException e) {
            // Removed since the page was read: then it is not theirs any more.
            return;
        }
    }

    /// A name that stays in its folder wherever the zip is unpacked.
    static String safe(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{M}\\p{N}. _-]", "_").replaceAll("^[. ]+", "_");
        return plain.isBlank() ? "file" : plain;
    }

    /// Keeps the caller's stream open.
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
