"""Who lives here: males to the left, females to the right, by age, inside the comparator's outline."""

import re

from jsna.charts.axis import Scale, scale
from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import widest
from jsna.charts.options import ChartOptions
from jsna.charts.points import Point, numbers_of, parted, points, spans
from jsna.charts.sheet import Sheet
from jsna.charts.wording import counted, decimals_for, first_words, full, sentence
from jsna.disclosure.safe import SafeTable

HEAD = 30.0  # units above the oldest
DEEP = 400.0  # units for all bars, at most
Side = dict[str, Point]  # by age


class Pyramid(ChartOptions):
    """``male`` and ``female``: as the column ``sex`` calls them; ``order``: the ages, youngest first."""

    by: str = "age"
    male: str = "Male"
    female: str = "Female"
    each: str = "age groups"


def arranged(options: Pyramid, rows: SafeTable) -> tuple[list[str], list[Side], list[Side]]:
    """(ages from the oldest, [males, females] of ours, [males, females] of the comparator)."""
    ours, theirs = parted(points(rows, options.by), options)
    sexes = (options.male, options.female)
    mine, others = ([_side(found, sex) for sex in sexes] for found in (ours, theirs))
    if not mine[0] or not mine[1]:
        raise ValueError(f"a pyramid needs rows for {options.male} and for {options.female}")
    ages = list(dict.fromkeys([*mine[0], *mine[1]]))
    if options.order:
        places = {age: number for number, age in enumerate(options.order)}
        ages.sort(key=lambda age: places.get(age, len(places)))
    else:
        ages.sort(key=_years)
    return ages[::-1], mine, others


def _side(found: list[Point], sex: str) -> Side:
    side: Side = {}
    for point in found:
        if point.sex == sex:
            if point.key in side:
                raise ValueError(f"{sex} {point.key} has more than one row; choose one area and one period")
            side[point.key] = point
    return side


def _years(age: str) -> int:
    found = re.search(r"\d+", age)
    under = age.strip().startswith(("<", "under", "Under"))
    return int(found[0]) - under if found else 1000


def draw(options: Pyramid, rows: SafeTable, sheet: Sheet) -> None:
    """The bars, the outline over them, ages at the left edge, shares along the foot."""
    ages, mine, others = arranged(options, rows)
    named = [options.named(age) for age in ages]
    left = widest(named) + 10
    pitch = min(15.0 if sheet.narrow else 18.0, DEEP / len(ages))
    middle = (left + sheet.width) / 2
    values = [0.0, *numbers_of(point for side in (*mine, *others) for point in side.values())]
    out = scale(values, 0, (sheet.width - left) / 2 - 10, most=3)
    bottom = HEAD + pitch * len(ages)
    _draw_foot(options, out, middle, bottom, sheet)
    for way, side, fill in ((-1, mine[0], "c1"), (1, mine[1], "c2")):
        for number, age in enumerate(ages):
            _draw_bar(side.get(age), out, middle, way, HEAD + pitch * number, pitch, fill, sheet)
    sheet.line([(middle, HEAD), (middle, bottom)], "paper", 2)
    for way, side, theirs in ((-1, mine[0], others[0]), (1, mine[1], others[1])):
        _draw_outline([theirs.get(age) for age in ages], out, middle, way, pitch, sheet)
        for number, age in enumerate(ages):
            beyond = middle + way * (_reach(theirs.get(age), out) + 6)
            _write_mark(side.get(age), beyond, way, HEAD + pitch * (number + 0.5), sheet)
    step = 1 if len(ages) <= 10 and pitch >= 15 else next(n for n in (2, 5, 10, 20) if pitch * n >= 24)
    for number in range(len(ages) - 1, -1, -step):
        sheet.text(0, HEAD + pitch * (number + 0.5), named[number], colour="ink-2")
    _write_heads(options, bool(others[0]), left, middle, sheet)
    sheet.height = bottom + 24


def _draw_foot(options: Pyramid, out: Scale, middle: float, bottom: float, sheet: Sheet) -> None:
    sheet.line([(middle - out.end, bottom), (middle + out.end, bottom)], "rule-strong", 1)
    for tick in out.ticks:
        for way in (-1, 1) if tick else (1,):
            x = middle + way * out(tick)
            if tick:
                sheet.line([(x, HEAD), (x, bottom)], "rule", 1)
            sheet.text(x, bottom + 13, out.label(tick, options.unit), "middle", colour="ink-2")


def _draw_bar(
    point: Point | None,
    out: Scale,
    middle: float,
    way: int,
    top: float,
    pitch: float,
    fill: str,
    sheet: Sheet,
) -> None:
    if point is not None and not point.mark:
        sheet.bar(middle, top + pitch * 0.06, way * out(point.known), pitch * 0.88, fill)


def _reach(point: Point | None, out: Scale) -> float:
    """How far the comparator's outline stands from the middle, so that a mark is not crossed by it."""
    return 0.0 if point is None or point.mark else out(point.known)


