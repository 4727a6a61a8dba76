"""Two values a group, joined: two areas, two periods, or the two sexes."""

from jsna.charts.axis import Scale, break_stated, scale, upright_grid
from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import width_of
from jsna.charts.options import ChartOptions, Start
from jsna.charts.points import Point, numbers_of, one_each, ordered, points, spans
from jsna.charts.rowwise import Row, Rows
from jsna.charts.sheet import Sheet
from jsna.charts.wording import apart, counted, decimals_for, first_words, full, not_shown, sentence, short
from jsna.disclosure.safe import SafeTable

Pair = tuple[Point | None, Point | None]


class Dumbbell(ChartOptions):
    """``between`` is the column that tells the two values apart, ``pair`` its two values.

    The first is drawn hollow, the second solid.  Without ``pair`` they are the comparator and ours.
    """

    by: str = "category"
    between: str = "area"
    pair: tuple[str, str] | None = None
    starts: Start = "auto"
    each: str = "groups"

    @property
    def ends(self) -> tuple[str, str]:
        """The two values of the column ``between``."""
        return self.pair or (self.comparator, self.ours)


def arranged(options: Dumbbell, rows: SafeTable) -> dict[str, Pair]:
    """Both points of each key, in order.  Raises ValueError where neither end has a row."""
    if options.between not in ("area", "period", "sex", "age", "category"):
        raise ValueError(f"two values cannot be told apart by '{options.between}'")
    found = points(rows, options.by)
    first, second = (
        one_each((point for point in found if getattr(point, options.between) == end), f"one row of {end}")
        for end in options.ends
    )
    if not first and not second:
        raise ValueError(f"no row has {options.between} {options.ends[0]} or {options.ends[1]}")
    keys = [point.key for point in ordered({**second, **first}.values(), options.order)]
    return {key: (first.get(key), second.get(key)) for key in keys}


def _known(pairs: dict[str, Pair]) -> list[Point]:
    return [point for pair in pairs.values() for point in pair if point is not None]


def draw(options: Dumbbell, rows: SafeTable, sheet: Sheet) -> None:
    """The rows: a hollow and a solid dot, joined, each with its number on its outer side."""
    pairs = arranged(options, rows)
    values = numbers_of(_known(pairs))
    decimals = decimals_for(values, options)
    written = [
        Row(options.named(key), _unknown(options, pair), bold=key in options.focus)
        for key, pair in pairs.items()
    ]
    room = max((width_of(short(value, decimals, options.unit)) for value in values), default=0) + 10
    laid = Rows(sheet, written, 30, 14, 14, edge=room)
    across = scale(values, laid.start, laid.end, options.starts, 4 if sheet.narrow else 5)
    if sheet.narrow:
        upright_grid(sheet, across, laid.bottom + 2, laid.bottom + 4, options.unit)
    else:
        upright_grid(sheet, across, 26, laid.bottom, options.unit)
    for number, pair in enumerate(pairs.values()):
        _draw_pair(options, pair, decimals, across, laid, laid.middle(number))
    _draw_heads(options, pairs, across, laid)
    laid.write()
    sheet.height = laid.bottom + 28
    if stated := break_stated(across, options.unit):
        sheet.text(0, sheet.height + 4, stated, colour="ink-2")
        sheet.height += 18


def _unknown(options: Dumbbell, pair: Pair) -> str:
    marks = [
        (end, "[x]" if point is None else point.mark) for end, point in zip(options.ends, pair, strict=True)
    ]
    missing = [(end, mark) for end, mark in marks if mark]
    if len(missing) == 2 and missing[0][1] == missing[1][1]:
        return missing[0][1]
    return ", ".join(f"{options.named(end)} {mark}" for end, mark in missing)


def _draw_pair(options: Dumbbell, pair: Pair, decimals: int, across: Scale, laid: Rows, y: float) -> None:
    known = [(point, number) for number, point in enumerate(pair) if point is not None and not point.mark]
    known.sort(key=lambda one: (one[0].known, one[1]))
    places = [across(point.known) for point, _ in known]
    if len(places) == 2:
        laid.sheet.line([(places[0], y), (places[1], y)], "c-rest", 4)
    for x, (point, number) in zip(places, known, strict=True):
        left = len(places) == 2 and x == places[0] and point is known[0][0]
        words = short(point.known, decimals, options.unit)
        laid.sheet.text(
            x - 10 if left else x + 10, y, words, "end" if left else "start", bool(number), halo=True
        )
        laid.sheet.dot(x, y, 5.4, "c1" if number else "paper", "mark", 1.4)


def _draw_heads(options: Dumbbell, pairs: dict[str, Pair], across: Scale, laid: Rows) -> None:
    """The names of the two ends over the first row that has both, on the side of their dots."""
    whole = next((pair for pair in pairs.values() if all(point and not point.mark for point in pair)), None)
    if whole is None:
        return
    first, second = (point.known for point in whole if point)
    names = [options.named(end) for end in options.ends]
    turned = first > second
    middle = (across(first) + across(second)) / 2
    left, right = (names[1], names[0]) if turned else (names[0], names[1])
    gap = max(abs(across(first) - across(second)) / 2 - 12, 8)
    laid.sheet.text(max(middle - gap, width_of(left, True)), 9, left, "end", bold=turned)
    start = min(middle + gap, laid.sheet.width - width_of(right, True))
    laid.sheet.text(start, 9, right, "start", bold=not turned)


def describe(options: Dumbbell, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; the group whose two values lie furthest apart."""
    pairs = arranged(options, rows)
    names = f"{options.named(options.ends[0])} and {options.named(options.ends[1])}"
    period = "" if options.between == "period" else spans(_known(pairs))
    what = first_words("Dumbbell chart", options.about, names, counted(len(pairs), options.each), period)
    whole = {key: (first.known, second.known) for key, (first, second) in pairs.items()
             if first and second and not first.mark and not second.mark}  # fmt: skip
    if not whole:
        return what, not_shown(_known(pairs), options)
    decimals = decimals_for(numbers_of(_known(pairs)), options)
    key = max(whole, key=lambda one: abs(whole[one][0] - whole[one][1]))
    first, second = (full(value, decimals, options.unit) for value in whole[key])
    ends = f"{first} ({options.named(options.ends[0])}) and {second} ({options.named(options.ends[1])})"
    said = f"Furthest apart: {options.named(key)}, {ends}, {apart(*whole[key], decimals, options.unit)} apart"
    return what, sentence(said, not_shown(_known(pairs), options))


EXAMPLE = Example(
    {
        "about": "adults who smoke by work",
        "unit": "%",
        "decimals": 1,
        "between": "period",
        "pair": ["2014", "2024"],
    },
    "area,category,period,value,reason\n"
    "E1,Routine and manual,2014,28.0,\nE1,Routine and manual,2024,19.4,\n"
    "E1,Intermediate,2014,18.6,\nE1,Intermediate,2024,12.1,\n"
    "E1,Never worked,2014,20.2,\nE1,Never worked,2024,,withheld\n",
)
KIND = ChartKind("Two values for each group, joined by a line.", Dumbbell, draw, describe, EXAMPLE)
