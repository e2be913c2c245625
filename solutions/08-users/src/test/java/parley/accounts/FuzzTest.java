// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.accounts.AccountException.Code.NAME_REFUSED;
import static parley.accounts.AccountException.Code.NOT_SIGNED_IN;
import static parley.accounts.AccountException.Code.PASSWORD_REFUSED;
import static parley.accounts.Household.HOME;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.store.Names;

/// Anything typed into any field gets a clear answer. Replay one run with `-Dfuzz.seed=N`.
@Timeout(60)
class FuzzTest {
    private static final int CASES = 10_000;
    private static final int[] CORNERS = {0, '\n', ' ', '.', '-', '_', '~', '$', '/', '\\', '"', '<', 'a', 'A',
        'z', '0', '9', 0x7F, 0x85, 0xA0, 0xDF, 0x130, 0x131, 0x301, 0x34F, 0x3C2, 0x430, 0x5D0, 0x660,
        0x200B, 0x200D, 0x202E, 0x2066, 0x2028, 0x3000, 0x4E2D, 0xAC00, 0xD800, 0xDFFF, 0xE000, 0xFB01,
        0xFDFA, 0xFEFF, 0xFF21, 0xFFFE, 0x1D400, 0x1F600, 0xE0041, 0x10FFFF};

    @TempDir Path folder;
    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    FuzzTest() {
        System.out.println("FuzzTest (accounts): seed " + seed);
    }

    private String text(int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most + 1);
        for (int i = 0; i < length; i++) {
            int c = random.nextInt(3) == 0 ? random.nextInt(0x110000)
                    : CORNERS[random.nextInt(CORNERS.length)];
            // Halves of pairs too: whatever a client can put into JSON.
            if (c < 0x10000) text.append((char) c);
            else text.appendCodePoint(c);
        }
        return text.toString();
    }

    /// A good text with some places changed.
    private String changed(String good) {
        StringBuilder text = new StringBuilder(good);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x80));
                case 1 -> text.insert(at, (char) CORNERS[random.nextInt(CORNERS.length)]);
                default -> text.deleteCharAt(at);
            }
            if (text.isEmpty()) text.append('x');
        }
        return text.toString();
    }

    private Optional<String> answer(AccountException.Code refusal, Supplier<String> call) {
        try {
            return Optional.of(call.get());
        } catch (AccountException e) {
            assertThat(e.code()).as("seed " + seed).isEqualTo(refusal);
            assertThat(e.getMessage()).hasSizeLessThan(120);
            return Optional.empty();
        }
    }

    @Test
    void names_are_refused_or_stay_what_they_are() {
        for (int i = 0; i < CASES; i++) {
            String typed = i % 2 == 0 ? text(12) : changed("Ana.Maria_3");
            answer(NAME_REFUSED, () -> NameRules.check(typed)).ifPresent(name -> {
                assertThat(NameRules.check(name)).as("seed " + seed).isEqualTo(name);
                assertThat(NameRules.possible(name)).isTrue();
                assertThat(Names.fold(name)).isNotBlank();
                assertThat(name.codePointCount(0, name.length())).isBetween(2, 32);
            });
            answer(NAME_REFUSED, () -> DisplayNames.check(typed))
                    .ifPresent(n -> assertThat(DisplayNames.check(n)).isEqualTo(n));
            assertThat(DisplayNames.device(typed)).isNotBlank().hasSizeLessThan(200);
            assertThat(Export.safe(typed)).doesNotContain("/", "\\", "\n", "\u0000");
        }
    }

    @Test
    void passwords_are_refused_or_can_be_hashed_and_found_again() {
        PasswordHasher hasher = new PasswordHasher(Household.CHEAP, 1, 1);
        for (int i = 0; i < CASES; i++) {
            String typed = i % 2 == 0 ? text(20) : changed("a long enough secret");
            answer(PASSWORD_REFUSED, () -> PasswordRules.check(typed, "ana")).ifPresent(secret -> {
                assertThat(PasswordRules.normal(typed)).isEqualTo(secret);
                if (random.nextInt(50) > 0) return;
                assertThat(hasher.matches(secret, hasher.hash(secret))).as("seed " + seed).isTrue();
            });
        }
    }

    @Test
    void stored_hashes_are_read_or_not_and_never_ask_for_too_much() {
        String good = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        for (int i = 0; i < CASES; i++)
            PhcHash.parse(changed(good)).ifPresent(hash -> assertThat(hash.parameters().memoryKib())
                    .isLessThanOrEqualTo(Argon2Parameters.MAX_MEMORY_KIB));
    }

    @Test
    void tokens_and_log_ins_get_one_clear_answer() {
        AccountLimits off = AccountLimits.OFF;
        try (Household house = new Household(folder, off, store -> store)) {
            LoggedIn ana = house.signUp("ana");
            for (int i = 0; i < CASES; i++) {
                String token = i % 2 == 0 ? text(50) : changed(ana.token());
                if (token.equals(ana.token())) continue;
                assertThat(answer(NOT_SIGNED_IN,
                        () -> house.accounts.authenticate(token).userId())).isEmpty();
            }
            for (int i = 0; i < CASES / 10; i++) {
                String name = i % 2 == 0 ? text(12) : changed("ana");
                assertThat(answer(AccountException.Code.WRONG_CREDENTIALS, () -> house.accounts
                        .logIn(name, text(20), text(10), HOME).token())).isEmpty();
            }
            assertThat(house.accounts.authenticate(ana.token())).isEqualTo(ana.identity());
        }
    }
}
