// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    @Test
    void fingerprints_as_the_standard_says() {
        // FIPS 180-2, appendix B.1
        assertThat(Tokens.fingerprint("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void makes_tokens_that_differ_and_have_their_shape() {
        var tokens = IntStream.range(0, 1000).mapToObj(i -> Tokens.random())
                .collect(Collectors.toSet());

        assertThat(tokens).hasSize(1000).allMatch(Tokens::shaped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refuses_what_has_not_the_shape_of_a_token(String text) {
        assertThat(Tokens.shaped(text)).isFalse();
    }
}
