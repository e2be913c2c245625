// SPDX-License-Identifier: Apache-2.0
package parley.api;

/// The little HTML that the served pages need.
final class HtmlText {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="/style.css">
            </head><body>
            """;
    private static final String STYLE = """
            :root { color-scheme: light dark }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto;
              padding: 0 1rem }
            table { border-collapse: collapse; margin: 1rem 0 }
            td, th { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0;
              border-bottom: 1px solid #8888 }
            code { font-size: .9em }
            """;

    private HtmlText() {
    }

    static String head(String title) {
        return HEAD.formatted(escape(title));
    }

    static String style() {
        return STYLE;
    }

    /// Text that means nothing to HTML.
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }
}
