"""Several measures of one area on one spine: the comparator in the middle, worst left, best right."""

from collections.abc import Iterable
from dataclasses import dataclass

from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import LEADING, widest, width_of, wrapped
from jsna.charts.measures import Measure, SpineOptions, arranged, decimals_of
from jsna.charts.points import IN_A_WORD, IN_WORDS, Point
from jsna.charts.quantile import middle_half
from jsna.charts.shapes import WORD
from jsna.charts.sheet import Sheet
from jsna.charts.wording import counted, first_words, full, listed, sentence, short
from jsna.disclosure.safe import SafeTable

NAMES, HEAD = 190.0, 90.0  # units: the most that a measure's name, and a column's head, may take
BAR = 14.0  # units, how high a bar is
ENDS = {"judged": ("Worse", "Better"), "neither": ("Lower", "Higher")}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column of the spine lies, in units."""

    names: float
    ours: float
    theirs: float
    start: float
    end: float
    words: float


def draw(options: SpineOptions, rows: SafeTable, sheet: Sheet) -> None:
    """The headings, and a row for each measure; measures that nobody judges stand under ends of their own."""
    measures = arranged(options, rows)
    columns = _columns(options, measures, sheet)
    at, ends = 0.0, ""
    for measure in measures:
        now = "neither" if options.better_of(measure.key) == "neither" else "judged"
        if now != ends:
            at = _draw_heads(options, now, columns, at + (12 if ends else 0), sheet, first=not ends)
            ends = now
        at = _draw_measure(options, measure, columns, at, sheet)
    sheet.height = at + 2


def _columns(options: SpineOptions, measures: list[Measure], sheet: Sheet) -> Columns:
    if sheet.narrow:
        return Columns(sheet.width, 0, 0, 8, sheet.width - 8, sheet.width)
    words = widest([_word(options, measure) for measure in measures])
    names = min(widest([options.named(measure.key) for measure in measures]), NAMES)
    ours = names + 12 + _number_width(options, options.ours, [(one, one.ours) for one in measures], True)
    theirs = ours + 16 + _number_width(options, options.comparator, [(one, one.against) for one in measures])
    return Columns(names, ours, theirs, theirs + 20, sheet.width - words - 18, sheet.width - words)


def _number_width(
    options: SpineOptions, area: str, found: list[tuple[Measure, Point]], bold: bool = False
) -> float:
    head = widest(list(wrapped(options.named(area), HEAD)), bold)
    return max(head, widest([_number(options, measure, point) for measure, point in found], bold))


def _word(options: SpineOptions, measure: Measure) -> str:
    if measure.ours.mark:
        return IN_A_WORD[measure.ours.mark]
    return WORD[options.verdicts.get(measure.key, "none")]


def _number(options: SpineOptions, measure: Measure, point: Point) -> str:
    return point.mark or short(
        point.known, decimals_of(options, measure), options.units.get(point.key, options.unit)
    )


def _draw_heads(
    options: SpineOptions, ends: str, columns: Columns, at: float, sheet: Sheet, first: bool
) -> float:
    """The names of the two ends, and at the top those of the number columns.  Returns the height below."""
    named = [] if sheet.narrow or not first else [
        (columns.ours, wrapped(options.named(options.ours), HEAD), True),
        (columns.theirs, wrapped(options.named(options.comparator), HEAD), False),
    ]  # fmt: skip
    deep = LEADING * max([1, *(len(lines) for _, lines, _ in named)])
    for x, lines, bold in named:
        sheet.lines(x, at + deep - LEADING * len(lines) / 2, lines, "end", bold)
    left, right = ENDS[ends]
    sheet.text(columns.start, at + deep - LEADING / 2, left, colour="ink-2")
    sheet.text(columns.end, at + deep - LEADING / 2, right, "end", colour="ink-2")
    middle = (columns.start + columns.end) / 2
    name = options.named(options.comparator)
    room = columns.end - columns.start - width_of(left) - width_of(right) - 16
    if width_of(name) <= room:
        sheet.text(middle, at + deep - LEADING / 2, name, "middle", colour="ink-2")
    sheet.line(
        [(0, at + deep + 5), (sheet.width, at + deep + 5)],
        "ink" if first else "rule-strong",
        2 if first else 1,
    )
    return at + deep + 6


def _draw_measure(
    options: SpineOptions, measure: Measure, columns: Columns, at: float, sheet: Sheet
) -> float:
    name = wrapped(options.named(measure.key), columns.names)
    ours, theirs = _number(options, measure, measure.ours), _number(options, measure, measure.against)
    if sheet.narrow:
        first = at + 8 + LEADING * len(name) / 2
        sheet.lines(0, first, name, bold=True)
        y = at + 8 + LEADING * (len(name) + 0.5)
        sheet.text(0, y, f"{ours}, {options.named(options.comparator)} {theirs}")
        sheet.text(sheet.width, y, _word(options, measure), "end")
        y, below = y + LEADING / 2 + 14, 32.0
    else:
        y = at + 9 + max(LEADING * len(name), BAR + 4) / 2
        sheet.lines(0, y, name)
        sheet.text(columns.ours, y, ours, "end", bold=True)
        sheet.text(columns.theirs, y, theirs, "end")
        sheet.text(columns.words, y, _word(options, measure))
        below = y - at
    _draw_bar(options, measure, columns, y, sheet)
    bottom = y + (below if not sheet.narrow else 18)
    sheet.line([(0, bottom), (sheet.width, bottom)], "rule", 1)
    return bottom


def _draw_bar(options: SpineOptions, measure: Measure, columns: Columns, y: float, sheet: Sheet) -> None:
    middle = (columns.start + columns.end) / 2
    if not measure.drawable:
        sheet.text(columns.start, y, "Too few areas have a value", colour="ink-2")
        return
    shown, centre = measure.shown, measure.against.known
    reach = max(abs(value - centre) for value in shown) or 1.0
    way = -1 if options.better_of(measure.key) == "lower" else 1

    def place(value: float) -> float:
        return middle + way * (value - centre) / reach * (columns.end - columns.start) / 2

    low, high = middle_half(shown)
    sheet.bar(place(min(shown)), y - BAR / 2, place(max(shown)) - place(min(shown)), BAR, "none-tint")
    sheet.bar(place(low), y - BAR / 2, place(high) - place(low), BAR, "c-rest", 0.75)
    sheet.line([(middle, y - BAR / 2 - 4), (middle, y + BAR / 2 + 4)], "ink", 3)
    if not measure.ours.mark:
        sheet.mark(place(measure.ours.known), y, options.verdicts.get(measure.key, "none"), 6.2)


def describe(options: SpineOptions, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; how many measures compare how, and each of those that are not similar."""
    measures = arranged(options, rows)
    name, against = options.named(options.ours), options.named(options.comparator)
    many = counted(len(measures), "measures")
    what = first_words("Spine chart", options.about, f"{name} against {against}", many)
    judged = [
        (options.verdicts.get(measure.key, "none"), measure) for measure in measures if not measure.ours.mark
    ]
    given = [verdict for verdict, _ in judged]
    counts = [f"{given.count(verdict)} {word.lower()}" for verdict, word in WORD.items() if verdict in given]
    said = [
        _said(options, measure, verdict) for verdict, measure in judged if verdict not in ("none", "similar")
    ]
    return what, sentence(listed(counts), "; ".join(said[:4]), _hidden(options, measures))


