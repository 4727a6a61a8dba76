"""The calendar: what comes next, what is due for review, what is overdue; as a page and to take away."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from markupsafe import Markup

from jsna.findings.calendar import RELEASE, Due, due_days, unannounced
from jsna.pages.csv_out import safe_text
from jsna.pages.links import linked
from jsna.pages.markup import Cell, Column, Row, link, table
from jsna.pages.page import Page
from jsna.pages.paths import CALENDAR, PARTS, SOURCES, to
from jsna.pages.templates import fill_page
from jsna.pages.words import day
from jsna.pages.writer import Writer

_COLUMNS = [Column("Day"), Column("What"), Column("Title"), Column("Whose")]
_LONGEST = 73  # bytes of a line of an iCalendar file before it goes on in the next


def calendar_page(writer: Writer, read: Mapping[str, Any]) -> Page:
    """What is due when, as on the day of the build."""
    view, sheet = writer.view, writer.view.sheet
    today, edition = view.book.today, view.edition
    found = due_days(view.book)
    late = [one for one in found if one.overdue(today)]
    next_ = [one for one in found if not one.overdue(today)]
    stamp = edition.published or edition.cut_off
    files = (
        ("calendar.csv", "Table (CSV)", _csv(found, today)),
        ("calendar.ics", "Dates to import (iCalendar)", _icalendar(found, edition.id, stamp)),
    )
    offered = [link(to(sheet.offer(name, body).path), words) for name, words, body in files] if found else []
    title = "Calendar"
    lead = _lead(late, next_, today)
    markdown = fill_page(
        view.book.root,
        "calendar",
        title=title,
        lead=lead,
        late=Markup(sheet.slot("late", _table("Overdue", late, writer))) if late else "",
        next=Markup(sheet.slot("next", _table("What comes next", next_, writer))) if next_ else "",
        unannounced=unannounced(view.book),
        downloads=[Markup(one) for one in offered],
    )
    return writer.page(CALENDAR, title, lead, markdown, (PARTS["data"],))


def _lead(late: Sequence[Due], next_: Sequence[Due], today: date) -> str:
    """The page in two sentences, as on ``today``."""
    over = (
        f"{len(late):,} {'date is' if len(late) == 1 else 'dates are'} overdue"
        if late
        else "Nothing is overdue"
    )
    first = f" The next date is {day(next_[0].on)}." if next_ else " No later date is set."
    return f"On {day(today)}: {over[0].lower() + over[1:]}.{first}"


def _table(caption: str, found: Sequence[Due], writer: Writer) -> str:
    return table(caption, "", _COLUMNS, [_row(one, writer) for one in found], stack=True)


def _row(one: Due, writer: Writer) -> Row:
    book = writer.view.book
    if one.sort == RELEASE:
        title = link(to(SOURCES, one.address), one.title)
    else:
        title = linked(one.address, book, one.title)
    whose = ", ".join(writer.seat(name) for name in one.whose.split(", "))
    return [day(one.on), one.sort, Cell(title), Cell(escape(whose))]


def _csv(found: Sequence[Due], today: date) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("day", "what", "title", "whose", "address", "overdue"))
    for one in found:
        late = "yes" if one.overdue(today) else "no"
        writer.writerow(map(safe_text, (one.on, one.sort, one.title, one.whose, one.address, late)))
    return out.getvalue().encode()


def _icalendar(found: Sequence[Due], edition: str, stamp: date) -> bytes:
    """The dates as RFC 5545 has them: all-day events, each with an id that stays."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jsna//calendar//EN"]
    for one in found:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.on}-{re.sub('[^a-z0-9]+', '-', f'{one.sort} {one.address}'.lower())}@{edition}.jsna",
            f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(f'{one.sort}: {one.title}')}",
            "END:VEVENT",
        ]
    return "".join(f"{line}\r\n" for one in [*lines, "END:VCALENDAR"] for line in _folded(one)).encode()


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", " ".join(text.split()))


def _folded(line: str) -> list[str]:
    """``line`` in pieces of no more than 75 bytes, each after the first with a space before it."""
    made, rest = [], line
    while len(rest.encode()) > _LONGEST:
        piece = rest[:_LONGEST]
        while len(piece.encode()) > _LONGEST:
            piece = piece[:-1]
        made.append(piece)
        rest = f" {rest[len(piece) :]}"
    return [*made, rest]
