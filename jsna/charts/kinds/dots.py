"""One value an area, with its limits, sorted, against a comparator's line."""

from typing import Literal

from jsna.charts.axis import Scale, break_stated, scale, upright_grid
from jsna.charts.kind import ChartKind, Example
from jsna.charts.options import ChartOptions, Start
from jsna.charts.points import IN_A_WORD, Point, numbers_of, one_each, ordered, parted, points, spans
from jsna.charts.rowwise import Row, Rows
from jsna.charts.shapes import WORD
from jsna.charts.sheet import Sheet
from jsna.charts.wording import counted, decimals_for, first_words, full, listed, not_shown, sentence, short
from jsna.disclosure.safe import SafeTable

HEAD = 30.0  # units above the first row, for the comparator's label


class Dots(ChartOptions):
    """``sort``: by value (the worst first where better is known, else the highest), by name, or as given."""

    sort: Literal["value", "name", "given"] = "value"
    starts: Start = "auto"
    limits: bool = True


def arranged(options: Dots, rows: SafeTable) -> tuple[list[Point], Point | None]:
    """(the points as their rows stand, the comparator's point); those without a value last, by name."""
    ours, theirs = parted(points(rows, options.by), options)
    found = list(one_each(ours, "one period, sex and age").values())
    if not found:
        raise ValueError("there is only the comparator to draw")
    shown = [point for point in found if not point.mark]
    rest = sorted((point for point in found if point.mark), key=lambda point: options.named(point.key))
    if options.sort == "given":
        return ordered(shown, options.order) + rest, _comparator(theirs)
    shown.sort(key=lambda point: options.named(point.key))
    if options.sort == "value":
        shown.sort(key=lambda point: point.known, reverse=options.better != "higher")
    return shown + rest, _comparator(theirs)


def _comparator(theirs: list[Point]) -> Point | None:
    if len(theirs) > 1:
        raise ValueError(f"{theirs[0].area} has more than one row; choose one period, sex and age")
    return theirs[0] if theirs and not theirs[0].mark else None


def draw(options: Dots, rows: SafeTable, sheet: Sheet) -> None:
    """The rows, the axis below them, and the comparator's line through them."""
    found, against = arranged(options, rows)
    all_points = found + ([against] if against else [])
    decimals = decimals_for(numbers_of(all_points), options)
    top = HEAD if against else 6.0
    laid = Rows(sheet, [_row(point, options, found, decimals) for point in found], top, 14, 12)
    across = scale(numbers_of(all_points, options.limits), laid.start, laid.end, options.starts, _most(sheet))
    if sheet.narrow:
        laid.tracks()
    else:
        upright_grid(sheet, across, top - 4, laid.bottom, options.unit)
    if against:
        _draw_comparator(options, against, decimals, across, laid)
    for number, point in enumerate(found):
        _draw_point(options, point, across, laid, number)
    laid.write()
    _end(options, across, laid)


def _most(sheet: Sheet) -> int:
    return 4 if sheet.narrow else 5


def _row(point: Point, options: Dots, found: list[Point], decimals: int) -> Row:
    number = point.mark or short(point.known, decimals, options.unit)
    verdict = options.verdicts.get(point.key, "none")
    word = IN_A_WORD[point.mark] if point.mark else WORD[verdict] if options.verdicts else ""
    return Row(options.named(point.key), number, word, _stands_out(point, options, found))


def _stands_out(point: Point, options: Dots, found: list[Point]) -> bool:
    if options.ours or options.focus:
        return point.key in (options.ours, *options.focus)
    return point is found[0] and options.verdicts.get(point.key) == "worse"


def _draw_comparator(options: Dots, against: Point, decimals: int, across: Scale, laid: Rows) -> None:
    words = f"{options.named(against.area)} {short(against.known, decimals, options.unit)}"
    laid.reference(across(against.known), words)


def _draw_point(options: Dots, point: Point, across: Scale, laid: Rows, number: int) -> None:
    sheet, y = laid.sheet, laid.middle(number)
    if point.mark:
        return
    if options.limits and point.lower is not None and point.upper is not None:
        sheet.line([(across(point.lower), y), (across(point.upper), y)], "ink-2", 2)
    x = across(point.known)
    if options.verdicts:
        sheet.mark(x, y, options.verdicts.get(point.key, "none"), 5.4)
    else:
        sheet.dot(x, y, 5.4, "c1" if _is_ours(point, options) else "c-rest", "mark", 1.4)


def _is_ours(point: Point, options: Dots) -> bool:
    wanted = (options.ours, *options.focus)
    return point.key in wanted or not any(wanted)


def _end(options: Dots, across: Scale, laid: Rows) -> None:
    sheet = laid.sheet
    if sheet.narrow:
        upright_grid(sheet, across, laid.bottom + 2, laid.bottom + 4, options.unit)
    sheet.height = laid.bottom + (30 if sheet.narrow else 26)
    if stated := break_stated(across, options.unit):
        sheet.text(0, sheet.height + 4, stated, colour="ink-2")
        sheet.height += 16


def describe(options: Dots, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; the highest, the lowest, the comparator, and how many compare how."""
    found, against = arranged(options, rows)
    shown = [point for point in found if not point.mark]
    decimals = decimals_for(numbers_of(found + ([against] if against else [])), options)
    what = first_words("Dot chart", options.about, counted(len(found), options.each), spans(found))
    if not shown:
        return what, not_shown(found, options)
    high, low = max(shown, key=lambda point: point.known), min(shown, key=lambda point: point.known)
    ends = [f"Highest in {options.named(high.key)}, {full(high.known, decimals, options.unit)}"]
    ends += (
        [f"lowest in {options.named(low.key)}, {full(low.known, decimals, options.unit)}"]
        if low is not high
        else []
    )
    ends += (
        [f"{options.named(against.area)} {full(against.known, decimals, options.unit)}"] if against else []
    )
    return what, sentence("; ".join(ends), _compared(options, shown, against), not_shown(found, options))


def _compared(options: Dots, shown: list[Point], against: Point | None) -> str:
    if not options.verdicts:
        return ""
    given = [options.verdicts.get(point.key, "none") for point in shown]
    counts = [f"{given.count(verdict)} {word.lower()}" for verdict, word in WORD.items() if verdict in given]
    return f"Compared with {options.named(against.area) if against else 'the comparator'}: {listed(counts)}"


EXAMPLE = Example(
    {
        "about": "obesity in Year 6",
        "unit": "%",
        "decimals": 1,
        "comparator": "E92000001",
        "better": "lower",
        "each": "wards",
        "names": {"W1": "Mill Bank", "W2": "Harbour & Quay", "W3": "Upper Fold", "E92000001": "England"},
        "verdicts": {"W1": "worse", "W3": "better"},
    },
    "area,period,value,lower,upper,reason\n"
    "E92000001,2024/25,22.2,22.1,22.3,\n"
    "W1,2024/25,27.0,23.2,31.2,\n"
    "W2,2024/25,,,,withheld\n"
    "W3,2024/25,12.3,9.6,15.6,\n",
)
KIND = ChartKind(
    "One value for each area, with its limits and the comparator.", Dots, draw, describe, EXAMPLE
)
