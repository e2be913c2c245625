// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhcHashTest {
    private static final String SALT = "c29tZXNhbHQ";
    private static final String HASH = "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    /// Made by the reference program of Argon2 (`echo -n password | argon2 somesalt -id -e ...`).
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
    })
    void matches_what_the_reference_program_made(String password, String stored) {
        PasswordHasher hasher = new PasswordHasher(Household.CHEAP, 1, 0);

        assertThat(hasher.matches(password, stored)).isTrue();
        assertThat(hasher.matches(password + "x", stored)).isFalse();
    }

    @Test
    void writes_what_it_reads() {
        String text = "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH;

        assertThat(PhcHash.parse(text)).hasValueSatisfying(hash -> {
            assertThat(hash.text()).isEqualTo(text);
            assertThat(hash.parameters()).isEqualTo(Argon2Parameters.DEFAULT);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "plain text",
        "$argon2i$v=19$m=64,t=1,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=16$m=64,t=1,p=1$" + SALT + "$" + HASH,
        "$argon2id$m=64,t=1,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=9999999,t=1,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=64,t=0,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=64,t=99999999999,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=7,t=1,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=64,t=1,p=1$AAAA$" + HASH,
        "$argon2id$v=19$m=64,t=1,p=1$" + SALT + "$AAAA",
        "$argon2id$v=19$m=64,t=1,p=1$" + SALT + "$" + HASH + "=",
        "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQx!$" + HASH,
        "$argon2id$v=19$m=64,t=1,p=1$" + SALT + "$" + HASH + "$",
    })
    void reads_nothing_else(String text) {
        assertThat(PhcHash.parse(text)).isEmpty();
    }

    @Test
    void never_shows_the_hash() {
        assertThat(PhcHash.parse("$argon2id$v=19$m=64,t=1,p=1$" + SALT + "$" + HASH).orElseThrow()
                .toString()).doesNotContain(HASH, SALT);
    }
}
