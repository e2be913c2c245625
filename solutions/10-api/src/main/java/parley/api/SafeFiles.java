// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import parley.http.Header;
import parley.store.FileInfo;

/// How files of strangers are served without harm: a browser never takes one for a page or a
/// script of this site.
final class SafeFiles {
    /// The media type of bytes of which nothing is known.
    static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif",
            "image/webp", "audio/ogg", "audio/mpeg", "audio/wav", "audio/webm", "audio/mp4",
            "video/mp4", "video/webm", "text/plain", "application/pdf");

    private SafeFiles() {
    }

    /// The media type to send: the owner's when browsers show it harmlessly, else one that they
    /// only save.
    static String typeToServe(String type) {
        String plain = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return SHOWN.contains(plain) ? plain : UNKNOWN_TYPE;
    }

    /// What goes with the content.
    static List<Header> headers(FileInfo file) {
        return List.of(
                new Header("Content-Disposition", disposition(file)),
                new Header("X-Content-Type-Options", "nosniff"),
                new Header("Content-Security-Policy", "sandbox; default-src 'none'"),
                new Header("Cache-Control", "private, no-cache"));
    }

    /// `attachment` with the name twice, as
    /// [RFC 6266 §4.3](https://www.rfc-editor.org/rfc/rfc6266#section-4.3) advises: in ASCII for
    /// old readers, and whole in percent signs.
    static String disposition(FileInfo file) {
        boolean shown = SHOWN.contains(typeToServe(file.type()));
        return (shown ? "inline" : "attachment") + "; filename=\"" + ascii(file.name())
                + "\"; filename*=UTF-8''" + percent(file.name());
    }

    private static String ascii(String name) {
        return name.replaceAll("[^A-Za-z0-9 ._()-]", "_");
    }

    private static String percent(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
            text.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return text.toString();
    }
}
