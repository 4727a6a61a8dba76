"""A measure over time: ours solid, the comparator dashed, a gap where a period is missing."""

from jsna.charts.axis import Scale, break_stated, scale
from jsna.charts.beside import moved_apart
from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import LEADING, widest, wrapped
from jsna.charts.options import ChartOptions, Start
from jsna.charts.periods import spoken
from jsna.charts.points import IN_WORDS, numbers_of, spans
from jsna.charts.series import Run, Series, series_of
from jsna.charts.sheet import Sheet
from jsna.charts.timeline import Slots
from jsna.charts.wording import decimals_for, first_words, full, listed, sentence, short
from jsna.disclosure.safe import SafeTable

TOP, DEEP = 26.0, 216.0  # units: above the plot, and its depth
DASH = (7.0, 5.0)  # CSS pixels
MANY = 24  # periods; with more there is a dot only at the end


class Line(ChartOptions):
    """``starts`` is where the upright axis begins; ``band`` draws the limits of ours.

    ``anew``: periods from which figures no longer compare with those before; every line begins again there.
    """

    starts: Start = 0.0
    band: bool = True
    anew: tuple[str, ...] = ()


def draw(options: Line, rows: SafeTable, sheet: Sheet) -> None:
    """The grid, the band of ours, the lines, their gaps, and their names at the right."""
    lines, slots = series_of(options, rows)
    bottom = TOP + DEEP * (0.9 if sheet.narrow else 1)
    up = scale(_seen(options, lines), bottom, TOP, options.starts, 4)
    names = [_end_words(options, line, _decimals(options, lines), sheet) for line in lines]
    right = sheet.width - max(widest(list(words), True) for words in names) - 12
    slots = slots.placed(widest([up.label(tick, options.unit) for tick in up.ticks]) + 12, right)
    _draw_grid(options, up, right + 5, sheet)
    slots.write(sheet, bottom + 15)
    for line in lines:  # every band first, so that none hides a line
        for run in line.runs(options.anew) if options.band and line.role == "ours" else ():
            _draw_band(run, slots, up, sheet)
    for line in lines:
        _draw_series(options, line, slots, up, sheet)
    _draw_breaks(options, slots, bottom, sheet)
    _write_names(lines, names, up, right + 12, sheet)
    sheet.height = bottom + 26
    if stated := break_stated(up, options.unit):
        sheet.text(0, sheet.height + 8, stated, colour="ink-2")
        sheet.height += 20


def _decimals(options: Line, lines: list[Series]) -> int:
    return decimals_for([number for line in lines for number in numbers_of(line.at.values())], options)


def _seen(options: Line, lines: list[Series]) -> list[float]:
    banded = {line.name for line in lines if options.band and line.role == "ours"}
    return [number for line in lines for number in numbers_of(line.at.values(), line.name in banded)]


def _draw_grid(options: Line, up: Scale, right: float, sheet: Sheet) -> None:
    for tick in up.ticks:
        y = up(tick)
        sheet.line([(0, y), (right, y)], "rule-strong" if tick == up.ticks[0] else "rule", 1)
        sheet.text(0, y - 11, up.label(tick, options.unit), colour="ink-2")


def _draw_series(options: Line, line: Series, slots: Slots, up: Scale, sheet: Sheet) -> None:
    ours, dash = line.role == "ours", DASH if line.role == "comparator" else ()
    runs = list(line.runs(options.anew))
    for run in runs:
        path = [(slots.x(slot), up(point.known)) for slot, point in run]
        if len(path) > 1:
            sheet.line(path, line.colour, 3 if ours else 2, dash)
        every = len(path) == 1 or (ours and slots.last <= MANY)
        ends = path if every else path[-1:] if run is runs[-1] and not dash else []
        for x, y in ends:
            sheet.dot(x, y, 3.0, line.colour, "paper", 1.2)
    for slot, mark, value in line.gaps(slots.last):
        sheet.text(slots.x(slot), up(value), mark, "middle", colour="ink-2")


def _draw_breaks(options: Line, slots: Slots, bottom: float, sheet: Sheet) -> None:
    """An upright line before each period of ``anew``, with the field's mark for a break."""
    for period in options.anew:
        if slots.of.get(period):
            x = slots.x(slots.of[period] - 0.5)
            sheet.line([(x, TOP - 8), (x, bottom)], "rule-strong", 1, (2.0, 3.0))
            sheet.text(x, TOP - 16, "[b]", "middle", colour="ink-2")


