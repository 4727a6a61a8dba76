"""One value a group, as bars from 0, each beside the comparator's mark or all against its line."""

from typing import Literal

from jsna.charts.barwise import Bars
from jsna.charts.kind import ChartKind, Example
from jsna.charts.options import ChartOptions
from jsna.charts.points import Point, one_each, ordered, parted, points, spans
from jsna.charts.sheet import Sheet
from jsna.charts.wording import counted, first_words, full, listed, not_shown, sentence, short
from jsna.disclosure.safe import SafeTable


class BarOptions(ChartOptions):
    """``sort``: as given (``order``), by value with the largest first, or by name."""

    sort: Literal["given", "value", "name"] = "given"
    each: str = "groups"


def arranged(options: BarOptions, rows: SafeTable) -> tuple[Bars, Point | None]:
    """(the bars, one comparator for all of them where the keys are areas)."""
    ours, theirs = parted(points(rows, options.by), options)
    found = list(one_each(ours, "one area, period, sex and age").values())
    if not found:
        raise ValueError("there is only the comparator to draw")
    shown, rest = [p for p in found if not p.mark], [p for p in found if p.mark]
    if options.sort == "value":
        found = sorted(shown, key=lambda point: -point.known) + sorted(
            rest, key=lambda p: options.named(p.key)
        )
    elif options.sort == "name":
        found.sort(key=lambda point: options.named(point.key))
    else:
        found = ordered(found, options.order)
    against = one_each(theirs, "one period, sex and age")
    strong = frozenset({*options.focus, *([options.ours] if options.by == "area" and options.ours else [])})
    if options.by != "area":
        return Bars(found, against, strong, options), None
    line = next((point for point in against.values() if not point.mark), None)
    return Bars(found, {}, strong, options), line


def draw(options: BarOptions, rows: SafeTable, sheet: Sheet) -> None:
    """The bars, and the comparator's line through them where there is one for all."""
    bars, line = arranged(options, rows)
    thick, apart = (24.0, 16.0) if len(bars.found) <= 8 else (16.0, 11.0)
    laid, across = bars.draw(
        sheet, min(thick, 16.0) if sheet.narrow else thick, apart, [line.known] if line else []
    )
    if line:
        words = f"{options.named(line.area)} {short(line.known, bars.decimals, options.unit)}"
        laid.reference(across(line.known), words)


def describe(options: BarOptions, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; the value of each group, or the largest and smallest of many; the comparator."""
    bars, line = arranged(options, rows)
    shown = [point for point in bars.found if not point.mark]
    what = first_words("Bar chart", options.about, counted(len(bars.found), options.each), spans(bars.found))
    theirs = [line] if line else [point for point in bars.against.values() if not point.mark]
    return what, sentence(
        _said(options, bars, shown), _against(options, bars, theirs), not_shown(bars.found, options)
    )


def _said(options: BarOptions, bars: Bars, shown: list[Point]) -> str:
    if len(shown) <= 6:
        return listed(_value(options, bars, point) for point in shown)
    most, least = max(shown, key=lambda point: point.known), min(shown, key=lambda point: point.known)
    return f"Highest: {_value(options, bars, most)}; lowest: {_value(options, bars, least)}"


def _against(options: BarOptions, bars: Bars, theirs: list[Point]) -> str:
    if not theirs:
        return ""
    name = options.named(options.comparator)
    if options.by == "area":
        return f"{name} {full(theirs[0].known, bars.decimals, options.unit)}"
    return f"{name}: {listed(_value(options, bars, point) for point in theirs[:6])}"


def _value(options: BarOptions, bars: Bars, point: Point) -> str:
    return f"{options.named(point.key)} {full(point.known, bars.decimals, options.unit)}"


EXAMPLE = Example(
    {
        "about": "adults who smoke by work",
        "unit": "%",
        "decimals": 1,
        "by": "category",
        "ours": "E1",
        "comparator": "E0",
        "names": {"E1": "Harrowmere", "E0": "England"},
        "focus": ["Routine and manual"],
    },
    "area,category,period,value,reason\n"
    "E1,Routine and manual,2024,19.4,\nE1,Intermediate,2024,12.1,\n"
    "E1,Never worked,2024,,withheld\nE1,Managerial and professional,2024,7.0,\n"
    "E0,Routine and manual,2024,18.3,\nE0,Intermediate,2024,12.9,\n"
    "E0,Never worked,2024,13.3,\nE0,Managerial and professional,2024,7.1,\n",
)
KIND = ChartKind("One value for each group, as bars from 0.", BarOptions, draw, describe, EXAMPLE)
