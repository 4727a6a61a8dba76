"""A measure across the areas of one level, each with its limits and its verdict."""

from typing import Any, Literal

import pandas as pd
from pydantic import Field

from jsna.disclosure.safe import SafeTable
from jsna.findings.standing import NOT_COMPARED
from jsna.model.document import Selected
from jsna.model.options import Options, Text
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.figures import common, numbers, short, subtitle
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.numbers import count_in_words
from jsna.pages.refs import LevelName, MeasureId, keys_of
from jsna.pages.view import View


class Compare(Options):
    """One measure, a level of areas or ``neighbours``, and what each is compared with."""

    compare: MeasureId
    level: LevelName | None = None
    against: Text = ""
    sort: Literal["value", "name"] = "value"
    for_: Selected | None = Field(None, alias="for")
    title: Text = ""
    read: Text = ""


def fill(options: Compare, view: View) -> dict[str, Any]:
    """Dots with limits, one an area, the verdict in word and shape."""
    measure = view.measure(options.compare)
    against = view.code(options.against) if options.against else view.comparator
    rows, period = latest_of(measure.id, options.level, keys_of(options.for_), view, against)
    verdicts = _verdicts(view, measure.id, against, rows)
    by_area = dict(zip(rows.frame["area"], (verdicts[line] for line in rows.frame.index), strict=True))
    by_area.pop(against, None)
    order = _order(options, rows, view, against)
    name = view.sheet.new_name(f"compare-{measure.id}")
    asked = common(
        measure,
        view,
        rows,
        by="area",
        comparator=against,
        order=tuple(order),
        focus=(view.area,),
        names={area: view.name(area) for area in rows.frame["area"]},
        verdicts={area: _known(word) for area, word in by_area.items()},
        each=areas_of(options.level or "area"),
    )
    picture = view.draw("dots", name, asked, rows)
    made = Exhibit(
        name,
        options.title
        or _message(by_area, options.level or "area", view.name(against), rows, view, short(measure)),
        subtitle(measure, _whose(options, rows, against, view), [period]),
        numbers(view, _in_order(rows, order), short(measure), [("area", "Area")], verdicts),
        rows,
        [view.card(measure.id)],
        picture,
        options.read or _how(rows, against, view),
    )
    return {"exhibit": show(view, made)}


def latest_of(
    measure: str, level: str | None, chosen: dict[str, str] | None, view: View, against: str = ""
) -> tuple[SafeTable, str]:
    """The latest period that ``level`` has, for its areas and the comparator: (rows, period)."""
    members = _members(level, view)
    rows = view.found.selected(measure, chosen, area=[*members, against])
    there = rows.where(area=members).frame
    if not len(there):
        raise LookupError(f"{measure} has no rows for {level or 'these areas'}")
    period = str(there["period"].iloc[-1])
    same = rows.where(period=period)
    if against not in set(same.frame["area"]) and chosen is None:
        same = view.found.selected(measure, None, area=members, period=period)
    return same, period


def _members(level: str | None, view: View) -> list[str]:
    for group in view.edition.compare_with:
        if not isinstance(group, str) and level in (group.name, group.name.lower()):
            return [view.edition.area, *group.areas]
    if level is None:
        return [
            view.area,
            *(view.code(one) for one in view.edition.compare_with if isinstance(one, str)),
        ]
    return view.places.members(level)


def _order(options: Compare, rows: SafeTable, view: View, against: str) -> list[str]:
    areas = rows.frame[rows.frame["area"] != against]
    if options.sort == "name":
        return sorted(areas["area"], key=view.name)
    shown = areas[areas["value"].notna()].sort_values("value", ascending=False, kind="stable")
    rest = sorted(areas[areas["value"].isna()]["area"], key=view.name)
    return [*shown["area"], *rest]


def _in_order(rows: SafeTable, order: list[str]) -> SafeTable:
    return rows.ordered("area", [*order, *(area for area in rows.frame["area"] if area not in order)])


def _whose(options: Compare, rows: SafeTable, against: str, view: View) -> list[str]:
    """The areas of the picture in words; the comparator where it has a row that is not one of theirs."""
    areas = areas_of(options.level or "area").capitalize()
    beside = (rows.frame["area"] == against).any() and against not in _members(options.level, view)
    return [areas, view.name(against)] if beside else [areas]


def _verdicts(view: View, measure: str, against: str, rows: SafeTable) -> dict[int, str]:
    """A verdict for each line of ``rows``; the comparator's own row says that it is that."""
    found = view.found.verdicts(measure, against)
    for line, area in zip(rows.frame.index, rows.frame["area"], strict=True):
        if area != against and found.get(line, NOT_COMPARED) != NOT_COMPARED:
            view.found.seen.beside(measure, int(line), against)
    return {
        int(line): "comparator" if area == against else str(found.get(line, "not compared"))
        for line, area in zip(rows.frame.index, rows.frame["area"], strict=True)
    }


def _known(word: str) -> str:
    return word if word in ("better", "similar", "worse", "higher", "lower") else "none"


_CALLED = {"lsoa": "neighbourhoods", "census-ward": "wards of 2021", "authority": "councils"}


def areas_of(level: str) -> str:
    """What the areas of a level are called together."""
    one = level.removesuffix("s")
    return _CALLED.get(one, f"{one}s")


def _message(
    verdicts: dict[str, str], level: str, against: str, rows: SafeTable, view: View, words: str
) -> str:
    """ "One of 21 wards is worse than England, 12 are better"; without verdicts, which is highest."""
    counted = {kind: list(verdicts.values()).count(kind) for kind in ("worse", "better", "higher", "lower")}
    first, second = ("worse", "better") if counted["worse"] or counted["better"] else ("higher", "lower")
    if not counted[first] and not counted[second]:
        shown = rows.frame[rows.frame["value"].notna() & rows.frame["area"].isin(list(verdicts))]
        return highest_for(words, shown, view)
    many = _many(counted[first], len(verdicts))
    said = f"{many} of {len(verdicts)} {areas_of(level)}"
    verb = "is" if counted[first] == 1 else "are"
    others = count_in_words(counted[second]) if counted[second] else "none"
    return f"{said} {verb} {first} than {against}, {others} {second}"


def _many(number: int, of: int) -> str:
    """How a headline begins: "None of 10", "One of 10", "All of 10"."""
    return "All" if number == of else count_in_words(number).capitalize() if number else "None"


def highest_for(words: str, shown: pd.DataFrame, view: View) -> str:
    """ "Obesity in Year 6: highest in Hale"; the words alone where nothing is shown."""
    if not len(shown):
        return words
    highest = shown.nlargest(1, "value")["area"].iloc[0]
    return f"{words}: highest in {view.name(str(highest))}"


def _how(rows: SafeTable, against: str, view: View) -> str:
    said = f"The dashed line is {view.name(against)}. " if (rows.frame["area"] == against).any() else ""
    said += "Shapes: ▲ better, ● similar, ▼ worse, ◆ higher or lower."
    return said + (" Lines are 95% limits." if rows.frame["lower"].notna().any() else "")


KIND = BlockKind(
    says="A measure across areas, each with limits and a verdict.",
    options=Compare,
    fill=fill,
    template=EXHIBIT,
    example="compare: obese-year-6\nlevel: ward\nagainst: england\n",
)
