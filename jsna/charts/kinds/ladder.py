"""An inequality: one bar for each of several ordered groups, and the gap between the two ends."""

from jsna.charts.axis import Scale
from jsna.charts.barwise import Bars
from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import LEADING, width_of, wrapped
from jsna.charts.options import ChartOptions
from jsna.charts.points import Point, one_each, ordered, parted, points, spans
from jsna.charts.rowwise import Rows
from jsna.charts.sheet import Sheet
from jsna.charts.wording import apart, first_words, full, not_shown, sentence
from jsna.disclosure.safe import SafeTable


class Ladder(ChartOptions):
    """``order`` is the order of the groups, such as most to least deprived; else as the rows stand."""

    by: str = "category"
    each: str = "groups"
    gap: bool = True


def arranged(options: Ladder, rows: SafeTable) -> Bars:
    """The groups in their order, the first and the last strong.  Raises ValueError for fewer than two."""
    ours, theirs = parted(points(rows, options.by), options)
    found = ordered(one_each(ours, "one area, period, sex and age").values(), options.order)
    if len(found) < 2:
        raise ValueError("an inequality needs at least two groups")
    strong = frozenset(options.focus or (found[0].key, found[-1].key))
    return Bars(found, one_each(theirs, "one period, sex and age"), strong, options)


def draw(options: Ladder, rows: SafeTable, sheet: Sheet) -> None:
    """The bars, and below them the distance between the first and the last."""
    bars = arranged(options, rows)
    laid, across = bars.draw(sheet, *((16.0, 12.0) if sheet.narrow else (26.0, 16.0)))
    first, last = bars.found[0], bars.found[-1]
    if options.gap and not first.mark and not last.mark:
        _draw_gap(_gap_in_words(options, bars), sorted((first.known, last.known)), across, laid)


def _gap_in_words(options: Ladder, bars: Bars) -> str:
    ours = f"Gap {_gap(options, bars, bars.found[0], bars.found[-1])}"
    theirs = [bars.against.get(point.key) for point in (bars.found[0], bars.found[-1])]
    if any(point is None or point.mark for point in theirs):
        return ours
    first, last = (point for point in theirs if point)
    return f"{ours}; {options.named(options.comparator)} {_gap(options, bars, first, last)}"


def _gap(options: Ladder, bars: Bars, first: Point, last: Point) -> str:
    return apart(first.known, last.known, bars.decimals, options.unit).replace("percentage points", "points")


def _draw_gap(words: str, ends: list[float], across: Scale, laid: Rows) -> None:
    sheet, y = laid.sheet, laid.bottom + 8
    low, high = map(across, ends)
    sheet.line([(low, y), (high, y)], "ink", 2)
    for x in (low, high):
        sheet.line([(x, y - 5), (x, y + 5)], "ink", 2)
    lines = wrapped(words, sheet.width - (0 if sheet.narrow else laid.start))
    left = max(laid.start, min(low, sheet.width - max(map(width_of, lines))))
    sheet.lines(left, y + 16 + LEADING * (len(lines) - 1) / 2, lines)
    sheet.height = y + 12 + LEADING * len(lines)


def describe(options: Ladder, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; both ends, the gap between them, and the comparator's gap."""
    bars = arranged(options, rows)
    first, last = bars.found[0], bars.found[-1]
    what = first_words(
        "Bar chart",
        options.about,
        options.named(options.ours) if options.ours else "",
        spans(bars.found),
    )
    ends = [f"{options.named(end.key)} {full(end.known, bars.decimals, options.unit)}"
            for end in (first, last) if not end.mark]  # fmt: skip
    gap = _gap_in_words(options, bars) if len(ends) == 2 else ""
    return what, sentence(
        "; ".join(ends), gap.replace("points", "percentage points"), not_shown(bars.found, options)
    )


EXAMPLE = Example(
    {
        "about": "obesity in Year 6 by deprivation fifth",
        "unit": "%",
        "decimals": 1,
        "ours": "E1",
        "comparator": "E0",
        "each": "fifths",
        "names": {"E1": "Harrowmere", "E0": "England"},
        "order": ["Most deprived", "Second", "Middle", "Fourth", "Least deprived"],
    },
    "area,category,period,value,reason\n"
    "E1,Most deprived,2020/21 to 2024/25,28.6,\nE1,Second,2020/21 to 2024/25,23.1,\n"
    "E1,Middle,2020/21 to 2024/25,,withheld\nE1,Fourth,2020/21 to 2024/25,15.5,\n"
    "E1,Least deprived,2020/21 to 2024/25,12.8,\n"
    "E0,Most deprived,2020/21 to 2024/25,28.9,\nE0,Second,2020/21 to 2024/25,25.3,\n"
    "E0,Middle,2020/21 to 2024/25,21.4,\nE0,Fourth,2020/21 to 2024/25,18.3,\n"
    "E0,Least deprived,2020/21 to 2024/25,14.5,\n",
)
KIND = ChartKind(
    "An inequality across ordered groups, with the gap between its ends.", Ladder, draw, describe, EXAMPLE
)
