// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The admin commands as they are typed.
@Timeout(60)
class AdminCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            restore               | needs --folder
            backup                | needs --folder
            sessions --cuont 3    | knows no --cuont. Did you mean count?
            sessions --count many | --count is a number, not 'many'
            appoint ada           | write --name value
            """)
    void what_makes_no_sense_is_named(String words, String sentence) {
        assertThatThrownBy(() -> AdminCommand.run(List.of(words.split(" "))))
                .isInstanceOf(SettingsException.class).hasMessageContaining(sentence);
    }
}
