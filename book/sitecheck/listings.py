# SPDX-License-Identifier: Apache-2.0
"""Computes the list of listings in book/lists.md from what the pages quote."""

import re

QUOTE = re.compile(r'--8<-- "([^":]+\.java):([\w-]+)"')
HEADING = re.compile(r"^(#{1,3}) (.*?) *(?:\{#([\w-]+)\})?$")
BLOCK = re.compile(r"<!-- computed: listings -->.*?<!-- end -->", re.S)


def check(root):
    page = root / "book" / "lists.md"
    return [] if written(root) == page.read_text("utf-8") else [
        "book/lists.md does not list what the pages quote: run book/check-site --write"]


def write(root):
    (root / "book" / "lists.md").write_text(written(root), "utf-8")


def written(root):
    table = ["| listing | part | page |", "|---|---|---|"] + [
        f"| `{file.rsplit('/', 1)[-1]}` | {section} | [{heading}]({link}) |"
        for file, section, heading, link in sorted(listings(root / "book"))]
    block = "<!-- computed: listings -->\n\n" + "\n".join(table) + "\n\n<!-- end -->"
    return BLOCK.sub(lambda _: block, (root / "book" / "lists.md").read_text("utf-8"))


def listings(book):
    """Every quoted part of a Java file, with the heading it stands under."""
    for page in sorted(book.rglob("*.md")):
        heading, anchor = page.stem, ""
        for line in page.read_text("utf-8").splitlines():
            title, quote = HEADING.match(line), QUOTE.search(line)
            if title:
                heading, anchor = title.group(2), "#" + title.group(3) if title.group(3) else ""
            if quote:
                yield quote.group(1), quote.group(2), heading, f"{page.relative_to(book).as_posix()}{anchor}"
