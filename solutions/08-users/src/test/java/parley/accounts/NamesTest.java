// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.accounts.AccountException.Code.NAME_REFUSED;
import static parley.accounts.AccountException.Code.PASSWORD_REFUSED;
import static parley.accounts.Household.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ana", "Ana.Maria_3-x", "李小龙", "Zoë", "Вера", "Σωκράτης", "たなか太郎",
        "김철수Kim", "संजय", "x1", "aaaaaaaaaabbbbbbbbbbccccccccccdd", "me2you"})
    void allows_names_that_people_have(String name) {
        assertThat(NameRules.check(name)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "12345", "a b", ".ana", "ana.", "a..b", "a_-b", "ana\u0000", "an\u202Ea",
        "аna", "anа", "payраl", "ana\u200B", "😀😀", "x\u0301\u0301\u0301", "<script>", "~gone-75",
        "aaaaaaaaaabbbbbbbbbbccccccccccddd", "\uD800aa", "@ana", "a/b", "a\nb", "ana\u0660",
        "ana\u034F", "ana\uFE0F", "ana\u1160", "김\u115F철수", "ana\u3164", "ក\u17B5a", "ana\u180B"})
    void refuses_what_cannot_be_typed_or_told_apart(String name) {
        refused(NAME_REFUSED, () -> NameRules.check(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSTEM", "system", "S.Y.S.T.E.M", "5ystem", "sy5tem", "Admin", "adm1n", "admln",
        "ＡＤＭＩＮ", "root", "all", "parley", "Deleted"})
    void keeps_the_servers_own_names(String name) {
        assertThat(refused(NAME_REFUSED, () -> NameRules.check(name)))
                .hasMessageContaining("server");
    }

    @Test
    void reads_compatibility_forms_as_what_they_stand_for() {
        assertThat(NameRules.check("  Ａｎａ１ ")).isEqualTo("Ana1");
    }

    @Test
    void finds_the_latin_name_for_which_another_could_be_taken() {
        assertThat(LookAlikes.latinTwin("раураӏ")).contains("paypal");
        assertThat(LookAlikes.latinTwin("Катя")).isEmpty();
        assertThat(LookAlikes.latinTwin("paypal")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana María", "李小龙", "👩‍👩‍👧 family", "O'Neill", "Ω", "名前 :)", "❤\uFE0F Ana"})
    void allows_nearly_anything_to_be_shown(String name) {
        assertThat(DisplayNames.check(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200D", "a\nb", "a\u202Eb", "a\u0000", "SYSTEM", "S Y S T E M", "deleted account",
        "\u2066x", "x\u0301\u0301\u0301\u0301\u0301", "\uD800", "\u0301",
        "\u3164", "\u2800", "\uFE0F", "Ana\u1160", "SYSTEM\u115F"})
    void shows_nothing_that_hides_or_pretends(String name) {
        refused(NAME_REFUSED, () -> DisplayNames.check(name));
    }

    @Test
    void makes_any_device_name_fit() {
        assertThat(DisplayNames.device("my\u202E phone\n")).isEqualTo("my phone");
        assertThat(DisplayNames.device("\u0000")).isEqualTo("unknown device");
        assertThat(DisplayNames.device("x".repeat(10_000))).hasSize(DisplayNames.MAX_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password", "PassWord1", "aaaaaaaaaa", "abababab", "anamaria", "AnaMaria1",
        "\uD800\uD800\uD800abcdef", "abc\u0000defghi"})
    void refuses_passwords_that_people_try_first(String password) {
        refused(PASSWORD_REFUSED, () -> PasswordRules.check(password, "anamaria"));
    }

    @Test
    void takes_one_form_for_what_looks_the_same_in_a_password() {
        assertThat(PasswordRules.check("cafe\u0301 du nord", "ana"))
                .isEqualTo(PasswordRules.check("caf\u00e9 du nord", "ana"));
        refused(PASSWORD_REFUSED, () -> PasswordRules.check("xy".repeat(200), "ana"));
    }
}
