// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// The names and addresses under which a server is reached, in one spelling: small letters, and
/// addresses as [InetAddress#getHostAddress()] writes them.
record Hosts(Set<String> names, Set<String> addresses) {
    /// The most hosts in one certificate.
    static final int MAX = 100;
    /// The longest name of a host. [RFC 1035
    /// §2.3.4](https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4)
    static final int MAX_NAME_CHARS = 253;

    private static final Pattern NAME = Pattern.compile(
            "(?!-)[a-z0-9-]{1,63}(?<!-)(\\.(?!-)[a-z0-9-]{1,63}(?<!-))*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int SAN_NAME = 2;
    private static final int SAN_ADDRESS = 7;

    /// @throws IllegalArgumentException when one is neither a name nor an address
    static Hosts of(Collection<String> hosts) {
        if (hosts.isEmpty() || hosts.size() > MAX)
            throw new IllegalArgumentException("1 to " + MAX + " hosts, not " + hosts.size());
        Set<String> names = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        for (String host : hosts) {
            Optional<String> address = address(host);
            if (address.isPresent()) addresses.add(address.get());
            else names.add(name(host));
        }
        return new Hosts(names, addresses);
    }

    private static Optional<String> address(String host) {
        if (!ADDRESS.matcher(host).matches()) return Optional.empty();
        // Java reads 1.2.3 as 1.2.0.3; nobody means that.
        if (host.indexOf(':') < 0 && host.split("\\.", -1).length != 4)
            throw new IllegalArgumentException("no address: " + host);
        try {
            return Optional.of(InetAddress.ofLiteral(host).getHostAddress());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no address: " + host, e);
        }
    }

    private static String name(String host) {
        String small = host.toLowerCase(Locale.ROOT);
        if (small.length() > MAX_NAME_CHARS || !NAME.matcher(small).matches())
            throw new IllegalArgumentException("no host name: " + host);
        return small;
    }

    /// Whether a certificate holds for all of them.
    boolean coveredBy(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> stated = certificate.getSubjectAlternativeNames();
        if (stated == null) return false;
        return names.stream().allMatch(n -> stated.contains(List.<Object>of(SAN_NAME, n)))
                && addresses.stream().allMatch(
                        a -> stated.contains(List.<Object>of(SAN_ADDRESS, a)));
    }

    GeneralNames subjectAlternativeNames() {
        List<GeneralName> all = new ArrayList<>();
        names.forEach(n -> all.add(new GeneralName(GeneralName.dNSName, n)));
        addresses.forEach(a -> all.add(new GeneralName(GeneralName.iPAddress, a)));
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }
}
