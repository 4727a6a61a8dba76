"""A decision's page: the question, the choices, what was chosen and why, and where each seat stood."""

from html import escape
from typing import Any

from markupsafe import Markup

from jsna.pages.documents.plain import Part, part, plain_page
from jsna.pages.links import linked
from jsna.pages.markup import Column, anchored, table
from jsna.pages.page import Page
from jsna.pages.plan import Plan, Planned
from jsna.pages.words import day
from jsna.pages.writer import Writer

_STATUS = {"open": "Open: not decided yet", "made": "Made", "replaced": "Replaced"}


def decision_page(page: Planned, plan: Plan, writer: Writer) -> Page:
    """The page of the decision that ``page`` plans."""
    book = writer.view.book
    decision = book.decisions[page.document]
    front = [
        ("Status", _STATUS[decision.status]),
        ("Who decides", "The board" if decision.by == "board" else decision.by),
        ("Opened", day(decision.opened)),
        ("Papers public", day(decision.papers) or "Not recorded"),
        ("Made", day(decision.made) or "Not yet"),
    ]
    parts = [
        Part("The choices", Markup(_options(decision))),
        part("What was chosen, and why", _chosen(decision)),
        Part("Where each seat stood", Markup(_positions(decision, writer))) if decision.positions else None,
        part("The evidence", [linked(address, book) for address in decision.evidence or ()]),
        part("Who was asked", [linked(address, book) for address in decision.consulted or ()]),
        part("What it serves", [linked(address, book) for address in decision.serves or ()]),
    ]
    return plain_page(page, writer, "Decision", decision.title, decision.question, front, parts)


def _options(decision: Any) -> str:
    chosen = set(decision.chosen or ())
    columns = [Column("Choice"), Column("What it changes"), Column("Chosen")]
    rows = [
        [
            anchored(one.id, one.title),
            _changes(one),
            "Chosen" if one.id in chosen else "Not decided" if not chosen else "Not chosen",
        ]
        for one in decision.options
    ]
    return table("Choices", "", columns, rows, stack=True)


def _changes(option: Any) -> str:
    said = []
    for change in option.changes or ():
        fields = change if isinstance(change, dict) else change.model_dump(exclude_none=True)
        what = "; ".join(f"{name} {value}" for name, value in fields.items())
        said.append(what)
    return ". ".join(said) or "[z]"


def _chosen(decision: Any) -> list[str]:
    titles = {one.id: one.title for one in decision.options}
    lines = [f"<b>{escape(titles.get(name, name))}</b>" for name in decision.chosen or ()]
    return [*lines, escape(decision.because)] if decision.because else lines


def _positions(decision: Any, writer: Writer) -> str:
    columns = [Column("Seat"), Column("View"), Column("Reason"), Column("How it was settled")]
    rows = [
        [writer.seat(one.seat), one.view.capitalize(), one.because or "[z]", one.settled or "[z]"]
        for one in decision.positions
    ]
    return table("Positions", "Silence is not consent: every seat appears.", columns, rows, stack=True)
