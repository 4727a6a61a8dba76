"""Seats of the board, as tables name them."""

from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.check import Around, lines_where
from jsna.sources.table import Table
from jsna.sources.telling import told


def seats_of(around: Around) -> tuple[str, ...]:
    """The ids of the seats; none where there is no board, or it could not be understood."""
    return tuple(seat.id for seat in around.book.board.seats) if around.book.board else ()


def not_seats(table: Table, around: Around) -> list[Fault]:
    """A Fault for each row whose seat the board does not have."""
    seats = seats_of(around)
    if not seats:
        return []
    rows = lines_where(table.frame, ~table.frame["seat"].isin(seats))

    def make(one: tuple[int, str]) -> Fault:
        hint = near(one[1], seats) or f"the seats are {', '.join(seats)}"
        return Fault(table.place(one[0], "seat"), f"'{one[1]}' is not a seat", hint, "no-seat")

    return told(list(rows["seat"].items()), make)
