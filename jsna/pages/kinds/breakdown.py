"""A measure by sex, age, deprivation or another category: who has it better, and who worse."""

import re
from dataclasses import replace
from typing import Any, Literal

from pydantic import Field

from jsna.disclosure.safe import SafeTable
from jsna.findings.finding import Reading, readings
from jsna.model.document import Selected
from jsna.model.measures import Measure
from jsna.model.options import Options, Text
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.figures import common, numbers, short, subtitle
from jsna.pages.glance import in_a_sentence
from jsna.pages.inequality import HOW, Groups, drawn, inequality_in_words
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.numbers import with_unit
from jsna.pages.quantities import decimals_of
from jsna.pages.refs import MeasureId, keys_of
from jsna.pages.view import View

_ALL = ("Persons", "All ages")  # the whole is not one of its parts
_HEADS = {"sex": "Sex", "age": "Age"}


class Breakdown(Options):
    """One measure, and what it is broken down by: ``sex``, ``age`` or a category type of the table.

    ``statistic`` says how unequal the groups are; sii and rii draw a slope and
    concentration its curve, unless ``as`` says otherwise.  ``about`` is what is broken
    down, for a measure whose own title names one of the groups.
    """

    breakdown: MeasureId
    by: Text
    against: Text = ""
    as_: Literal["", "ladder", "bars", "slope", "concentration"] = Field("", alias="as")
    statistic: Literal["", "gap", "sii", "rii", "concentration"] = ""
    area: Text = ""
    for_: Selected | None = Field(None, alias="for")
    about: Text = ""
    title: Text = ""
    read: Text = ""


def fill(options: Breakdown, view: View) -> dict[str, Any]:
    """Bars, one a group, with the comparator's same group as a mark where it has one; or a slope."""
    measure = _all_groups(view.measure(options.breakdown), options)
    here = view.code(options.area) if options.area else view.area
    against = view.code(options.against) if options.against else view.comparator
    column = options.by if options.by in _HEADS else "category"
    rows = _rows(options, view, [here, against], here)
    order = _order(measure, options.by, rows, column)
    ours = rows.where(area=here).ordered(column, order)
    name = view.sheet.new_name(f"breakdown-{measure.id}")
    asked = common(
        measure,
        view,
        rows,
        by=column,
        comparator=against,
        order=tuple(order),
        names=_names(view, here, against),
    )
    groups = Groups(view, measure, ours, rows.where(area=against), column, options.by)
    kind, more = drawn(options.as_, options.statistic, groups)
    picture = view.draw(kind, name, {**asked, "ours": here, "each": "groups", **more}, ours if more else rows)
    listed = readings(ours)
    made = Exhibit(
        name,
        options.title or _message(listed, column, measure),
        subtitle(measure, [view.name(here)], [listed[-1].period], whom=options.by not in _HEADS),
        numbers(
            view, rows.ordered(column, order), short(measure), [(column, _head(options.by)), ("area", "Area")]
        ),
        rows,
        [view.card(measure.id)],
        picture,
        options.read or HOW.get(kind) or _how(rows, here, against, view),
        inequality_in_words(options.statistic, groups),
    )
    return {"exhibit": show(view, made)}


_ONE_SEX = re.compile(r",? (men|women|boys|girls|males?|females?)$", re.IGNORECASE)


def _all_groups(measure: Measure, options: Breakdown) -> Measure:
    """The measure in words that name none of its groups: those of ``about``, else without its sex."""
    if options.about:
        return replace(measure, title=options.about, short=options.about)
    if options.by != "sex":
        return measure
    return replace(measure, title=_ONE_SEX.sub("", measure.title), short=_ONE_SEX.sub("", short(measure)))


def _names(view: View, here: str, against: str) -> dict[str, str]:
    return {here: view.name(here), against: view.name(against)}


def _rows(options: Breakdown, view: View, areas: list[str], here: str) -> SafeTable:
    """The groups' rows at the latest period that ``here`` has for them."""
    measure = view.measure(options.breakdown)
    own = {name: value for name, value in measure.select.items() if name in ("sex", "age")}
    asked = {**own, **(keys_of(options.for_) or {})}
    if options.by in _HEADS:
        asked.pop(options.by, None)
        group = {"category": measure.select.get("category", "")}
        rows = view.found.rows(measure.id, area=areas, **group, **asked)
        rows = rows.where(**{options.by: [one for one in rows.frame[options.by].unique() if one not in _ALL]})
    else:
        rows = view.found.rows(measure.id, area=areas, category_type=options.by, **asked)
    ours = rows.where(area=here).frame
    if not len(ours):
        known = sorted({*view.found.rows(measure.id, area=here).frame["category_type"]} - {""})
        has = ", ".join([*known, "sex", "age"])
        raise LookupError(
            f"{measure.id} has no rows by '{options.by}' for {view.name(here)}; it may have {has}"
        )
    return rows.where(period=str(ours["period"].iloc[-1]))


def _order(measure: Measure, by: str, rows: SafeTable, column: str) -> list[str]:
    found = list(dict.fromkeys(rows.frame[column]))
    written = [key for key in measure.order.get(by, ()) if key in found]
    rest = [key for key in found if key not in written]
    return [*written, *(sorted(rest, key=_years) if by == "age" else rest)]


def _years(age: str) -> tuple[int, str]:
    """Ages from the youngest: "Under 65", "65 to 74", "85 and over"."""
    first = re.search(r"\d+", age)
    return (-1 if age.startswith("Under") else int(first.group()) if first else 999, age)


def _head(by: str) -> str:
    return _HEADS.get(by, f"{by[:1].upper()}{by[1:]}")


def _message(listed: list[Reading], column: str, measure: Measure) -> str:
    """ "Obesity in Year 6: most deprived fifth 28.6%, least deprived fifth 12.8%"."""
    shown = [one for one in listed if not one.reason]
    if len(shown) < 2:
        return short(measure)
    ends = (shown[0], shown[-1]) if measure.order else _extremes(shown)
    said = ", ".join(f"{in_a_sentence(getattr(one, column))} {_value(one, measure)}" for one in ends)
    return f"{short(measure)}: {said}"


def _value(one: Reading, measure: Measure) -> str:
    return with_unit(one.value, measure.unit, decimals_of(measure, one.value))


def _extremes(shown: list[Reading]) -> tuple[Reading, Reading]:
    return max(shown, key=lambda one: one.value), min(shown, key=lambda one: one.value)


def _how(rows: SafeTable, here: str, against: str, view: View) -> str:
    said = f"Bars are {view.name(here)}."
    if (rows.frame["area"] == against).any():
        said += f" The upright mark is the same group in {view.name(against)}."
    return said


KIND = BlockKind(
    says="A measure by sex, age, deprivation or another category.",
    options=Breakdown,
    fill=fill,
    template=EXHIBIT,
    example="breakdown: obese-year-6-five-years\nby: deprivation fifth\nagainst: england\n",
)
