"""What makes up a gap: one bar an age or cause, to the right where it widens the gap, else to the left."""

from dataclasses import replace

from pydantic import Field

from jsna.charts.axis import Scale, scale, upright_grid
from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import LEADING, wrapped
from jsna.charts.options import ChartOptions
from jsna.charts.points import IN_A_WORD, Point, numbers_of, one_each, ordered, points, spans
from jsna.charts.rowwise import Row, Rows
from jsna.charts.sheet import Sheet
from jsna.charts.wording import MINUS, first_words, full, listed, not_shown, number, sentence
from jsna.disclosure.safe import SafeTable

WIDENS, NARROWS = "c1", "c4"  # fills


class GapBars(ChartOptions):
    """What each age or cause adds to the gap, below 0 where it makes it smaller: the column value.

    ``adds`` gives this by key instead, as the statistics room works it out of several rows.
    ``total`` is the whole gap with its 95% limits, in the unit of value;
    ``between`` the two groups, the one that has more first.
    """

    by: str = "age"
    unit: str = "years"
    each: str = "ages"
    adds: dict[str, float] = Field(default_factory=dict)
    total: tuple[float, float, float] | tuple[float] = Field(...)
    between: tuple[str, str] = ("", "")


def arranged(options: GapBars, rows: SafeTable) -> list[Point]:
    """The ages or causes in their order, one row each."""
    found = list(one_each(points(rows, options.by), "one area, period and sex").values())
    if options.adds:
        found = [one if one.mark else replace(one, value=options.adds[one.key]) for one in found]
    return ordered(found, options.order)


def draw(options: GapBars, rows: SafeTable, sheet: Sheet) -> None:
    """The gap in words, the bars from the line of 0, and what left and right mean."""
    found = arranged(options, rows)
    decimals = _decimals(options)
    top = _write_total(options, decimals, sheet) + (12 if sheet.narrow else 10)
    laid = Rows(sheet, [_row(point, options, decimals) for point in found], top, 14, 7, "before", edge=4)
    values = [0.0, *numbers_of(found)]
    across = scale(values, laid.start, laid.end, 0.0, 3 if sheet.narrow else 5)
    if sheet.narrow:
        laid.tracks()
    else:
        upright_grid(sheet, across, top - 4, laid.bottom, "")
    for place, point in enumerate(found):
        _draw_bar(point, across, laid, laid.middle(place))
    reach = [(y - 10, y + 10) for y in laid.middles] if sheet.narrow else [(top - 4, laid.bottom)]
    for first, last in reach:
        sheet.line([(across(0), first), (across(0), last)], "ink", 1.5)
    laid.write()
    sheet.height = laid.bottom + (4 if sheet.narrow else 26)
    _draw_key(options, [point.known for point in found if not point.mark], sheet)


def _decimals(options: GapBars) -> int:
    return 2 if options.decimals is None else options.decimals


def _write_total(options: GapBars, decimals: int, sheet: Sheet) -> float:
    lines = wrapped(_total(options, decimals), sheet.width, True)
    for place, words in enumerate(lines):
        sheet.text(0, 9 + LEADING * place, words, bold=True)
    return 9 + LEADING * len(lines)


def _total(options: GapBars, decimals: int) -> str:
    value, *limits = options.total
    first, second = options.between
    between = f" between {first} and {second}" if first else ""
    said = f"Gap{between}: {full(value, min(decimals, 1), options.unit)}"
    if not limits:
        return said
    return f"{said} ({' to '.join(number(one, min(decimals, 1)) for one in limits)})"


def _row(point: Point, options: GapBars, decimals: int) -> Row:
    return Row(options.named(point.key), point.mark or signed(point.known, decimals))


def signed(value: float, decimals: int) -> str:
    """``value`` with its sign: "+0.42", or "0.00" where nothing is left of it."""
    text = number(value, decimals)
    return text if text.startswith(MINUS) or not text.strip("0.") else f"+{text}"


def _draw_bar(point: Point, across: Scale, laid: Rows, y: float) -> None:
    if point.mark:
        laid.sheet.text(across(0) + 6, y, "" if laid.sheet.narrow else IN_A_WORD[point.mark], colour="ink-2")
        return
    fill = NARROWS if point.known < 0 else WIDENS
    laid.sheet.bar(across(0), y - 7, across(point.known) - across(0), 14, fill)


def _draw_key(options: GapBars, values: list[float], sheet: Sheet) -> None:
    x = 0.0
    for words, fill, wanted in (
        ("Widens the gap", WIDENS, any(value > 0 for value in values)),
        ("Narrows the gap", NARROWS, any(value < 0 for value in values)),
    ):
        if wanted:
            sheet.bar(x, sheet.height + 4, 14, 14, fill)
            sheet.text(x + 20, sheet.height + 11, words)
            x += 150
    sheet.height += 24


def describe(options: GapBars, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; the whole gap, what adds most to it, and what makes it smaller."""
    found = arranged(options, rows)
    decimals = _decimals(options)
    kind = "cause" if options.by == "category" else options.by
    what = first_words(f"Bar chart of what each {kind} adds to the gap in", options.about, spans(found))
    what = what.replace(" in of ", " in ")
    shown = sorted((point for point in found if not point.mark), key=lambda point: -point.known)
    adds = [point for point in shown if point.known > 0][:3]
    takes = [point for point in reversed(shown) if point.known < 0][:3]
    return what, sentence(
        _total(options, decimals),
        f"Most is added by {_listed(adds, options, decimals)}" if adds else "",
        f"It is narrowed by {_listed(takes, options, decimals)}" if takes else "",
        not_shown(found, options),
    )


def _listed(found: list[Point], options: GapBars, decimals: int) -> str:
    return listed(
        f"{options.named(point.key)} ({signed(point.known, decimals)} {options.unit})" for point in found
    )


EXAMPLE = Example(
    {
        "about": "life expectancy at birth, men",
        "by": "category",
        "each": "causes",
        "between": ("the least deprived fifth", "the most deprived fifth"),
        "total": (7.9, 6.8, 9.0),
    },
    "category,period,value,reason\n"
    "Heart and circulation,2022 - 24,2.14,\nCancer,2022 - 24,1.62,\nBreathing,2022 - 24,1.31,\n"
    "Outside causes,2022 - 24,1.08,\nMental health,2022 - 24,-0.12,\nPerinatal,2022 - 24,,withheld\n",
)
KIND = ChartKind("What each age or cause adds to a gap, or takes from it.", GapBars, draw, describe, EXAMPLE)
