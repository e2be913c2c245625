# SPDX-License-Identifier: Apache-2.0
"""Breaks small sites on purpose and sees them refused: a test that cannot fail proves nothing."""

import tempfile
from pathlib import Path

from sitecheck import pages, schedule

GOOD = '<a href="b.html#here">b</a><a href="https://example.org/">out</a><link rel="canonical" href="https://x/">'
OUTSIDE = [
    '<script src="https://cdn.example/x.js"></script>',
    '<link rel="stylesheet" href="//fonts.example/f.css">',
    '<link rel="preconnect" href="https://fonts.example">',
    '<img alt="a" src="http://example.org/a.png">',
    '<img alt="a" src="a.png" srcset="https://example.org/a2.png 2x">',
    '<style>@import "https://example.org/a.css";</style>',
    '<p style="background: url(https://example.org/a.png)">',
    '<svg><use xlink:href="https://example.org/a.svg#b"></use></svg>',
]
DEAD = ['<a href="c.html">c</a>', '<a href="b.html#gone">b</a>', '<a href="#gone">here</a>', '<a href="../../x">up</a>']


def run():
    problems = []
    expect(problems, GOOD, pages.outside_loads, 0)
    expect(problems, GOOD, pages.dead_links, 0)
    for page in OUTSIDE:
        expect(problems, page, pages.outside_loads, 1)
    for page in DEAD:
        expect(problems, page, pages.dead_links, 1)
    return problems + too_full_week()


def too_full_week():
    chapters = {"01": {"chapter": "01", "title": "Long", "teach": "300", "lab": "60"}}
    row = {"week": "1", "chapters": "01:67", "note": ""}
    wanted = "| 1 | 01 Long, in part | 200 | 20 | 40 + 0 |"
    found = schedule.week(chapters, row)
    return [] if found == wanted else [f"a week of 200 minutes should read {wanted}, not {found}"]


def expect(problems, page, check, count):
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "a.html").write_text(page, "utf-8")
        (site / "b.html").write_text('<h1 id="here">b</h1>', "utf-8")
        found = check(site)
        if len(found) != count:
            problems.append(f"{check.__name__} should find {count} in {page}, but found {found}")
