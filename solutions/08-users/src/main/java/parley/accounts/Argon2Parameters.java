// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

/// How much work a password hash is.
/// [RFC 9106 §3.1](https://www.rfc-editor.org/rfc/rfc9106#section-3.1)
///
/// @param memoryKib   memory of one hash in KiB: 8 a lane at least, [#MAX_MEMORY_KIB] at most
/// @param iterations  passes over it, at most [#MAX_ITERATIONS]
/// @param parallelism lanes, at most [#MAX_PARALLELISM]; here they run one after another
public record Argon2Parameters(int memoryKib, int iterations, int parallelism) {
    /// 1 GiB: a stored hash that asks for more is not believed.
    public static final int MAX_MEMORY_KIB = 1 << 20;
    /// As for memory.
    public static final int MAX_ITERATIONS = 64;
    /// As for memory.
    public static final int MAX_PARALLELISM = 16;
    /// What OWASP's password storage sheet names as its first choice for 19 MiB: about 30 ms.
    public static final Argon2Parameters DEFAULT = new Argon2Parameters(19 * 1024, 2, 1);

    /// @throws IllegalArgumentException when a number is out of its range
    public Argon2Parameters {
        boolean fine = parallelism >= 1 && parallelism <= MAX_PARALLELISM
                && memoryKib >= 8 * parallelism && memoryKib <= MAX_MEMORY_KIB
                && iterations >= 1 && iterations <= MAX_ITERATIONS;
        if (!fine) throw new IllegalArgumentException(
                "m=" + memoryKib + ",t=" + iterations + ",p=" + parallelism);
    }
}
