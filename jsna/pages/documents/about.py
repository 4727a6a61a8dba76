"""The two pages that explain the assessment: how to read it, and how values are worked out."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from jsna.charts.marks import shape
from jsna.findings.protection import protection
from jsna.pages.markup import Cell, Column, Row, link, table
from jsna.pages.numbers import figure
from jsna.pages.page import Page
from jsna.pages.paths import ABOUT, ACCESSIBILITY, GLOSSARY, PARTS, SOURCES, to
from jsna.pages.templates import fill_page
from jsna.pages.words import day
from jsna.pages.writer import Writer
from jsna.registry import kinds_in
from jsna.statistics.method import Method

_NAV = (PARTS["data"],)


def about_page(writer: Writer, read: Mapping[str, Any]) -> Page:
    """What this assessment is, how to read its pages, and whom to tell."""
    edition = writer.view.edition
    shapes = [(kind, Markup(shape(kind))) for kind in ("better", "similar", "worse", "higher", "none")]
    title = "About this assessment"
    lead = "What this is, how to read it, how it was made, and whom to tell when something is wrong."
    markdown = fill_page(
        writer.view.book.root,
        "about",
        title=title,
        lead=lead,
        edition=edition,
        cut_off=day(edition.cut_off),
        shapes=dict(shapes),
        tables=len(read),
        rows=figure(sum(rows for rows, _ in read.values())),
        sources=to(SOURCES),
        methods=to(GLOSSARY),
        place=writer.view.name(edition.area),
        against=writer.view.name(writer.view.comparator),
        guarded=_guarded(writer),
    )
    return writer.page(ABOUT, title, lead, markdown, _NAV)


def _guarded(writer: Writer) -> dict[str, Any] | None:
    """How our own tables are protected, for the template; None where every table comes from its producer."""
    whole, tables = protection(writer.view.found)
    if whole is None:
        return None
    cards, few = writer.view.book.cards, whole.evidence["fewest_values"]
    heads = [Column("Table"), Column("Rule"), *(Column(head, True) for head in ("Rows", "Shown", "Withheld"))]
    rows: list[Row] = [
        [
            Cell(link(to(SOURCES, one.about), cards[one.about].title)),
            _rule(one.evidence),
            *(f"{one.evidence[name]:,}" for name in ("rows", "shown", "withheld")),
        ]
        for one in tables
    ]
    return {
        **whole.evidence,
        "fewest": f"{few} or more" if few == whole.evidence["counted_up_to"] else f"at least {few}",
        "listed": Markup(table("Our own tables, and how much of each is withheld", "", heads, rows)),
    }


def _rule(evidence: Mapping[str, Any]) -> str:
    """A rule with a name of its own is told with what it does."""
    name, does = str(evidence["policy"]), str(evidence["does"])
    return name if "withheld" in name else f"{name}: {does}"


def accessibility_page(writer: Writer, read: Mapping[str, Any]) -> Page:
    """What we aim at for readers of every kind, how it is checked, and what does not work well yet."""
    edition = writer.view.edition
    title, lead = "Accessibility", "How these pages are made for everyone, and what does not work well yet."
    markdown = fill_page(
        writer.view.book.root, "accessibility", title=title, lead=lead, contact=edition.contact
    )
    return writer.page(ACCESSIBILITY, title, lead, markdown, _NAV)


def methods_page(writer: Writer, read: Mapping[str, Any]) -> Page:
    """How values, limits, comparisons and trends are worked out, from the methods themselves.

    It is written after all others, when it is known which measures each method was used for.
    """
    title, lead = "How we worked this out", "Every method behind a number, a comparison or a trend."
    methods = [
        _method(name, one, writer) for name, one in kinds_in("jsna.statistics.methods", Method).items()
    ]
    markdown = fill_page(
        writer.view.book.root,
        "methods",
        title=title,
        lead=lead,
        used=[one for one in methods if one["measures"]],
        others=[one for one in methods if not one["measures"]],
    )
    return writer.page(GLOSSARY, title, lead, markdown, _NAV)


def _method(name: str, method: Method, writer: Writer) -> dict[str, Any]:
    """One method for the template; ``measures`` are (title, way to the card of its table)."""
    measures = [writer.view.measure(one) for one in writer.view.found.used(name)]
    return {
        "title": name.replace("_", " ").capitalize(),
        "purpose": method.purpose,
        "formula": method.formula,
        "source": method.source,
        "measures": [(one.title, to(SOURCES, one.table)) for one in measures],
    }
