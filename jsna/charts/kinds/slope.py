"""An inequality as a line: the values of ordered groups against their rank, and how far the line falls."""

from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import LEADING, wrapped
from jsna.charts.options import ChartOptions, Start
from jsna.charts.plane import Plane, grid, plane
from jsna.charts.points import Point, numbers_of, one_each, ordered, points, spans
from jsna.charts.sheet import Sheet
from jsna.charts.wording import apart, decimals_for, first_words, full, not_shown, number, sentence
from jsna.disclosure.safe import SafeTable

DEEP = 240.0  # units: the depth of the plot


class Slope(ChartOptions):
    """Reads value, lower and upper, one row a group; ``order`` is from the most to the least deprived.

    ``ranks`` gives for each group the shares (0 to 1) of all people ranked before it
    and up to its end; ``line`` is the fitted line at rank 0 and at rank 1; ``index``
    is its higher end less its lower with 95% limits, all in the unit of value, and
    ``relative`` the higher end over the lower.  All come from the statistics room.
    """

    by: str = "category"
    each: str = "groups"
    ranks: dict[str, tuple[float, float]]
    line: tuple[float, float]
    index: tuple[float, float, float]
    relative: tuple[float, float, float] | None = None
    starts: Start = "auto"


def arranged(options: Slope, rows: SafeTable) -> list[Point]:
    """The groups in their order.  Raises ValueError for fewer than two, and for one without a rank."""
    found = ordered(
        one_each(points(rows, options.by), "one area, period, sex and age").values(), options.order
    )
    if len(found) < 2:
        raise ValueError("an inequality needs at least two groups")
    for point in found:
        if point.key not in options.ranks:
            raise ValueError(f"there is no rank for {options.named(point.key)}")
    return found


def draw(options: Slope, rows: SafeTable, sheet: Sheet) -> None:
    """The grid, each group as wide as its share of people, the line, and its fall at the right."""
    found = arranged(options, rows)
    values = [*numbers_of(found, True), *options.line]
    deep = DEEP * (0.9 if sheet.narrow else 1)
    made = plane(sheet, [0.0, 1.0], values, deep, 20, options.unit, options.starts)
    grid(made, options.unit, "", ticks=False)
    for point in found:
        _draw_group(point, options.ranks[point.key], made)
    _draw_line(options, made)
    _write_ends(options, found, made)
    for words in _said(options, found):
        for line in wrapped(words, sheet.width, True):
            sheet.text(0, sheet.height + 10, line, bold=True)
            sheet.height += LEADING + 2


def _draw_group(point: Point, rank: tuple[float, float], made: Plane) -> None:
    sheet, (first, last) = made.sheet, map(made.across, rank)
    middle = (first + last) / 2
    if point.mark:
        sheet.text(middle, made.up(made.up.low) - 12, point.mark, "middle", colour="ink-2")
        return
    y = made.up(point.known)
    if not made.up.broken:
        sheet.bar(first + 1, y, last - first - 2, made.up(made.up.low) - y, "c1-tint")
    sheet.line([(first + 1, y), (last - 1, y)], "c1", 2)
    if point.lower is not None and point.upper is not None:
        sheet.line([(middle, made.up(point.lower)), (middle, made.up(point.upper))], "ink-2", 2)
    sheet.dot(middle, y, 4.6, "c1", "paper", 1.2)


def _draw_line(options: Slope, made: Plane) -> None:
    """The fitted line, and beside its lower end how far it lies below the other."""
    sheet, (start, end) = made.sheet, options.line
    (left, top), (right, bottom) = made.at(0, start), made.at(1, end)
    sheet.line([(left, top), (right, bottom)], "c3", 2.5)
    level = (right, left)[0]
    sheet.line([(left, top), (level + 10, top)], "c3", 1.2, (3, 3))
    sheet.line([(level + 10, top), (level + 10, bottom)], "c3", 2)
    for y in (top, bottom):
        sheet.line([(level + 5, y), (level + 15, y)], "c3", 2)


def _write_ends(options: Slope, found: list[Point], made: Plane) -> None:
    sheet, y = made.sheet, made.up(made.up.low) + 14
    room = (made.across.end - made.across.start) * 0.48
    first, last = (wrapped(options.named(end.key), room) for end in (found[0], found[-1]))
    most = max(len(first), len(last))
    for number_, words in enumerate(first):
        sheet.text(made.across.start, y + LEADING * number_, words, colour="ink-2")
    for number_, words in enumerate(last):
        sheet.text(made.across.end, y + LEADING * number_, words, "end", colour="ink-2")
    sheet.height = max(sheet.height, y + LEADING * (most - 0.5) + 4) + (0 if sheet.height <= y else LEADING)


def _said(options: Slope, found: list[Point]) -> list[str]:
    """The slope index in words and, where it is given, the relative index."""
    decimals = decimals_for(numbers_of(found), options)
    value, lower, upper = options.index
    limits = f"{number(lower, decimals)} to {number(upper, decimals)}"
    words = f"Slope index {apart(value, 0, decimals, options.unit)} ({limits})"
    if lower <= 0 <= upper:
        words += ": no clear slope"
    else:
        higher = found[0] if options.line[0] > options.line[1] else found[-1]
        name = options.named(higher.key)
        words += f", higher towards the {name[:1].lower()}{name[1:]}"
    if not options.relative:
        return [words]
    times, least, most = (number(one, 2) for one in options.relative)
    return [words, f"Relative index {times} ({least} to {most})"]


def describe(options: Slope, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; both ends, the line's fall with its limits, and the relative index."""
    found = arranged(options, rows)
    decimals = decimals_for(numbers_of(found), options)
    ours = options.named(options.ours) if options.ours else ""
    what = first_words("Inequality plot", options.about, ours, spans(found))
    ends = [
        f"{options.named(end.key)} {full(end.known, decimals, options.unit)}"
        for end in (found[0], found[-1])
        if not end.mark
    ]
    return what, sentence("; ".join(ends), *_said(options, found), not_shown(found, options))


EXAMPLE = Example(
    {
        "about": "obesity in Year 6 by deprivation fifth",
        "unit": "%",
        "decimals": 1,
        "ours": "E1",
        "names": {"E1": "Harrowmere"},
        "order": ["Most deprived", "Second", "Middle", "Fourth", "Least deprived"],
        "ranks": {
            "Most deprived": (0.0, 0.12),
            "Second": (0.12, 0.3),
            "Middle": (0.3, 0.45),
            "Fourth": (0.45, 0.65),
            "Least deprived": (0.65, 1.0),
        },
        "line": (28.9, 10.1),
        "index": (18.8, 16.5, 21.0),
        "relative": (2.86, 2.44, 3.45),
    },
    "area,category,period,value,lower,upper,reason\n"
    "E1,Most deprived,2024/25,28.6,26.4,30.9,\nE1,Second,2024/25,23.1,21.5,24.8,\n"
    "E1,Middle,2024/25,,,,withheld\nE1,Fourth,2024/25,15.5,14.4,16.7,\n"
    "E1,Least deprived,2024/25,12.8,11.9,13.7,\n",
)
KIND = ChartKind(
    "An inequality as a line through ordered groups, with its fall from end to end.",
    Slope,
    draw,
    describe,
    EXAMPLE,
)
