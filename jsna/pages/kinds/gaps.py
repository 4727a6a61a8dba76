"""Where need and what there is do not meet: a type for each area."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from jsna.findings.gaps import UNKNOWN, Gap, found_gaps, gaps
from jsna.findings.reach import Reach, reach
from jsna.findings.register import NoTable
from jsna.model.options import Options, Text, Whole, Word
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.kind import EXHIBIT_OR_WHY, BlockKind
from jsna.pages.kinds.access import Where, register
from jsna.pages.markup import Column, table
from jsna.pages.numbers import count_in_words, figure
from jsna.pages.reached import LIMITS, worked_out
from jsna.pages.refs import TableId
from jsna.pages.view import View
from jsna.pages.words import listed

_READ = (
    "Areas are cut into thirds by the share of people in need, and by what they can reach. A double gap is "
    "high need with low access. Unknown means that need, travel times or recent checks are missing. "
)


class Gaps(Options):
    """The register, and what it stands against."""

    gaps: TableId
    where: Where = Where()
    against: Word = "need"
    limit: Whole | None = None
    title: Text = ""


def fill(options: Gaps, view: View) -> dict[str, Any]:
    """Each area's type; the register's rows, and why, where that cannot be worked out."""
    chapter = options.where.supports
    if chapter is None:
        return register("gaps", options.gaps, options.where, options.title, view)
    try:
        found = gaps(view.book, view.found, chapter, options.limit)
    except NoTable as error:
        why = f"Where need and access do not meet is not worked out: {error}."
        return register("gaps", options.gaps, options.where, options.title, view, why)
    for finding in found_gaps(chapter, found):
        view.found.say(f"gap|{finding.about}", finding)
    return _exhibit(options, found, reach(view.book, view.found, chapter, options.limit), view)


def _exhibit(options: Gaps, found: list[Gap], made: Reach, view: View) -> dict[str, Any]:
    frame = pd.DataFrame(
        [(one.area, 100 * one.need, one.access, one.type) for one in found],
        columns=["area", "need_per_cent", "access_per_100", "type"],
    ).assign(reason="")
    name = view.sheet.new_name(f"gaps-{made.chapter}")
    exhibit = Exhibit(
        name,
        options.title or _message(found, view),
        f"{made.unit.capitalize()} within {made.limit:g} minutes, beside the share of residents in need",
        _numbers(found, made, view),
        worked_out(f"gaps-{made.chapter}", made, view, lambda frames: frame),
        [view.book.cards[one] for one in made.tables],
        None,
        _READ + LIMITS,
    )
    return {"exhibit": show(view, exhibit)}


def _numbers(found: list[Gap], made: Reach, view: View) -> str:
    columns = [
        Column("Area"),
        Column("In need", True),
        Column("Access for every 100", True),
        Column("Need and access"),
        Column("Type"),
    ]
    cells = _cells(found, made, view)
    return table("Need and access by area", "Most deprived areas first.", columns, cells, stack=True)


def _cells(found: list[Gap], made: Reach, view: View) -> list[Sequence[str]]:
    return [
        (
            view.name(one.area),
            _noted(f"{figure(100 * one.need, 1)}%", 100 * one.need, "need", one, made, view),
            _noted(figure(one.access, 1), one.access, "access", one, made, view),
            f"{one.need_third or UNKNOWN} need, {one.access_third or UNKNOWN} access",
            one.type,
        )
        for one in found
    ]


def _noted(shown: str, value: float, what: str, one: Gap, made: Reach, view: View) -> str:
    frame = view.table(made.tables[2]).frame
    line = int(frame.index[frame["area"] == one.area][0])
    view.facts.cell(shown, value, made.tables[2], line, measure=f"{what}-{made.chapter}", area=one.area)
    return shown


def _message(found: list[Gap], view: View) -> str:
    double = [view.name(one.area) for one in found if one.type == "double gap"]
    if double and len(double) <= 4:
        return f"Need is high and access low in {listed(double)}"
    if double:
        return f"Need is high and access low in {count_in_words(len(double))} of {len(found)} areas"
    if all(one.type == UNKNOWN for one in found):
        return "Where need and access do not meet is not known"
    return "In no area does high need meet low access"


KIND = BlockKind(
    says="Where need and access do not meet.",
    options=Gaps,
    fill=fill,
    template=EXHIBIT_OR_WHY,
    example="gaps: assets\nwhere: {supports: high-blood-pressure}\nagainst: need\n",
)
