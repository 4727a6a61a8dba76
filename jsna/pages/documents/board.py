"""The board's page: who sits on it, what it does and does not do, and how it handles disagreement."""

from html import escape
from typing import Any

from markupsafe import Markup

from jsna.pages.documents.plain import Part, items, part, plain_page
from jsna.pages.markup import Column, anchored, table
from jsna.pages.numbers import figure
from jsna.pages.page import Page
from jsna.pages.plan import Plan, Planned
from jsna.pages.words import day, listed
from jsna.pages.writer import Writer


def board_page(page: Planned, plan: Plan, writer: Writer) -> Page:
    """The page of the board."""
    board = writer.view.book.board
    if board is None:
        raise ValueError("a board page was planned and there is no board")
    front = [
        ("Seats", figure(len(board.seats))),
        ("Statutory seats", figure(sum(1 for seat in board.seats if seat.statutory))),
        ("Groups", figure(len(board.groups or ()))),
    ]
    remit = board.remit
    parts = [
        part("We do", [escape(line) for line in remit.does]),
        part("We do not", [escape(line) for line in remit.does_not]),
        part(
            "Reserved to others",
            [f"<b>{escape(who)}:</b> {escape(what)}" for who, what in remit.reserved.items()],
        ),
        Part("Who sits on the board", Markup(_seats(board))),
        Part("Whom we answer to", Markup(_accountable(board, writer))),
        part("How we behave", [escape(line) for line in board.principles]),
        part("When we disagree", [_stage(one) for one in board.disagreements]),
        Part("Task and finish groups", items([_group(one, writer) for one in board.groups]))
        if board.groups
        else None,
    ]
    return plain_page(page, writer, "Health and wellbeing board", board.title, board.purpose, front, parts)


def _seats(board: Any) -> str:
    columns = [Column("Seat"), Column("Organisation"), Column("Required by law")]
    rows = [
        [anchored(seat.id, seat.title), seat.org, "Yes" if seat.statutory else "No"] for seat in board.seats
    ]
    return table("Seats", "Seats, never people.", columns, rows, stack=True)


def _accountable(board: Any, writer: Writer) -> str:
    columns = [Column("Seat"), Column("Answers to"), Column("For"), Column("How"), Column("How often")]
    rows = [
        [writer.seat(one.seat), one.to, one.for_, one.how, f"Every {one.every}"] for one in board.accountable
    ]
    return table("Accountability", "", columns, rows, stack=True)


def _stage(one: Any) -> str:
    within = f", within {figure(one.days)} days" if one.days else ""
    return escape(f"{one.stage[:1].upper()}{one.stage[1:]}{within}")


def _group(one: Any, writer: Writer) -> str:
    seats = listed([writer.seat(seat) for seat in one.seats])
    said = f"Led by {writer.seat(one.lead)}, with {seats}. Ends {day(one.ends)}."
    return f'<span id="{one.id}"><b>{escape(one.title)}.</b> {escape(said)}</span>'
