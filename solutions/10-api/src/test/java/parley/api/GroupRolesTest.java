// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.api.TeaGroup.outcome;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.accounts.Identity;
import parley.store.Member.Role;

/// Who may do what in a group.
@Timeout(60)
class GroupRolesTest {
    @TempDir
    Path folder;

    private TeaGroup tea;

    @BeforeEach
    void a_group() {
        tea = new TeaGroup(folder);
    }

    @AfterEach
    void close() {
        tea.close();
    }

    private void attempt(String who, String what) {
        Identity me = tea.who(who);
        String[] words = what.split("-");
        switch (words[0]) {
            case "rename" -> tea.groups.rename(me, tea.group, "coffee");
            case "add" -> tea.groups.add(me, tea.group, tea.id(words[1]));
            case "remove" -> tea.groups.remove(me, tea.group, tea.id(words[1]));
            case "promote" -> tea.groups.role(me, tea.group, tea.id(words[1]), Role.ADMIN);
            case "demote" -> tea.groups.role(me, tea.group, tea.id(words[1]), Role.MEMBER);
            case "crown" -> tea.groups.role(me, tea.group, tea.id(words[1]), Role.OWNER);
            case "leave" -> tea.groups.leave(me, tea.group);
            default -> throw new IllegalArgumentException(what);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            rename,         yes,         yes,       forbidden, not_found
            add-fay,        yes,         yes,       forbidden, forbidden
            add-member2,    changed,     changed,   forbidden, not_found
            remove-member2, yes,         yes,       forbidden, not_found
            remove-admin2,  yes,         forbidden, forbidden, not_found
            remove-owner,   forbidden,   forbidden, forbidden, not_found
            remove-fay,     not_found,   not_found, not_found, not_found
            promote-member2, yes,        forbidden, forbidden, not_found
            demote-admin2,  yes,         forbidden, forbidden, not_found
            demote-owner,   bad_request, forbidden, forbidden, not_found
            crown-admin2,   yes,         forbidden, forbidden, not_found
            promote-fay,    not_found,   forbidden, forbidden, not_found
            leave,          yes,         yes,       yes,       not_found
            """)
    void who_may_do_what(String what, String ifOwner, String ifAdmin, String ifMember,
            String ifOutside) {
        // From the least to the most, so that a refusal finds the group as it was.
        assertThat(outcome(() -> attempt("fay", what))).as("outside").isEqualTo(ifOutside);
        for (String[] row : new String[][] {
                {"member", ifMember}, {"admin", ifAdmin}, {"owner", ifOwner}}) {
            assertThat(outcome(() -> attempt(row[0], what))).as(row[0]).isEqualTo(row[1]);
            if (row[1].equals("yes") && !row[0].equals("owner")) restore(what);
        }
    }

    private void restore(String what) {
        switch (what) {
            case "add-fay" -> tea.groups.remove(tea.owner, tea.group, tea.id("fay"));
            case "remove-member2" -> tea.groups.add(tea.owner, tea.group, tea.id("member2"));
            default -> { }
        }
    }
}
