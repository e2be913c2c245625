// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Set;

/// What a password may be: long enough, and not one that everybody tries first. No rules about
/// digits and capitals, which make passwords worse.
/// [NIST SP 800-63B §3.1.1](https://pages.nist.gov/800-63-4/sp800-63b.html)
final class PasswordRules {
    /// The shortest, in characters.
    static final int MIN_CHARACTERS = 8;
    /// The longest, in chars: enough for a sentence, too little to make work with.
    static final int MAX_CHARS = 256;

    /// Of the most used passwords of eight characters or more, and what this server is called.
    private static final Set<String> COMMON = Set.of(("""
            password password1 password12 password123 password1! passw0rd p@ssw0rd p@ssword
            pa55word 123456789 1234567890 12345678 123123123 987654321 87654321 0987654321
            11111111 00000000 88888888 12341234 11223344 147258369 123456789a 1234567a
            123456abc abc12345 abcd1234 a1234567 a12345678 a123456789 1q2w3e4r 1q2w3e4r5t
            1qaz2wsx 1qazxsw2 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwer1234
            asdfghjk asdfghjkl asdf1234 zxcvbnm1 zaq12wsx q1w2e3r4 q1w2e3r4t5 iloveyou
            iloveyou1 sunshine princess football baseball basketball superman batman123
            starwars pokemon1 trustno1 letmein1 letmein123 welcome1 welcome123 admin123
            administrator changeme changeme1 changeme123 computer internet whatever dragon123
            monkey123 master123 michelle jennifer jordan23 liverpool chelsea1 arsenal1
            samsung1 charlie1 jessica1 mustang1 michael1 shadow12 secret123 default1
            testtest test1234 test12345 testing123 guest1234 access14 hello123 helloworld
            parleyparley parley123 messenger messenger1 chatchat correcthorsebatterystaple
            """).strip().split("\\s+"));

    private PasswordRules() {}

    /// A new password in the form that is hashed.
    ///
    /// @throws AccountException [AccountException.Code#PASSWORD_REFUSED] with the rule that it
    ///     breaks; never with the password
    static String check(String typed, String name) {
        if (typed.length() > MAX_CHARS)
            throw refused("A password has at most " + MAX_CHARS + " characters.");
        String password = normal(typed);
        if (password.codePoints().count() < MIN_CHARACTERS)
            throw refused("A password has at least " + MIN_CHARACTERS + " characters.");
        if (password.codePoints().anyMatch(c -> c < ' ' || c >= 0xD800 && c <= 0xDFFF))
            throw refused("A password has characters that can be typed.");
        String small = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(small) || small.codePoints().distinct().count() < 3)
            throw refused("This password is among the first that people try. Take another.");
        if (small.contains(name.toLowerCase(Locale.ROOT)) && small.length() < name.length() + 4)
            throw refused("A password is more than your name. Take another.");
        return password;
    }

    /// One form for what looks the same, so that every keyboard types it alike.
    static String normal(String typed) {
        return Normalizer.normalize(typed, Form.NFC);
    }

    /// Whether a text could be somebody's password.
    static boolean possible(String typed) {
        return typed.length() <= MAX_CHARS;
    }

    private static AccountException refused(String rule) {
        return new AccountException(AccountException.Code.PASSWORD_REFUSED, rule);
    }
}