def _write_mark(point: Point | None, x: float, way: int, y: float, sheet: Sheet) -> None:
    mark = point.mark if point else "[x]"  # a bar that is drawn has no mark, and no words are written
    sheet.text(x, y, mark, "end" if way < 0 else "start", colour="ink-2", halo=True)


def _draw_outline(
    side: list[Point | None], out: Scale, middle: float, way: int, pitch: float, sheet: Sheet
) -> None:
    """A stepped line along the comparator's values; it breaks where one is not shown."""
    run: list[tuple[float, float]] = []
    for number, point in enumerate([*side, None]):
        if point is not None and not point.mark:
            x, top = middle + way * out(point.known), HEAD + pitch * number
            run += [(x, top), (x, top + pitch)]
        elif run:
            path = [(middle, run[0][1]), *run, (middle, run[-1][1])]
            sheet.line(path, "paper", 4.5)
            sheet.line(path, "ink", 2)
            run = []


def _write_heads(options: Pyramid, outlined: bool, left: float, middle: float, sheet: Sheet) -> None:
    words = f"Outline: {options.named(options.comparator)}"
    sheet.text(left + 10, 9, "Males", bold=True)
    sheet.text(sheet.width - 10, 9, "Females", "end", bold=True)
    if outlined:
        sheet.text(middle, 9, words, "middle")


def describe(options: Pyramid, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; the largest group of each sex; the largest difference from the comparator."""
    ages, mine, others = arranged(options, rows)
    found = [point for side in mine for point in side.values()]
    decimals = decimals_for(numbers_of(found), options)
    named = [options.named(area) for area in (options.ours, options.comparator) if area]
    what = first_words("Population pyramid", options.about, *named, spans(found))
    largest = [
        _largest(options, side, sex, decimals) for side, sex in zip(mine, ("males", "females"), strict=True)
    ]
    hidden = [f"{point.sex} {options.named(point.key)}" for point in found if point.mark == "[c]"]
    who = ", ".join(hidden) if len(hidden) <= 4 else counted(len(hidden), options.each)
    kept = f"{who}: withheld to protect people" if hidden else ""
    return what, sentence(
        ". ".join(filter(None, largest)), _differs(options, ages, mine, others, decimals), kept
    )


def _largest(options: Pyramid, side: Side, sex: str, decimals: int) -> str:
    shown = [point for point in side.values() if not point.mark]
    if not shown:
        return ""
    most = max(shown, key=lambda point: point.known)
    return (
        f"The largest group of {sex} is {options.named(most.key)}, {full(most.known, decimals, options.unit)}"
    )


def _differs(options: Pyramid, ages: list[str], mine: list[Side], others: list[Side], decimals: int) -> str:
    pairs = [(here[age], there[age]) for here, there in zip(mine, others, strict=True)
             for age in ages if age in here and age in there]  # fmt: skip
    pairs = [(ours, theirs) for ours, theirs in pairs if not ours.mark and not theirs.mark]
    if not pairs:
        return ""
    ours, theirs = max(pairs, key=lambda pair: abs(pair[0].known - pair[1].known))
    sex = "males" if ours.sex == options.male else "females"
    here, there = (full(point.known, decimals, options.unit) for point in (ours, theirs))
    name = options.named(options.comparator)
    return f"Furthest from {name}: {sex} {options.named(ours.key)}, {here} against {there}"


EXAMPLE = Example(
    {
        "about": "people by age and sex",
        "unit": "%",
        "decimals": 1,
        "ours": "W1",
        "comparator": "E1",
        "names": {"W1": "Mill Bank", "E1": "Harrowmere"},
    },
    "area,sex,age,period,value,reason\n"
    "W1,Male,0 to 19,2024,12.1,\nW1,Male,20 to 39,2024,14.0,\nW1,Male,40 to 59,2024,13.2,\n"
    "W1,Male,60 to 79,2024,8.1,\nW1,Male,80 and over,2024,,withheld\n"
    "W1,Female,0 to 19,2024,11.4,\nW1,Female,20 to 39,2024,14.4,\nW1,Female,40 to 59,2024,13.9,\n"
    "W1,Female,60 to 79,2024,8.8,\nW1,Female,80 and over,2024,2.9,\n"
    "E1,Male,0 to 19,2024,11.8,\nE1,Male,20 to 39,2024,12.2,\nE1,Male,40 to 59,2024,13.3,\n"
    "E1,Male,60 to 79,2024,9.6,\nE1,Male,80 and over,2024,2.1,\n"
    "E1,Female,0 to 19,2024,11.2,\nE1,Female,20 to 39,2024,12.5,\nE1,Female,40 to 59,2024,13.8,\n"
    "E1,Female,60 to 79,2024,10.3,\nE1,Female,80 and over,2024,3.2,\n",
)
KIND = ChartKind(
    "Population by age and sex, with the comparator's outline.", Pyramid, draw, describe, EXAMPLE
)
