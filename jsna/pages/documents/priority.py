"""A priority's page: what was promised, on what it rests, who does what, and with what money."""

from html import escape
from typing import Any

from markupsafe import Markup

from jsna.pages.documents.plain import Part, part, plain_page
from jsna.pages.kinds.outcomes import outcome_table
from jsna.pages.kinds.signals import signal_table
from jsna.pages.links import linked
from jsna.pages.markup import Column, Row, anchored, table
from jsna.pages.numbers import figure
from jsna.pages.page import Page
from jsna.pages.plan import Plan, Planned
from jsna.pages.words import day, listed
from jsna.pages.writer import Writer


def priority_page(page: Planned, plan: Plan, writer: Writer) -> Page:
    """The page of the priority that ``page`` plans."""
    view = writer.view
    priority = view.book.priorities[page.document]
    lead = f"Led by the {writer.seat(priority.lead).lower()}."
    front = [
        ("Status", priority.status.capitalize()),
        ("Lead", writer.seat(priority.lead)),
        (
            "Group",
            Markup(linked(priority.group, view.book, writer.group(priority.group)))
            if priority.group
            else "None",
        ),
        ("Outcomes", figure(len(priority.outcomes))),
        ("Actions", figure(len(priority.actions))),
    ]
    parts = [
        Part("What we promised", Markup(outcome_table(priority.id, view)["exhibit"])),
        Part("What the numbers ask for", Markup(signal_table(priority.id, view)["exhibit"])),
        part("What it rests on", _rests_on(priority, writer)),
        part("Whom it is for", _people(priority)),
        Part("What we do", Markup(_actions(priority, writer))) if priority.actions else None,
        part("What it assumes", [escape(line) for line in priority.assumes or ()]),
    ]
    return plain_page(page, writer, "Priority", priority.title, lead, front, parts)


def _rests_on(priority: Any, writer: Writer) -> list[str]:
    rests, book = priority.rests_on, writer.view.book
    addresses = [*rests.needs, *(rests.assets or ()), *(rests.voices or ())]
    addresses += [rests.decision] if rests.decision else []
    return [linked(address, book) for address in addresses]


def _people(priority: Any) -> list[str]:
    people = priority.people
    if people is None:
        return []
    lines = ["People in the most deprived fifth of the country (Core20)"] if people.core20 else []
    lines += [escape(f"{group[:1].upper()}{group[1:]}") for group in people.plus or ()]
    return lines + [escape(f"National focus: {area}") for area in people.five or ()]


def _actions(priority: Any, writer: Writer) -> str:
    columns = [Column("Action"), Column("Who"), Column("Leads to"), Column("When"), Column("Cost (£)", True)]
    titles = {outcome.id: outcome.title for outcome in priority.outcomes}
    rows: list[Row] = [
        [
            anchored(action.id, action.does),
            listed([writer.seat(seat) for seat in action.by]),
            listed([titles.get(name, name) for name in action.leads_to or ()]) or "[z]",
            f"{day(action.starts)} to {day(action.ends)}",
            "[x]" if action.cost is None else figure(action.cost),
        ]
        for action in priority.actions
    ]
    return table("Actions", "", columns, rows, stack=True)
