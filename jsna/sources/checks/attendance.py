"""Every seat has a row for every meeting."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.seats import not_seats, seats_of
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Seats that are none, and meetings that leave a seat out."""
    yield from not_seats(table, around)
    frame = table.frame
    have = set(zip(frame["meeting"], frame["seat"], strict=True))
    meetings = frame["meeting"][~frame["meeting"].duplicated()]
    missing = [
        (line, meeting, seat)
        for line, meeting in meetings.items()
        for seat in seats_of(around)
        if (meeting, seat) not in have
    ]

    def make(one: tuple[int, str, str]) -> Fault:
        line, meeting, seat = one
        hint = "add it: in person, deputy or absent"
        return Fault(table.place(line, "meeting"), f"{meeting} has no row for {seat}", hint, "missing-seat")

    yield from told(missing, make)


KIND = Check("A meeting has a seat too many, or leaves one out.", ("attendance",), look)
