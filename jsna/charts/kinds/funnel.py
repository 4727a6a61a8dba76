"""Areas against how many people each has, with the limits within which chance would keep them."""

from jsna.charts.beside import moved_apart
from jsna.charts.kind import ChartKind, Example
from jsna.charts.options import ChartOptions
from jsna.charts.plane import Box, Plane, Spot, grid, plane, write_names, write_withheld
from jsna.charts.points import Point, one_each, points, spans
from jsna.charts.sheet import Sheet
from jsna.charts.wording import counted, decimals_for, first_words, full, listed, not_shown, sentence, short
from jsna.disclosure.safe import SafeTable

DEEP = 270.0  # units: the depth of the plot
LEVELS = {"95%": ("lower", "upper"), "99.8%": ("lower_998", "upper_998")}
Curve = tuple[tuple[float, float], ...]  # (denominator, value), denominators rising
MANY = 8  # names; of more than these only those beyond the outer limits are written


class Funnel(ChartOptions):
    """Reads the columns value and denominator.  ``average`` is the value of all areas together.

    ``limits`` are the curves lower, upper (95%), lower_998 and upper_998, each as
    pairs of denominator and value, worked out by the statistics room.
    ``verdicts`` are for areas outside the 95% limits, the rest "similar" or left
    out; ``beyond`` names those outside the 99.8% limits.  ``whom`` is what a
    denominator counts, such as "women giving birth".
    """

    average: float
    limits: dict[str, Curve]
    beyond: tuple[str, ...] = ()
    whom: str = "people"


def arranged(options: Funnel, rows: SafeTable) -> list[Point]:
    """One point an area, those that are shown first.  Raises ValueError where one has no denominator."""
    found = list(one_each(points(rows, options.by), "one period, sex and age").values())
    shown = [point for point in found if not point.mark]
    if not shown:
        raise ValueError("there is no value to draw")
    for point in shown:
        if not point.denominator:
            raise ValueError(f"a funnel needs a denominator for {options.named(point.key)}")
    return shown + sorted((p for p in found if p.mark), key=lambda p: options.named(p.key))


def draw(options: Funnel, rows: SafeTable, sheet: Sheet) -> None:
    """The grid, the funnel, the average, a mark an area, and the names of ours and of the outliers."""
    found = arranged(options, rows)
    shown = [point for point in found if not point.mark]
    many = [_many(point) for point in shown]
    near = [y for curve in options.limits.values() for x, y in curve if x >= 0.8 * min(many)]
    made = plane(
        sheet,
        [*many, 1.06 * max(many)],
        [*(p.known for p in shown), *near],
        DEEP * (0.85 if sheet.narrow else 1),
        46,
        options.unit,
    )
    grid(made, options.unit, f"Number of {options.whom}")
    taken = _draw_limits(options, made)
    taken += _draw_average(options, made, decimals_for([p.known for p in shown], options))
    places = {point.key: made.at(_many(point), point.known) for point in shown}
    for key, (x, y) in places.items():
        sheet.mark(x, y, options.verdicts.get(key, "similar"), 5.4)
    named = {places[key]: (options.named(key), key == options.ours) for key in _named(options, shown)}
    write_names(sheet, named, list(places.values()), taken)
    write_withheld(sheet, [(p.mark, options.named(p.key)) for p in found if p.mark], options.each)


def _many(point: Point) -> float:
    return point.denominator or 0.0


def _draw_limits(options: Funnel, made: Plane) -> list[Box]:
    """The curves, each pair with its level at the right end; returns where the levels stand."""
    ends: list[tuple[float, float, str]] = []
    for level, pair in LEVELS.items():
        for side in pair:
            dash = (5.0, 4.0) if level == "95%" else ()
            places = made.curve(options.limits.get(side, ()), "ink-2", 1.5, dash)
            if places:
                ends.append((*places[-1], level))
    ends.sort(key=lambda end: end[1])
    taken: list[Box] = []
    middles = moved_apart([y for _, y, _ in ends], [15.0] * len(ends), made.up.start)
    for y, (x, _, level) in zip(middles, ends, strict=True):
        made.sheet.text(x + 6, y, level, colour="ink-2")
        taken.append((x + 6, y - 8, x + 46, y + 8))
    return taken


