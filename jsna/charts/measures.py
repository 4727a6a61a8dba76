"""The measures of a spine: ours, the comparator and the other areas, for each."""

from dataclasses import dataclass

from pydantic import Field

from jsna.charts.options import Better, ChartOptions
from jsna.charts.points import Point, numbers_of, points
from jsna.charts.wording import decimals_for
from jsna.disclosure.safe import SafeTable

ENOUGH = 0.75  # share of areas with a value below which no bar is drawn (Fingertips)


class SpineOptions(ChartOptions):
    """``by`` is the measure; ``verdicts`` are by measure.

    ``polarity``, ``units`` and ``places`` (decimals) are by measure where they
    differ from ``better``, ``unit`` and ``decimals``.  ``each`` names the areas.
    """

    by: str = "measure"
    polarity: dict[str, Better] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    places: dict[str, int] = Field(default_factory=dict)

    def better_of(self, measure: str) -> Better:
        """Whether higher or lower is better for ``measure``, or neither."""
        return self.polarity.get(measure, self.better)


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the spine: ours, the comparator, and the other areas."""

    key: str
    ours: Point
    against: Point
    areas: tuple[Point, ...]

    @property
    def shown(self) -> list[float]:
        """The values of the areas that are shown."""
        return numbers_of(self.areas)

    @property
    def drawable(self) -> bool:
        """Whether enough areas have a value, and the comparator too."""
        return bool(self.shown) and not self.against.mark and len(self.shown) >= ENOUGH * len(self.areas)


def arranged(options: SpineOptions, rows: SafeTable) -> list[Measure]:
    """The measures in their order, the judged first.

    Raises ValueError where ours or the comparator has no row, and for two rows of one area.
    """
    by_measure: dict[str, dict[str, Point]] = {}
    for point in points(rows, options.by):
        areas = by_measure.setdefault(point.key, {})
        if point.area in areas:
            raise ValueError(
                f"{point.key} has more than one row for {point.area}; choose one period, sex and age"
            )
        areas[point.area] = point
    keys = sorted(
        by_measure, key=lambda key: options.order.index(key) if key in options.order else len(options.order)
    )
    keys.sort(key=lambda key: options.better_of(key) == "neither")
    return [_measure(options, key, by_measure[key]) for key in keys]


def _measure(options: SpineOptions, key: str, areas: dict[str, Point]) -> Measure:
    for area in (options.ours, options.comparator):
        if area not in areas:
            raise ValueError(f"{key} has no row for {options.named(area) or 'an area in focus'}")
    others = tuple(point for area, point in areas.items() if area != options.comparator)
    return Measure(key, areas[options.ours], areas[options.comparator], others)


def decimals_of(options: SpineOptions, measure: Measure) -> int:
    """How many decimals the numbers of ``measure`` have."""
    if measure.key in options.places:
        return options.places[measure.key]
    return decimals_for(numbers_of([measure.ours, measure.against]), options)