def _said(options: SpineOptions, measure: Measure, verdict: str) -> str:
    unit, decimals = options.units.get(measure.key, options.unit), decimals_of(options, measure)
    words = f"{options.named(measure.key)}: {full(measure.ours.known, decimals, unit)}"
    if measure.against.mark:
        return f"{words}, {verdict}"
    return f"{words}, {verdict} than {full(measure.against.known, decimals, unit)}"


def _hidden(options: SpineOptions, measures: Iterable[Measure]) -> str:
    marked = [(measure.ours.mark, options.named(measure.key)) for measure in measures if measure.ours.mark]
    said = [f"{listed(name for given, name in marked if given == mark)}: {why}"
            for mark, why in IN_WORDS.items() if any(given == mark for given, _ in marked)]  # fmt: skip
    return ". ".join(said)


EXAMPLE = Example(
    {
        "about": "healthy weight",
        "unit": "%",
        "decimals": 1,
        "ours": "W1",
        "comparator": "E1",
        "better": "lower",
        "polarity": {"aged-65": "neither"},
        "each": "wards",
        "names": {
            "W1": "Mill Bank",
            "E1": "Harrowmere",
            "year6": "Obesity, Year 6",
            "reception": "Obesity, Reception",
            "aged-65": "Aged 65 and over",
        },
        "verdicts": {"year6": "worse"},
    },
    "measure,area,period,value,reason\n"
    "year6,E1,2024/25,17.8,\nyear6,W1,2024/25,27.0,\nyear6,W2,2024/25,15.5,\nyear6,W3,2024/25,12.3,\n"
    "reception,E1,2024/25,6.6,\nreception,W1,2024/25,,withheld\nreception,W2,2024/25,6.0,\n"
    "reception,W3,2024/25,7.5,\nreception,W4,2024/25,8.1,\n"
    "aged-65,E1,2024,17.6,\naged-65,W1,2024,15.5,\naged-65,W2,2024,19.0,\naged-65,W3,2024,16.1,\n",
)
KIND = ChartKind(
    "Several measures of one area against the comparator, worst left.", SpineOptions, draw, describe, EXAMPLE
)
