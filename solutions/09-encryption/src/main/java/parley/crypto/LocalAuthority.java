// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A certificate authority of one's own, for a server that is reached by a name or address for
/// which no public authority signs: a laptop in a home or a class room. Whoever trusts its
/// certificate (`ca.pem`) trusts the server.
///
/// | file            | holds                                         | who may read it |
/// |-----------------|-----------------------------------------------|-----------------|
/// | `ca.pem`        | the authority's certificate, to hand out      | the owner; copies are for everybody |
/// | `ca-key.pem`    | the authority's key and certificate           | the owner       |
/// | `server.pem`    | the server's key and certificates             | the owner       |
/// | `lock`          | nothing; held while files are made            | the owner       |
///
/// Any thread; several processes may share a folder.
public final class LocalAuthority {
    /// How long the authority lives.
    public static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    /// How long a server's certificate lives.
    public static final Duration SERVER_LIFE = Duration.ofDays(90);
    /// How long before its end a server's certificate is renewed.
    public static final Duration RENEW_BEFORE = Duration.ofDays(30);
    /// How far the clocks of clients may be behind.
    public static final Duration CLOCK_SLACK = Duration.ofHours(24);

    private static final int NAME_BYTES = 3;

    private final Path folder;
    private final Clock clock;
    private final KeyMaterial authority;

    private LocalAuthority(Path folder, Clock clock, KeyMaterial authority) {
        this.folder = folder;
        this.clock = clock;
        this.authority = authority;
    }

    /// The authority in a folder, made if there is none.
    ///
    /// @throws TlsFileException when its files are damaged, do not belong together, have expired,
    ///     or may be read by others
    /// @throws IOException when the folder cannot be written
    public static LocalAuthority open(Path folder, Clock clock) throws IOException {
        OwnFiles.folder(folder);
        return locked(folder, () -> {
            Path file = folder.resolve("ca-key.pem");
            if (!Files.exists(file)) OwnFiles.write(file, Certificates.pem(newAuthority(clock)));
            KeyMaterial authority = read(file);
            if (!clock.instant().isBefore(authority.certificate().getNotAfter().toInstant()))
                throw new TlsFileException(file, "this authority has expired. Remove the file; a "
                        + "new one is made, which everybody has to trust anew.");
            String certificate = Certificates.pem(authority.chain());
            Path open = folder.resolve("ca.pem");
            if (!Files.exists(open) || !Files.readString(open).equals(certificate))
                OwnFiles.write(open, certificate);
            return new LocalAuthority(folder, clock, authority);
        });
    }

    private static KeyMaterial newAuthority(Clock clock) {
        Instant now = clock.instant();
        // A name of its own, so that people who trust two of them can tell them apart.
        String name = "Parley local authority "
                + Secrets.hex(Secrets.random(NAME_BYTES)).toUpperCase(Locale.ROOT);
        return Certificates.authority(name, now.minus(CLOCK_SLACK), now.plus(AUTHORITY_LIFE));
    }

    private static KeyMaterial read(Path file) throws IOException {
        if (OwnFiles.exposed(file)) throw new TlsFileException(file,
                "others may read this key. Take that right away: chmod 600 " + file.getFileName());
        return PemFiles.pair(file, file, new char[0]);
    }

    /// A key and certificate for a server that is reached by these names and addresses: the stored
    /// one while it holds for all of them and for [#RENEW_BEFORE] more, else a new one.
    ///
    /// @param hosts such as `chat.example`, `192.168.1.7`, `::1`
    /// @throws IllegalArgumentException when one is neither a name nor an address
    public KeyMaterial server(Collection<String> hosts) throws IOException {
        Hosts wanted = Hosts.of(hosts);
        return locked(folder, () -> {
            Path file = folder.resolve("server.pem");
            if (Files.exists(file)) {
                KeyMaterial stored = read(file);
                if (fits(stored, wanted)) return stored;
            }
            Instant now = clock.instant();
            Instant end = authority.certificate().getNotAfter().toInstant();
            Instant until = now.plus(SERVER_LIFE).isBefore(end) ? now.plus(SERVER_LIFE) : end;
            KeyMaterial made =
                    Certificates.server(authority, wanted, now.minus(CLOCK_SLACK), until);
            OwnFiles.write(file, Certificates.pem(made));
            return made;
        });
    }

    private boolean fits(KeyMaterial stored, Hosts wanted) throws TlsFileException {
        X509Certificate certificate = stored.certificate();
        try {
            return wanted.coveredBy(certificate) && !due(certificate)
                    && stored.chain().getLast().equals(authority.certificate());
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    /// Whether a server's certificate should be renewed now.
    boolean due(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        boolean last = end.equals(authority.certificate().getNotAfter().toInstant());
        return !clock.instant().isBefore(last ? end : end.minus(RENEW_BEFORE));
    }

    /// The authority's certificate.
    public X509Certificate certificate() {
        return authority.certificate();
    }

    /// The file to hand out to those who shall trust this authority.
    public Path certificateFile() {
        return folder.resolve("ca.pem");
    }

    /// What people compare before they trust it: SHA-256 of the certificate, as browsers show it.
    public String fingerprint() {
        try {
            byte[] hash = Secrets.sha256(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    /// One at a time, of all threads and processes that use the folder.
    private static <T> T locked(Path folder, Work<T> work) throws IOException {
        synchronized (LocalAuthority.class) {
            try (FileChannel file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
                    FileLock lock = file.lock()) {
                return work.run();
            }
        }
    }
}
