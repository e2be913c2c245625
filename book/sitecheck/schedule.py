# SPDX-License-Identifier: Apache-2.0
"""Computes the tables of the teacher's guide from book/minutes.csv and book/schedules.csv."""

import csv
import re

TAUGHT_A_WEEK = 180  # two lectures of 90 minutes
LAB_IN_THE_ROOM = 90
TOGETHER = re.compile(r"^\| \*\*together\*\* \| \*\*(\d+)\*\*", re.M)
LAB = re.compile(r"core tasks \| (\d+) \|")
CORE_TASK = re.compile(r"^\| \d+\.\d+ [^|]+\| [\d.]+ \| (\d+) \|", re.M)  # a stretch task has "+5"


def check(root):
    """Returns what disagrees; the remedy is `book/check-site --write`."""
    book = root / "book"
    page = (book / "teachers-guide.md").read_text("utf-8")
    problems = [] if written(book, page) == page else [
        "the tables of book/teachers-guide.md do not follow from the minutes: run book/check-site --write"]
    for chapter in minutes(book).values():
        problems += disagrees(book, chapter)
    return problems


def disagrees(book, chapter):
    for page in book.glob(f"{chapter['chapter']}-*/teacher.md"):
        text = page.read_text("utf-8")
        for what, pattern in (("teach", TOGETHER), ("lab", LAB)):
            found = pattern.search(text)
            if not found or found.group(1) != chapter[what]:
                yield f"{page.relative_to(book.parent)} and book/minutes.csv differ in the minutes to {what}"
        lab = book.parent / "labs" / page.parent.name / "README.md"
        tasks = sum(map(int, CORE_TASK.findall(lab.read_text("utf-8"))))
        if tasks != int(chapter["lab"]):
            yield f"the core tasks of {page.parent.name} take {tasks} minutes, book/minutes.csv says {chapter['lab']}"


def write(root):
    page = root / "book" / "teachers-guide.md"
    page.write_text(written(root / "book", page.read_text("utf-8")), "utf-8")


def written(book, page):
    tables = {"minutes": minutes_table(book), "fifteen": weeks(book, "fifteen"), "seven": weeks(book, "seven")}
    for name, lines in tables.items():
        block = f"<!-- computed: {name} -->\n\n" + "\n".join(lines) + "\n\n<!-- end -->"
        page = re.sub(rf"<!-- computed: {name} -->.*?<!-- end -->", lambda _: block, page, flags=re.S)
    return page


def rows(file):
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def minutes(book):
    return {row["chapter"]: row for row in rows(book / "minutes.csv")}


def minutes_table(book):
    return ["| chapter | teach | lab | state |", "|---|---:|---:|---|"] + [
        f"| {r['chapter']} {r['title']} | {r['teach']} | {r['lab']} | {r['state']} |"
        for r in minutes(book).values()]


def weeks(book, schedule):
    table = ["| week | chapter | teach | too much by | lab: in the room + at home |", "|---|---|---:|---:|---|"]
    for row in rows(book / "schedules.csv"):
        if row["schedule"] == schedule:
            table.append(week(minutes(book), row))
    return table


def week(chapters, row):
    teach = lab = 0
    names = []
    for name in row["chapters"].split():
        number, _, percent = name.partition(":")
        share = int(percent or 100) / 100
        teach += round_to_ten(int(chapters[number]["teach"]) * share)
        lab += round_to_ten(int(chapters[number]["lab"]) * share)
        names.append(chapters[number]["chapter"] + " " + chapters[number]["title"] + (", in part" if percent else ""))
    if row["note"]:
        names.append(row["note"])
    over = max(0, teach - TAUGHT_A_WEEK)
    room = min(lab, LAB_IN_THE_ROOM)
    return f"| {row['week']} | {'; '.join(names)} | {teach} | {over or '–'} | {room} + {lab - room} |"


def round_to_ten(value):
    return round(value / 10) * 10
