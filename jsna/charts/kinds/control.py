"""An XmR control chart: a series, its mean and limits, and the points that chance does not explain."""

from jsna.charts.axis import Scale, break_stated, scale
from jsna.charts.beside import moved_apart
from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import LEADING, widest, width_of, wrapped
from jsna.charts.options import ChartOptions, Start
from jsna.charts.palette import Verdict
from jsna.charts.periods import spoken
from jsna.charts.points import IN_WORDS, Point, numbers_of, spans
from jsna.charts.series import Series, series_of
from jsna.charts.sheet import Sheet
from jsna.charts.timeline import Slots
from jsna.charts.wording import counted, decimals_for, first_words, full, listed, sentence, short
from jsna.disclosure.safe import SafeTable
from jsna.model.options import Options

HEAD, DEEP = 27.0, 216.0  # units: for one icon with its words, and the depth of the plot
SIGNS: dict[Verdict, tuple[str, str]] = {  # fill, and what the shape is called in the key
    "better": ("spc-good", "Better"),
    "worse": ("spc-bad", "Worse"),
    "higher": ("spc-neither", "High"),
    "lower": ("spc-neither", "Low"),
}
NOISE = "Expected variation"


class Stretch(Options):
    """The periods from ``first`` to ``last`` that share a ``mean`` and limits, in the unit of value."""

    first: str
    last: str
    mean: float
    lower: float
    upper: float


class Control(ChartOptions):
    """Reads the column value, one row a period; the limits come from the statistics room.

    ``stretches`` are the stretches between breaks.  ``special`` gives the periods that
    are special causes, each better, worse, higher or lower.  ``icons`` are verdicts
    as a letter or two for a badge, and the words beside it; ``target`` is a value.
    """

    stretches: tuple[Stretch, ...]
    special: dict[str, Verdict] = {}
    icons: tuple[tuple[str, str], ...] = ()
    target: float | None = None
    starts: Start = "auto"


def arranged(options: Control, rows: SafeTable) -> tuple[Series, Slots]:
    """The one line and its slots of time.  Raises ValueError for two lines, or for none with a value."""
    lines, slots = series_of(options, rows)
    if len(lines) != 1:
        raise ValueError("a control chart shows one series; choose one area, sex, age and category")
    if not lines[0].shown():
        raise ValueError("there is no value to draw")
    return lines[0], slots


def draw(options: Control, rows: SafeTable, sheet: Sheet) -> None:
    """The icons with their words, the grid, mean and limits, the line and its points, and a key of shapes."""
    line, slots = arranged(options, rows)
    top = _draw_icons(options, sheet) + 20
    bottom = top + DEEP * (0.9 if sheet.narrow else 1)
    up = scale(_seen(options, line), bottom, top, options.starts, 4)
    names = _names(options, line, sheet)
    right = sheet.width - max(widest(list(words)) for _, words, _ in names) - 12
    slots = slots.placed(widest([up.label(tick, options.unit) for tick in up.ticks]) + 12, right)
    for tick in up.ticks:
        sheet.line([(0, up(tick)), (right, up(tick))], "rule-strong" if tick == up.ticks[0] else "rule", 1)
        sheet.text(0, up(tick) - 11, up.label(tick, options.unit), colour="ink-2")
    slots.write(sheet, bottom + 15)
    _draw_limits(options, slots, up, sheet)
    _draw_line(options, line, slots, up, sheet)
    _write_names(names, up, right + 8, sheet)
    sheet.height = bottom + 26
    _draw_key(options, sheet)
    if stated := break_stated(up, options.unit):
        sheet.text(0, sheet.height + 10, stated, colour="ink-2")
        sheet.height += 20


def _seen(options: Control, line: Series) -> list[float]:
    limits = [number for one in options.stretches for number in (one.lower, one.upper)]
    return [*numbers_of(line.at.values()), *limits, *([] if options.target is None else [options.target])]


def _draw_icons(options: Control, sheet: Sheet) -> float:
    """A round badge for each icon, with its words beside it; returns where they end."""
    y = 0.0
    for letters, words in options.icons:
        lines = wrapped(words, sheet.width - 32)
        middle = y + max(HEAD, LEADING * len(lines) + 6) / 2
        sheet.dot(12, middle, 10.5, "paper", "mark", 1.6)
        sheet.text(12, middle, letters, "middle", True)
        sheet.lines(32, middle, lines)
        y = middle + (middle - y)
    return y


def _names(options: Control, line: Series, sheet: Sheet) -> list[tuple[float, tuple[str, ...], str]]:
    """(value, words, colour) of the mean, the limits and the target, for the right edge."""
    last, decimals = options.stretches[-1], _decimals(options, line)
    named = {"Upper limit": last.upper, "Mean": last.mean, "Lower limit": last.lower}
    colours = dict.fromkeys(named, "ink-2")
    if options.target is not None:
        named["Target"], colours["Target"] = options.target, "spc-target"
    made: list[tuple[float, tuple[str, ...], str]] = []
    for name, value in named.items():
        number = short(value, decimals, options.unit)
        words = (name, number) if sheet.narrow else (f"{name} {number}",)
        made.append((value, words, colours[name]))
    return made


def _decimals(options: Control, line: Series) -> int:
    return decimals_for(numbers_of(line.at.values()), options)


