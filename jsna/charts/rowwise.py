"""Charts of one row a key: names at the left edge, numbers in a column, and the picture between.

On a phone the picture has its own line under the name and the number, so that no name is cut short.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jsna.charts.axis import kept_inside
from jsna.charts.lettering import LEADING, width_of, wrapped
from jsna.charts.palette import Verdict
from jsna.charts.sheet import Sheet

NAMES = 0.34  # the most of the paper's width that names may take
GAP = 14.0  # units between columns


@dataclass(frozen=True, slots=True)
class Row:
    """What is written for one key: its name, its number, and a word after the number."""

    name: str
    number: str
    word: str = ""
    bold: bool = False
    verdict: Verdict | None = None  # its shape beside the word, where the picture does not show it


class Rows:
    """Where each row lies: pictures from ``start`` to ``end``, that of row i round ``middle(i)``.

    ``thick`` is how high the picture of one row is, ``apart`` the space below it (units).
    ``numbers`` stand before the picture or after it.
    """

    def __init__(
        self,
        sheet: Sheet,
        rows: Sequence[Row],
        top: float,
        thick: float,
        apart: float,
        numbers: Literal["before", "after"] = "after",
        edge: float = 7.0,
    ) -> None:
        self.sheet, self.rows, self.numbers = sheet, rows, numbers
        self.number_width = max(width_of(row.number, row.bold) for row in rows)
        self.word_width = max(width_of(row.word, row.bold) for row in rows)
        self.columns = [self._name(row) for row in rows]
        self.start, self.end = self._picture(edge)
        self.heights = [self._height(lines, thick, apart) for lines in self.columns]
        self.tops: list[float] = []
        self.middles: list[float] = []
        at = top
        for lines, height in zip(self.columns, self.heights, strict=True):
            below = LEADING * len(lines) + 3 + thick / 2 if sheet.narrow else (height - apart) / 2
            self.tops.append(at)
            self.middles.append(at + below)
            at += height
        self.bottom = at - apart / 2

    def _name(self, row: Row) -> tuple[str, ...]:
        if not self.sheet.narrow:
            return wrapped(row.name, self.sheet.width * NAMES, row.bold)
        said = width_of(f"{row.number} {row.word}".strip(), row.bold)
        return wrapped(row.name, self.sheet.width - said - GAP, row.bold)

    def _height(self, lines: tuple[str, ...], thick: float, apart: float) -> float:
        if self.sheet.narrow:
            return LEADING * len(lines) + 3 + thick + max(apart, 10)
        return max(thick, LEADING * len(lines)) + apart

    def _picture(self, edge: float) -> tuple[float, float]:
        if self.sheet.narrow:
            return edge, self.sheet.width - edge
        pairs = zip(self.columns, self.rows, strict=True)
        names = max(width_of(line, row.bold) for lines, row in pairs for line in lines)
        said = self.number_width + (5 + self.word_width if self.word_width else 0)
        if self.numbers == "before":
            after = GAP * 2 + self.word_width if self.word_width else 0
            return names + GAP + self.number_width + GAP, self.sheet.width - after - edge
        return max(names + GAP + edge, self.sheet.width * 0.2), self.sheet.width - said - GAP - edge

    def middle(self, number: int) -> float:
        """The height of the middle of the picture of row ``number``."""
        return self.middles[number]

    def write(self) -> None:
        """The names and the numbers of every row."""
        for number, row in enumerate(self.rows):
            self._write_narrow(number, row) if self.sheet.narrow else self._write_wide(number, row)

    def _write_wide(self, number: int, row: Row) -> None:
        y = self.middles[number]
        self.sheet.lines(0, y, self.columns[number], bold=row.bold)
        words = self.sheet.width - self.word_width
        numbers = words - 5 if self.word_width else words
        self.sheet.text(
            self.start - GAP if self.numbers == "before" else numbers, y, row.number, "end", row.bold
        )
        self.sheet.text(words, y, row.word, "start", row.bold)
        if row.verdict:
            self.sheet.mark(words - 11, y, row.verdict, 5.4)

    def _write_narrow(self, number: int, row: Row) -> None:
        lines = self.columns[number]
        first = self.tops[number] + LEADING / 2
        self.sheet.lines(0, first + LEADING * (len(lines) - 1) / 2, lines, bold=row.bold)
        said = f"{row.number} {row.word}".strip()
        self.sheet.text(self.sheet.width, first, said, "end", row.bold)
        if row.verdict:
            self.sheet.mark(self.sheet.width - width_of(said, row.bold) - 10, first, row.verdict, 5.4)

    def tracks(self) -> None:
        """A thin line along each picture, which holds it together where there is no grid."""
        for y in self.middles:
            self.sheet.line([(self.start, y), (self.end, y)], "rule", 1.5)

    def reference(self, x: float, words: str, top: float = 19.0) -> None:
        """One comparator for all rows: a dashed line with its name above; on a phone a tick in each row."""
        self.sheet.text(kept_inside(self.sheet, x, words, True), 9, words, "middle", bold=True)
        if not self.sheet.narrow:
            self.sheet.line([(x, top), (x, self.bottom)], "c-eng", 2, (7, 5))
            return
        for y in self.middles:
            self.sheet.line([(x, y - 9), (x, y + 9)], "ink", 3)
