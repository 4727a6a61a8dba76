"""Rows of bars from 0, each with the comparator's mark: what bars and a ladder share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jsna.charts.axis import Scale, kept_inside, scale
from jsna.charts.options import ChartOptions
from jsna.charts.points import IN_A_WORD, Point, numbers_of
from jsna.charts.rowwise import Row, Rows
from jsna.charts.shapes import WORD
from jsna.charts.sheet import Sheet
from jsna.charts.wording import decimals_for, short

HEAD = 26.0  # units above the first bar, for the comparator's label


@dataclass(frozen=True, slots=True)
class Bars:
    """The points to draw in their order, and the comparator's point of the same key."""

    found: Sequence[Point]
    against: Mapping[str, Point]
    strong: frozenset[str]  # keys in the full colour; the rest are paler
    options: ChartOptions

    @property
    def decimals(self) -> int:
        """How many decimals all numbers of the chart have."""
        return decimals_for(numbers_of([*self.found, *self.against.values()]), self.options)

    def draw(
        self, sheet: Sheet, thick: float, apart: float, more: Sequence[float] = ()
    ) -> tuple[Rows, Scale]:
        """The bars with names and numbers; ``more`` are further values that must fit.  Sets the height."""
        rows = [self._row(point) for point in self.found]
        laid = Rows(sheet, rows, HEAD if self.against or more else 2, thick, apart, "before", edge=0)
        values = [0.0, *more, *numbers_of([*self.found, *self.against.values()])]
        across = scale(values, laid.start, laid.end - 2)
        high = max(values) if max(values) > across.low else across.high  # nothing but 0 has a scale too
        across = Scale(across.low, high, across.start, across.end, across.ticks, across.decimals)
        for number, point in enumerate(self.found):
            self._bar(point, across, laid, laid.middle(number), thick)
        if not sheet.narrow:
            sheet.line(
                [(across(0), laid.middles[0] - thick / 2 - 8), (across(0), laid.bottom)], "rule-strong", 1
            )
        self._ticks(across, laid, thick)
        laid.write()
        sheet.height = laid.bottom + 4
        return laid, across

    def _row(self, point: Point) -> Row:
        name, bold = (
            self.options.named(point.key),
            point.key in self.strong and len(self.strong) < len(self.found),
        )
        if point.mark:
            return Row(name, point.mark, bold=bold)
        number = short(point.known, self.decimals, self.options.unit)
        if not self.options.verdicts:
            return Row(name, number, bold=bold)
        verdict = self.options.verdicts.get(point.key, "none")
        return Row(name, number, WORD[verdict], bold, verdict)

    def _bar(self, point: Point, across: Scale, laid: Rows, y: float, thick: float) -> None:
        if point.mark:
            laid.sheet.text(laid.start + 7, y, IN_A_WORD[point.mark], colour="ink-2")
            return
        fill = "c1" if point.key in self.strong or not self.strong else "c-rest"
        laid.sheet.bar(across(0), y - thick / 2, across(point.known) - across(0), thick, fill)

    def _ticks(self, across: Scale, laid: Rows, thick: float) -> None:
        labelled = False
        for number, point in enumerate(self.found):
            theirs = self.against.get(point.key)
            if theirs is None or theirs.mark:
                continue
            x, y = across(theirs.known), laid.middle(number)
            laid.sheet.line([(x, y - thick / 2 - 3), (x, y + thick / 2 + 3)], "paper", 6)
            laid.sheet.line([(x, y - thick / 2 - 4), (x, y + thick / 2 + 4)], "ink", 3)
            if not labelled:
                self._label(theirs, x, y - thick / 2, laid)
                labelled = True

    def _label(self, theirs: Point, x: float, top: float, laid: Rows) -> None:
        sheet = laid.sheet
        words = f"{self.options.named(theirs.area)} {short(theirs.known, self.decimals, self.options.unit)}"
        y = 9.0 if sheet.narrow else top - 14
        sheet.text(kept_inside(sheet, x, words), y, words, "middle")