def _draw_limits(options: Control, slots: Slots, up: Scale, sheet: Sheet) -> None:
    for one in options.stretches:
        ends = (slots.x(slots.of[one.first] - 0.4), slots.x(slots.of[one.last] + 0.4))
        ends = (max(ends[0], slots.start), min(ends[1], slots.end + 5))
        sheet.line([(x, up(one.mean)) for x in ends], "ink-2", 1.5)
        for limit in (one.lower, one.upper):
            sheet.line([(x, up(limit)) for x in ends], "ink-2", 1.5, (5, 4))
    if options.target is not None:
        sheet.line([(x, up(options.target)) for x in (slots.start, slots.end + 5)], "spc-target", 2, (2, 3))


def _draw_line(options: Control, line: Series, slots: Slots, up: Scale, sheet: Sheet) -> None:
    for run in line.runs():
        if len(run) > 1:
            sheet.line([(slots.x(slot), up(point.known)) for slot, point in run], "c1", 2)
    for slot, point in line.shown():
        x, y, sign = slots.x(slot), up(point.known), options.special.get(point.period, "none")
        if sign in SIGNS:
            sheet.sign(x, y, sign, SIGNS[sign][0], 5.4)
        else:
            sheet.dot(x, y, 3.2, "spc-common", "paper", 1)
    for middle, mark, value in line.gaps(slots.last):
        sheet.text(slots.x(middle), up(value), mark, "middle", colour="ink-2", halo=True)


def _write_names(names: list[tuple[float, tuple[str, ...], str]], up: Scale, x: float, sheet: Sheet) -> None:
    names = sorted(names, key=lambda one: up(one[0]))
    heights = [LEADING * len(words) + 2 for _, words, _ in names]
    middles = moved_apart([up(value) for value, _, _ in names], heights, up.start + LEADING)
    for y, (_, words, colour) in zip(middles, names, strict=True):
        sheet.lines(x, y, words, colour=colour)


def _draw_key(options: Control, sheet: Sheet) -> None:
    """One shape of each sort that the chart has, with its word."""
    x, y = 7.0, sheet.height + 12
    sheet.dot(x, y, 3.2, "spc-common", "paper", 1)
    sheet.text(x + 10, y, NOISE)
    x += 10 + width_of(NOISE) + 18
    for sign, (fill, word) in SIGNS.items():
        if sign in options.special.values():
            said = f"Special cause: {word.lower()}"
            if x + 12 + width_of(said) > sheet.width:
                x, y = 7.0, y + LEADING + 3
            sheet.sign(x, y, sign, fill, 5.4)
            sheet.text(x + 12, y, said)
            x += 12 + width_of(said) + 18
    sheet.height = y + 12


def describe(options: Control, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; the latest value, mean and limits, the verdicts, and the special causes."""
    line, _ = arranged(options, rows)
    decimals, last = _decimals(options, line), options.stretches[-1]
    what = first_words("Control chart", options.about, line.name, spans(line.at.values()))
    latest = line.shown()[-1][1]
    said = [f"{full(latest.known, decimals, options.unit)} in {spoken(latest.period)}"]
    lower, upper = short(last.lower, decimals, options.unit), short(last.upper, decimals, options.unit)
    said.append(f"Mean {full(last.mean, decimals, options.unit)}, limits {lower} to {upper}")
    said += [words for _, words in options.icons]
    if options.target is not None:
        said.append(f"Target {full(options.target, decimals, options.unit)}")
    return what, sentence(*said, _special(options), *_gaps(line))


def _special(options: Control) -> str:
    if not options.special:
        return ""
    given = list(options.special.values())
    counts = [f"{given.count(sign)} {word.lower()}" for sign, (_, word) in SIGNS.items() if sign in given]
    return f"{counted(len(given), 'special causes')}: {listed(counts)}"


def _gaps(line: Series) -> list[str]:
    marked: list[Point] = [point for _, point in sorted(line.at.items()) if point.mark]
    return [
        f"{listed(spoken(point.period) for point in marked if point.mark == mark)}: {why}"
        for mark, why in IN_WORDS.items()
        if any(point.mark == mark for point in marked)
    ]


EXAMPLE = Example(
    {
        "about": "care homes rated good or outstanding",
        "unit": "%",
        "decimals": 1,
        "ours": "E1",
        "names": {"E1": "Harrowmere"},
        "better": "higher",
        "target": 90.0,
        "stretches": [
            {"first": "2025-01", "last": "2025-08", "mean": 85.0, "lower": 82.1, "upper": 87.9},
        ],
        "special": {"2025-02": "better", "2025-08": "worse"},
        "icons": [
            ["L", "Special cause: getting worse"],
            ["F", "The target will not be met without a change"],
        ],
    },
    "area,period,value,reason\n"
    "E1,2025-01,85.0,\nE1,2025-02,88.4,\nE1,2025-03,84.6,\nE1,2025-04,85.2,\n"
    "E1,2025-05,,withheld\nE1,2025-06,86.0,\nE1,2025-07,84.1,\nE1,2025-08,81.0,\n",
)
KIND = ChartKind(
    "A monthly or quarterly measure with the limits of chance, as in Making Data Count.",
    Control,
    draw,
    describe,
    EXAMPLE,
)
