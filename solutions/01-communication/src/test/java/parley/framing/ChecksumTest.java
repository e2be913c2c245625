// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published vectors of [RFC 3720 B.4](https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4).
/// The RFC prints the checksum's bytes with the lowest first.
class ChecksumTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            32 bytes of zeroes,     00*32,  8a9136aa
            32 bytes of ones,       ff*32,  62a8ab43
            32 increasing bytes,    000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f, 46dd794e
            32 decreasing bytes,    1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100, 113fdb5c
            an iSCSI Read (10) PDU, 01c000000000000000000000000000001400000000000400000000140000001828000000000000000200000000000000, d9963a56
            """)
    void gives_the_published_checksum(String name, String hex, String expected) {
        byte[] data = HexFormat.of().parseHex(spelledOut(hex));

        assertThat(Checksum.crc32c(data)).isEqualTo(Integer.parseUnsignedInt(expected, 16));
    }

    @ParameterizedTest(name = "cut after {0} bytes")
    @CsvSource({"0", "1", "15", "31", "32"})
    void does_not_depend_on_how_the_bytes_are_cut_into_parts(int cut) {
        byte[] data = HexFormat.of().parseHex("00".repeat(32));

        int checksum = Checksum.crc32c(
                Arrays.copyOf(data, cut),
                Arrays.copyOfRange(data, cut, data.length));

        assertThat(checksum).isEqualTo(0x8a9136aa);
    }

    private static String spelledOut(String hex) {
        int star = hex.indexOf('*');
        if (star < 0) return hex;
        return hex.substring(0, star).repeat(Integer.parseInt(hex.substring(star + 1)));
    }
}
