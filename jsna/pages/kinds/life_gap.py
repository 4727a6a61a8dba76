"""The gap in life expectancy between two groups, and what each age or cause of death adds to it."""

from typing import Any, Literal

from pydantic import Field

from jsna.disclosure.safe import SafeTable
from jsna.findings.life_gap import LifeGap, life_gap
from jsna.model.document import Selected
from jsna.model.options import Options, Text
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.figures import short, span
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.markup import Column, table
from jsna.pages.numbers import figure, rounded
from jsna.pages.refs import MeasureId, keys_of
from jsna.pages.view import View

CAUSES = "cause of death"  # the category type whose categories are causes


class Life(Options):
    """A measure of deaths (count) and person-years (denominator) by 20 ages, and two of its groups.

    ``between`` names two areas, two categories, or Male and Female; ``by`` is what
    the gap is split by: ages, or the categories of the type "cause of death".
    """

    life_gap: MeasureId
    between: tuple[Text, Text]
    by: Literal["age", "cause"] = "age"
    for_: Selected | None = Field(None, alias="for")
    title: Text = ""
    read: Text = ""


def fill(options: Life, view: View) -> dict[str, Any]:
    """The bars, the gap with its limits in words, and a table of what each age or cause adds."""
    measure = view.measure(options.life_gap)
    rows, among, between = _rows(options, view)
    causes = options.by == "cause"
    told = life_gap(view.found, measure.id, rows, between, among, causes)
    name = view.sheet.new_name(f"life_gap-{measure.id}")
    drawn = rows.where(**{among: between[0]}, **({"age": rows.frame["age"].iloc[0]} if causes else {}))
    longer, shorter = _named(told.longer, among, view), _named(told.shorter, among, view)
    asked = {
        "about": "life expectancy at birth",
        "by": "category" if causes else "age",
        "each": "causes" if causes else "ages",
        "order": tuple(told.adds),
        "adds": told.adds,
        "between": (longer, shorter),
        "total": (told.value, told.lower, told.upper),
    }
    made = Exhibit(
        name,
        options.title or f"Life expectancy: {longer} {figure(told.value, 1)} years ahead of {shorter}",
        f"What each {options.by} adds to the gap, {span(measure, [str(rows.frame['period'].iloc[0])])}",
        _numbers(told, "Cause of death" if causes else "Age", f"{short(measure)}: the gap by {options.by}"),
        rows,
        [view.card(measure.id)],
        view.draw("gap_bars", name, asked, drawn),
        options.read or _HOW,
        _found(told, (longer, shorter), view, rows),
    )
    return {"exhibit": show(view, made)}


def _rows(options: Life, view: View) -> tuple[SafeTable, str, tuple[str, str]]:
    """The latest rows of both groups, the column that tells them apart, and its two values."""
    measure = options.life_gap
    own = {name: value for name, value in view.measure(measure).select.items() if name == "sex"}
    asked = {**own, **(keys_of(options.for_) or {})}
    all_rows = view.found.rows(measure)
    among, between = _groups(options, all_rows, view)
    if among != "area":
        asked["area"] = view.area
    if among == "category":
        asked.pop("category", None)
    elif options.by == "cause":
        asked["category_type"] = CAUSES
    else:
        asked["category"] = ""
    found = all_rows.where(**{**asked, among: list(between)})
    for value in between:
        if not len(found.where(**{among: value}).frame):
            raise LookupError(f"{measure} has no rows for {value} by {options.by}")
    last = str(found.frame["period"].iloc[-1])
    return found.where(period=last), among, between


def _groups(options: Life, rows: SafeTable, view: View) -> tuple[str, tuple[str, str]]:
    for among in ("category", "sex"):
        if set(options.between) <= set(rows.frame[among]):
            return among, options.between
    codes = (view.code(options.between[0]), view.code(options.between[1]))
    if set(codes) <= set(rows.frame["area"]):
        return "area", codes
    raise LookupError(
        f"{options.life_gap} has no two areas, categories or sexes called {' and '.join(options.between)}"
    )


def _named(group: str, among: str, view: View) -> str:
    if among == "area":
        return view.name(group)
    if among == "sex":
        return {"Male": "males", "Female": "females"}.get(group, group)
    return f"{group[:1].lower()}{group[1:]}"


def _numbers(told: LifeGap, head: str, caption: str) -> str:
    columns = [Column(head), Column("Adds to the gap, years", True)]
    cells = [[key, figure(value, 2)] for key, value in told.adds.items()]
    return table(
        caption, "A figure below 0 makes the gap smaller.", columns, [*cells, ["All", figure(told.value, 2)]]
    )


def _found(told: LifeGap, names: tuple[str, str], view: View, rows: SafeTable) -> str:
    """ "Life expectancy at birth is 83.1 years (one) and 75.2 years (other), a gap of 7.9 years (...)"."""
    years = (told.longer_years, told.shorter_years)
    ends = [
        f"{view.worked_out(one, 'years', 1, rows)} ({name})" for one, name in zip(years, names, strict=True)
    ]
    limits = f"({figure(told.lower, 1)} to {figure(told.upper, 1)})"
    gap = f"{view.worked_out(told.value, 'years', 1, rows)} {limits}"
    said = [f"Life expectancy at birth is {' and '.join(ends)}, a gap of {gap}."]
    if rounded(years[0], 1) - rounded(years[1], 1) != rounded(told.value, 1):
        said.append("Rounded figures may not add up.")
    if told.lower <= 0:
        said.append("The limits leave room for no gap at all.")
    return " ".join(said)


_HOW = (
    "Each bar is the part of the gap that comes from higher or lower death rates there; "
    "together they make the whole gap. Bars to the left make it smaller."
)
KIND = BlockKind(
    says="The gap in life expectancy between two groups, by age or by cause of death.",
    options=Life,
    fill=fill,
    template=EXHIBIT,
    example="life_gap: deaths-by-fifth\nbetween: [Most deprived fifth, Least deprived fifth]\n",
)
