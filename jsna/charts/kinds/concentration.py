"""How unevenly something falls: the share of it against the share of people, the poorest first."""

from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import LEADING, width_of, wrapped
from jsna.charts.options import ChartOptions
from jsna.charts.plane import Plane, grid, plane, write_withheld
from jsna.charts.points import Point, one_each, ordered, points, spans
from jsna.charts.sheet import Anchor, Sheet
from jsna.charts.wording import MINUS, first_words, not_shown, number, sentence
from jsna.disclosure.safe import SafeTable

DEEP = 290.0  # units: the depth of the plot


class Concentration(ChartOptions):
    """Reads which groups there are and which are withheld; ``order`` is from the most to the least deprived.

    ``curve`` runs from (0, 0) to (1, 1) with one step a group that is shown: the
    shares (0 to 1) of people and of ``what`` up to the end of that group.
    ``index`` is the concentration index (-1 to 1) with its 95% limits, if it has any.
    """

    by: str = "category"
    each: str = "groups"
    what: str = "cases"
    whom: str = "people"
    curve: tuple[tuple[float, float], ...]
    index: tuple[float, float, float] | tuple[float] | None = None


def arranged(options: Concentration, rows: SafeTable) -> list[Point]:
    """The groups in order.  Raises ValueError where the curve has not one step for each that is shown."""
    found = ordered(
        one_each(points(rows, options.by), "one area, period, sex and age").values(), options.order
    )
    shown = [point for point in found if not point.mark]
    if len(options.curve) != len(shown) + 1:
        raise ValueError(f"{len(shown)} groups need a curve of {len(shown) + 1} places")
    return found


def draw(options: Concentration, rows: SafeTable, sheet: Sheet) -> None:
    """The grid in per cent, the line of equality, the curve and what lies between, and one place in words."""
    found = arranged(options, rows)
    share = [(100 * people, 100 * of_it) for people, of_it in options.curve]
    made = plane(sheet, [0.0, 100.0], [0.0, 100.0], DEEP * (0.9 if sheet.narrow else 1), 14, "%", 0.0)
    grid(made, "%", f"% of {options.whom}, {_first_last(options, found)}")
    sheet.area([[made.at(*pair) for pair in share]], "c1-tint")
    sheet.line([made.at(0, 0), made.at(100, 100)], "c-eng", 2, (7, 5))
    sheet.line([made.at(*pair) for pair in share], "c1", 3)
    for pair in share[1:-1]:
        sheet.dot(*made.at(*pair), 4.0, "c1", "paper", 1.2)
    _write_names(share, made)
    for line in wrapped(_reading(options, found), sheet.width):
        sheet.text(0, sheet.height + 10, line)
        sheet.height += LEADING + 2
    if options.index:
        sheet.text(0, sheet.height + 10, _index(options), bold=True)
        sheet.height += LEADING + 2
    write_withheld(sheet, [(p.mark, options.named(p.key)) for p in found if p.mark], options.each)


def _write_names(share: list[tuple[float, float]], made: Plane) -> None:
    """The names of the two lines, each on its own side of them."""
    above, sheet = _above(share), made.sheet
    (x, y), side = made.at(45, 45), 1 if above else -1
    sheet.text(x + 14 * side, y + 8 * side, "Line of equality", _anchor(side), colour="c-eng", halo=True)
    words = "Actual share"
    places = [made.at(*pair) for pair in sorted(share[1:-1], key=lambda pair: -abs(pair[1] - pair[0]))]
    free = [place for place in places if _room(place[0], side, made) > width_of(words, True) + 18]
    for x, y in (free or places)[:1]:
        sheet.text(x - 12 * side, y - 8 * side, words, _anchor(-side), True, "c1", halo=True)


def _anchor(side: int) -> Anchor:
    return "start" if side > 0 else "end"


def _room(x: float, side: int, made: Plane) -> float:
    return x - made.across.start if side > 0 else made.across.end - x


def _above(share: list[tuple[float, float]]) -> bool:
    return sum(of_it - people for people, of_it in share) > 0


def _first_last(options: Concentration, found: list[Point]) -> str:
    return f"from {_small(options.named(found[0].key))} to {_small(options.named(found[-1].key))}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _reading(options: Concentration, found: list[Point]) -> str:
    """The first group's shares in words: "Most deprived fifth: 8% of children, 14% of obese children"."""
    first = next(point for point in found if not point.mark)
    people, of_it = options.curve[1]
    return (
        f"{options.named(first.key)}: {number(100 * people, 0)}% of {options.whom}, "
        f"{number(100 * of_it, 0)}% of {options.what}"
    )


def _index(options: Concentration) -> str:
    value, *limits = options.index or (0.0,)
    said = f"Concentration index {number(value, 3)}"
    if not limits:
        return said
    return f"{said} ({' to '.join(number(one, 3) for one in limits)})"


def describe(options: Concentration, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; the first group's shares, on which side the curve lies, and the index."""
    found = arranged(options, rows)
    ours = options.named(options.ours) if options.ours else ""
    what = first_words("Concentration curve", options.about, ours, spans(found))
    side = "above" if _above(list(options.curve)) else "below"
    who = _small(options.named(found[0].key))
    lies = f"The curve lies {side} the line of equality: more falls on the "
    lies += f"{who} end" if side == "above" else f"{_small(options.named(found[-1].key))} end"
    index = _index(options).replace(MINUS, "minus ") if options.index else ""
    return what, sentence(_reading(options, found), lies, index, not_shown(found, options))


EXAMPLE = Example(
    {
        "about": "obesity in Year 6",
        "ours": "E1",
        "names": {"E1": "Harrowmere"},
        "order": ["Most deprived", "Second", "Middle", "Fourth", "Least deprived"],
        "what": "obese children",
        "whom": "children",
        "curve": ((0, 0), (0.14, 0.23), (0.35, 0.5), (0.6, 0.72), (1, 1)),
        "index": (-0.162, -0.187, -0.137),
    },
    "area,category,period,value,reason\n"
    "E1,Most deprived,2024/25,28.6,\nE1,Second,2024/25,23.1,\nE1,Middle,2024/25,,withheld\n"
    "E1,Fourth,2024/25,15.5,\nE1,Least deprived,2024/25,12.8,\n",
)
KIND = ChartKind(
    "How unevenly something falls on people, the most deprived first.",
    Concentration,
    draw,
    describe,
    EXAMPLE,
)
