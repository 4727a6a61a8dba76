"""What people would miss: access without each asset, and how many would have none."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from jsna.findings.reach import Reach, reach
from jsna.findings.register import NoTable
from jsna.model.options import Options, Text, Whole
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.kind import EXHIBIT_OR_WHY, BlockKind
from jsna.pages.kinds.access import Where, register
from jsna.pages.markup import Column, table
from jsna.pages.numbers import figure
from jsna.pages.reached import LIMITS, subtitle_of, worked_out
from jsna.pages.refs import TableId
from jsna.pages.view import View


class Reliance(Options):
    """The register, and which of its assets."""

    reliance: TableId
    where: Where = Where()
    limit: Whole | None = None
    title: Text = ""


def fill(options: Reliance, view: View) -> dict[str, Any]:
    """A row for each asset; the register's rows, and why, where that cannot be worked out."""
    chapter = options.where.supports
    if chapter is None:
        return register("reliance", options.reliance, options.where, options.title, view)
    try:
        made = reach(view.book, view.found, chapter, options.limit)
    except NoTable as error:
        why = f"What losing one would leave is not worked out: {error}."
        return register("reliance", options.reliance, options.where, options.title, view, why)
    return _exhibit(options, made, view)


def _exhibit(options: Reliance, made: Reach, view: View) -> dict[str, Any]:
    each = _each(made)
    rows = worked_out(f"reliance-{made.chapter}", made, view, lambda frames: each)
    names = view.table(made.tables[0]).frame.set_index("id")["name"].astype("str")
    columns = [
        Column("If this were gone"),
        Column(f"{made.people.capitalize()} with none", True),
        Column("Access for every 100", True),
        Column("Change in the most deprived areas", True),
    ]
    cells = [[str(names[one["asset"]]), *_figures(one, view, made)] for one in each.to_dict("records")]
    worst = each.sort_values("none_left", ascending=False, kind="stable").iloc[0]
    name = view.sheet.new_name(f"reliance-{made.chapter}")
    says = f"Without each place in turn. With all of them: {made.mean:.1f} for every 100."
    exhibit = Exhibit(
        name,
        options.title or _message(worst, str(names[worst["asset"]]), made),
        subtitle_of(made),
        table("What losing each place would leave", says, columns, cells, stack=True),
        rows,
        [view.book.cards[one] for one in made.tables],
        None,
        LIMITS,
    )
    return {"exhibit": show(view, exhibit)}


def _each(made: Reach) -> pd.DataFrame:
    """asset, none_left, mean, change (in the most deprived areas' mean), one row an asset."""
    before = _most_deprived(made)
    rows = [
        (
            asset,
            made.none_left(asset),
            made.without(asset).mean,
            _most_deprived(made.without(asset)) - before,
        )
        for asset in sorted(set(made.pairs["asset"]))
    ]
    return pd.DataFrame(rows, columns=["asset", "none_left", "mean", "change"]).assign(reason="")


def _most_deprived(made: Reach) -> float:
    """Supply for every 100 people in the most deprived decile that there is; NaN without deciles."""
    areas = made.areas.dropna(subset=["decile"])
    if areas.empty:
        return float("nan")
    worst = areas[areas["decile"] == areas["decile"].min()]
    return float((worst["value"] * worst["people"]).sum() / worst["people"].sum())


def _figures(one: Mapping[Any, Any], view: View, made: Reach) -> Sequence[str]:
    frame = view.table(made.tables[0]).frame
    line = int(frame.index[frame["id"] == one["asset"]][0])
    shown = [figure(one["none_left"]), figure(one["mean"], 1), _signed(one["change"])]
    for name, words in zip(("none_left", "mean", "change"), shown, strict=True):
        view.facts.cell(
            words, one[name], made.tables[0], line, measure=f"reliance-{name}", asset=one["asset"]
        )
    return shown


def _signed(value: float) -> str:
    if value != value:
        return "[x]"
    return figure(value, 1) if value <= 0 else f"+{figure(value, 1)}"


def _message(worst: Any, name: str, made: Reach) -> str:
    if worst["none_left"] == 0:
        return f"Losing any one place would leave nobody without one within {made.limit:g} minutes"
    people = figure(worst["none_left"])
    return f"Without {name}, {people} {made.people} would have none within {made.limit:g} minutes"


KIND = BlockKind(
    says="What losing each asset would leave.",
    options=Reliance,
    fill=fill,
    template=EXHIBIT_OR_WHY,
    example="reliance: assets\nwhere: {supports: high-blood-pressure}\n",
)
