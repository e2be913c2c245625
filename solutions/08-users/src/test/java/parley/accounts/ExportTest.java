// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static parley.accounts.Household.PASSWORD;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.store.Bond;
import parley.store.Conversation;
import parley.store.Draft;
import parley.store.FileInfo;
import parley.store.Ids;
import parley.store.Member;

@Timeout(60)
class ExportTest {
    @TempDir Path folder;
    private Household house;
    private LoggedIn ana;
    private LoggedIn bo;

    @BeforeEach
    void open() {
        house = new Household(folder);
        ana = house.signUp("ana");
        bo = house.signUp("bo");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String talk(int messages, long fromSeq) {
        String group = Ids.group();
        String me = ana.identity().userId();
        String other = bo.identity().userId();
        house.rocks.conversations().add(new Conversation(group, Conversation.Kind.GROUP, "Lunch",
                List.of(new Member(me, Member.Role.MEMBER, fromSeq),
                        new Member(other, Member.Role.OWNER, 1)), house.clock.instant(), 0));
        List<Draft> drafts = new ArrayList<>();
        for (int i = 1; i <= messages; i++) {
            drafts.add(Draft.text(group, i % 2 == 0 ? me : other, "c" + i, house.clock.instant(),
                    "message \"" + i + "\"\n\u2028 €"));
            if (drafts.size() == 1_000 || i == messages) {
                house.rocks.messages().append(drafts);
                drafts.clear();
            }
        }
        return group;
    }

    private String attach(String name, byte[] content) throws IOException {
        FileInfo about = new FileInfo(Ids.file(), ana.identity().userId(), "", name, "image/png", 0,
                "", house.clock.instant());
        return house.rocks.files().put(about, new ByteArrayInputStream(content), 1 << 20).id();
    }

    private Map<String, String> exported() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        house.accounts.export(ana.identity(), zip);
        Map<String, String> entries = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()), UTF_8)) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; )
                entries.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
        }
        return entries;
    }

    @Test
    void holds_what_is_the_persons_and_no_secret() throws IOException {
        String group = talk(3, 1);
        String file = attach("../../Grüße aus Köln.png", "picture".getBytes(UTF_8));

        Map<String, String> entries = exported();

        assertThat(entries.keySet()).containsExactly("account.json", "devices.json",
                "contacts.json", "conversations.json", "messages/" + group + ".json", "files.json",
                "files/" + file + "/__.._Grüße aus Köln.png");
        assertThat(entries.get("account.json")).contains("\"name\":\"ana\"");
        assertThat(entries.get("conversations.json")).contains("\"title\":\"Lunch\"");
        assertThat(entries.get("messages/" + group + ".json"))
                .contains("\"text\":\"message \\\"1\\\"\\u000a\\u2028 €\"", "\"seq\":3");
        assertThat(entries.get("files/" + file + "/__.._Grüße aus Köln.png"))
                .isEqualTo("picture");
        assertThat(entries.get("contacts.json")).isEqualTo("[]\n");
        assertThat(entries.toString()).doesNotContain("argon2", ana.token(),
                Tokens.fingerprint(ana.token()), PASSWORD);
    }

    @Test
    void leaves_out_what_was_said_before_they_came() throws IOException {
        String group = talk(5, 4);

        assertThat(exported().get("messages/" + group + ".json"))
                .contains("\"seq\":4", "\"seq\":5").doesNotContain("\"seq\":3");
    }

    @Test
    void does_not_tell_who_has_blocked_them() throws IOException {
        String me = ana.identity().userId();
        String other = bo.identity().userId();
        Bond bond = Bond.strangers(me, other, house.clock.instant());
        house.rocks.contacts().put(
                new Bond(bond.low(), bond.high(), Set.of(), Set.of(other), bond.since(), 0));

        assertThat(exported().get("contacts.json")).isEqualTo("[]\n");
    }

    @Test
    void keeps_names_in_their_folder() {
        for (String name : List.of("..", "../x", "/etc/passwd", "C:\\x", "a/../../b", "\u0000", " . "))
            assertThat(Export.safe(name)).doesNotContain("/", "\\", "\u0000").doesNotStartWith(".")
                    .isNotBlank();
    }

    /// The heap of this test is small: see the POM.
    @Test
    void streams_more_than_memory_holds() throws IOException {
        talk(60_000, 1);
        attach("large", new byte[1 << 20]);
        long[] written = {0};

        house.accounts.export(ana.identity(), new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                written[0] += length;
            }
        });

        assertThat(written[0]).isPositive();
    }

    @Test
    void stops_when_nobody_takes_it() {
        talk(1_000, 1);
        org.junit.jupiter.api.Assertions.assertThrows(IOException.class,
                () -> house.accounts.export(ana.identity(), new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("gone");
                    }
                }));
    }
}
