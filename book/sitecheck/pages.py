# SPDX-License-Identifier: Apache-2.0
"""What can be seen by reading the built files: outside loads, dead links, unused drawings."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

# <link rel=...> that only names a page and loads nothing.
NAMES_ONLY = {"canonical", "prev", "next", "license", "author", "alternate", "edit"}
LOADS = {"script": "src", "img": "src", "source": "src", "iframe": "src", "video": "src", "audio": "src",
         "embed": "src", "track": "src", "object": "data", "image": "href", "use": "href", "input": "src"}
STYLE_LOAD = re.compile(r"""(?:url\(\s*|@import\s+)["']?\s*((?:https?:)?//[^"')\s]+)""")


class Page(HTMLParser):
    """Collects what a page loads, where it links to, and which anchors it has."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.links, self.anchors, self.pictures = [], [], set(), []
        self._in_style = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        a = {name: value or "" for name, value in attributes}
        self._in_style = tag == "style"
        self.anchors.update(a[key] for key in ("id", "name") if key in a)
        self.loads += STYLE_LOAD.findall(a.get("style", ""))
        if tag == "a" and "href" in a:
            self.links.append(a["href"])
        if tag == "link" and not NAMES_ONLY & set(a.get("rel", "").split()):
            self.loads.append(a.get("href", ""))
        if tag in LOADS:
            self.loads += [a[key] for key in (LOADS[tag], "xlink:href") if key in a]
            self.loads += [part.split()[0] for part in a.get("srcset", "").split(",") if part.split()]
        if tag == "img" or (tag == "svg" and "drawing" in a.get("class", "")):
            self.pictures.append(a.get("alt") or a.get("aria-label") or "")

    def handle_data(self, data):
        if self._in_style:
            self.loads += STYLE_LOAD.findall(data)


def read(site):
    return {file: Page(file.read_text("utf-8")) for file in sorted(site.rglob("*.html"))}


def outside(address):
    parts = urlsplit(address)
    return parts.scheme not in ("", "data") or bool(parts.netloc)


def outside_loads(site):
    """Scripts, styles, fonts and pictures named with an address outside the site."""
    found = [f"{file.relative_to(site)} loads {load}"
             for file, page in read(site).items() for load in page.loads if outside(load)]
    for style in sorted(site.rglob("*.css")):
        found += [f"{style.relative_to(site)} loads {load}"
                  for load in STYLE_LOAD.findall(style.read_text("utf-8"))]
    return found


def dead_links(site):
    """Links inside the site whose page or anchor does not exist."""
    pages = read(site)
    return [f"{file.relative_to(site)} links to {link}, which is not there"
            for file, page in pages.items() if file.name != "404.html"
            for link in page.links if not outside(link) and not leads(pages, site, file, link)]


def leads(pages, site, file, link):
    parts = urlsplit(link)
    target = file
    if parts.path:
        target = (file.parent / unquote(parts.path)).resolve()
        target = target / "index.html" if target.is_dir() else target
    if not target.is_relative_to(site.resolve()) and target != file:
        return False
    if target not in pages and target.resolve() not in {p.resolve() for p in pages}:
        return target.exists()
    page = pages.get(target) or next(p for f, p in pages.items() if f.resolve() == target.resolve())
    return not parts.fragment or unquote(parts.fragment) in page.anchors


def drawings(root, site):
    """Drawings that no page shows or the list of figures leaves out, and pictures without words."""
    text = {file: file.read_text("utf-8") for file in sorted((root / "book").rglob("*.md"))}
    listed = text.get(root / "book" / "lists.md", "")
    problems = []
    for drawing in sorted((root / "book" / "drawings").glob("*.svg")):
        if not any(f"drawings/{drawing.name}" in words for words in text.values()):
            problems.append(f"no page shows book/drawings/{drawing.name}")
        if f"#fig-{drawing.stem})" not in listed:
            problems.append(f"book/lists.md has no link to #fig-{drawing.stem}")
    for file, page in read(site).items():
        problems += [f"{file.relative_to(site)} has a picture without words for it"
                     for words in page.pictures if not words.strip()]
    return problems