def _draw_band(run: Run, slots: Slots, up: Scale, sheet: Sheet) -> None:
    limits = [(slots.x(slot), point.lower, point.upper) for slot, point in run]
    known = [(x, lower, upper) for x, lower, upper in limits if lower is not None and upper is not None]
    if len(known) == len(run) > 1:
        over = [(x, up(upper)) for x, _, upper in known]
        under = [(x, up(lower)) for x, lower, _ in reversed(known)]
        sheet.area([over + under], "c1-tint")


def _end_words(options: Line, line: Series, decimals: int, sheet: Sheet) -> tuple[str, ...]:
    shown = line.shown()
    last = max(line.at)
    number = short(shown[-1][1].known, decimals, options.unit) if shown else line.at[last].mark
    if not sheet.narrow:
        return wrapped(f"{line.name} {number}", 150, True)
    return (*wrapped(line.name, 78, True), number)


def _write_names(
    lines: list[Series], names: list[tuple[str, ...]], up: Scale, x: float, sheet: Sheet
) -> None:
    """Each line's name beside its end, moved apart where two would meet."""
    wanted = [(up(line.shown()[-1][1].known) if line.shown() else up(up.low) - 8, line, words)
              for line, words in zip(lines, names, strict=True)]  # fmt: skip
    wanted.sort(key=lambda one: one[0])
    heights = [LEADING * len(words) + 3 for _, _, words in wanted]
    middles = moved_apart([y for y, _, _ in wanted], heights, up.start)
    for y, (_, line, words) in zip(middles, wanted, strict=True):
        ours = line.role == "ours"
        colour = {"ours": "c1", "comparator": "c-eng", "other": "ink"}[line.role]
        sheet.lines(x, y, words, bold=ours, colour=colour)


def describe(options: Line, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; where each line began and ended, its gaps, and an axis that does not begin at 0."""
    lines, _ = series_of(options, rows)
    decimals = _decimals(options, lines)
    ours_first = _ours_first(lines)
    what = first_words("Line chart", options.about, listed(line.name for line in ours_first), _period(lines))
    said = [_said(options, line, decimals) for line in ours_first]
    up = scale(_seen(options, lines), 0, 1, options.starts, 4)
    gaps = [words for line in ours_first for words in _gaps_in_words(line)]
    return what, sentence("; ".join(said), *gaps, break_stated(up, options.unit))


def _ours_first(lines: list[Series]) -> list[Series]:
    theirs = [line for line in lines if line.role == "comparator"]
    return [line for line in reversed(lines) if line.role != "comparator"] + theirs


def _period(lines: list[Series]) -> str:
    return spans(point for line in lines for point in line.at.values())


def _said(options: Line, line: Series, decimals: int) -> str:
    shown = [point for _, point in line.shown()]
    if not shown:
        return f"{line.name} has no number to show"
    last = full(shown[-1].known, decimals, options.unit)
    if line.role == "comparator" or len(shown) == 1:
        return f"{line.name} was {last} in {spoken(shown[-1].period)}"
    first = full(shown[0].known, decimals, options.unit)
    if first == last:
        return f"{line.name} was {last} at the start and at the end"
    way = "fell" if shown[-1].known < shown[0].known else "rose"
    return f"{line.name} {way} from {first} to {last}"


def _gaps_in_words(line: Series) -> list[str]:
    marked = [point for _, point in sorted(line.at.items()) if point.mark]
    return [
        f"{line.name}, {listed(spoken(point.period) for point in marked if point.mark == mark)}: {why}"
        for mark, why in IN_WORDS.items()
        if any(point.mark == mark for point in marked)
    ]


EXAMPLE = Example(
    {
        "about": "smoking at delivery",
        "unit": "%",
        "decimals": 1,
        "ours": "E1",
        "comparator": "E0",
        "names": {"E1": "Harrowmere", "E0": "England"},
    },
    "area,period,value,lower,upper,reason\n"
    "E1,2019/20,10.1,9.0,11.3,\nE1,2020/21,,,,not available\nE1,2021/22,8.4,7.4,9.5,\n"
    "E1,2022/23,,,,withheld\nE1,2023/24,6.0,5.2,7.0,\nE1,2024/25,4.9,4.2,5.8,\n"
    "E0,2019/20,10.4,10.3,10.5,\nE0,2020/21,9.6,9.5,9.7,\nE0,2021/22,9.1,9.0,9.2,\n"
    "E0,2022/23,8.8,8.7,8.9,\nE0,2023/24,7.4,7.3,7.5,\nE0,2024/25,6.1,6.0,6.2,\n",
)
KIND = ChartKind(
    "A measure over time, with the comparator and any missing period.", Line, draw, describe, EXAMPLE
)