def _draw_average(options: Funnel, made: Plane, decimals: int) -> list[Box]:
    (x, y), (end, _) = made.at(made.across.low, options.average), made.at(made.across.high, options.average)
    made.sheet.line([(x, y), (end, y)], "ink", 1.5)
    words = f"Average {short(options.average, decimals, options.unit)}"
    made.sheet.text(x, y - 10, words, bold=True, halo=True)
    return [(x, y - 18, x + 120, y)]


def _named(options: Funnel, shown: list[Point]) -> list[str]:
    """Ours, then those beyond the outer limits, then those beyond the inner ones while they are few."""
    keys = [point.key for point in shown]
    out = [key for key in keys if options.verdicts.get(key, "similar") not in ("similar", "none")]
    far = [key for key in out if key in options.beyond]
    wanted = [key for key in (options.ours, *options.focus) if key in keys]
    return list(dict.fromkeys([*wanted, *far, *(out if len(out) <= MANY else [])]))


def describe(options: Funnel, rows: SafeTable) -> tuple[str, str]:
    """What the chart is; the average, the areas beyond each limit, ours, and how many lie between."""
    found = arranged(options, rows)
    shown = [point for point in found if not point.mark]
    decimals = decimals_for([point.known for point in shown], options)
    what = first_words("Funnel plot", options.about, counted(len(found), options.each), spans(found))
    said = [f"The average of them all is {full(options.average, decimals, options.unit)}"]
    said += _outside(options, shown, decimals)
    out = [p for p in shown if options.verdicts.get(p.key, "similar") not in ("similar", "none")]
    inside = len(shown) - len(out)
    said.append(f"{counted(inside, options.each)} within the limits of chance" if inside else "")
    ours = next((p for p in shown if p.key == options.ours and p not in out), None)
    said.append(f"{options.named(ours.key)}: {full(ours.known, decimals, options.unit)}" if ours else "")
    return what, sentence(*said, not_shown(found, options))


def _outside(options: Funnel, shown: list[Point], decimals: int) -> list[str]:
    made = []
    for far, level in ((True, "99.8%"), (False, "95%")):
        for way, word in ((1, "above"), (-1, "below")):
            keys = [
                f"{options.named(p.key)} {full(p.known, decimals, options.unit)}"
                for p in shown
                if options.verdicts.get(p.key, "similar") not in ("similar", "none")
                and (p.key in options.beyond) == far
                and (p.known > options.average) == (way > 0)
            ]
            made.append(f"{word.capitalize()} the {level} limits: {listed(keys)}" if keys else "")
    return made


def _example_curve(reach: float) -> list[Spot]:
    return [(float(people), 7.5 + reach * (7.5 * 92.5 / people) ** 0.5) for people in range(900, 4100, 100)]


EXAMPLE = Example(
    {
        "about": "smoking at delivery",
        "unit": "%",
        "decimals": 1,
        "ours": "A1",
        "better": "lower",
        "each": "districts",
        "whom": "women giving birth",
        "average": 7.5,
        "names": {"A1": "Harrowmere", "A2": "Westmarch", "A3": "Fellside", "A4": "Quayside"},
        "limits": {
            "lower": _example_curve(-1.96),
            "upper": _example_curve(1.96),
            "lower_998": _example_curve(-3.09),
            "upper_998": _example_curve(3.09),
        },
        "verdicts": {"A1": "better", "A2": "worse", "A3": "similar"},
        "beyond": ["A1"],
    },
    "area,period,value,denominator,reason\n"
    "A1,2023/24,3.8,2077,\nA2,2023/24,8.8,3228,\nA3,2023/24,7.2,1210,\nA4,2023/24,,,withheld\n",
)
KIND = ChartKind(
    "Areas against their size, with the limits within which chance would keep them.",
    Funnel,
    draw,
    describe,
    EXAMPLE,
)
