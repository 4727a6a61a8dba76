"""A table as it came: every row with its line in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from jsna.problems import Place
from jsna.sources.spots import Spots

# The columns of a table that holds indicators, whatever layout its file has.
KEYS = ("measure", "area", "period", "sex", "age", "category_type", "category")
NUMBERS = ("count", "denominator", "value", "lower", "upper", "lower_998", "upper_998")
WORDS = ("note", "trend", "compared")
BESIDE = ("area_name", "unit")  # kept where a file has them, to be checked against the rest
INDICATORS = ("indicator", "indicators")  # what such a table says that it holds
OTHER_AREAS = "areas that no page shows"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were read and not used, and why."""

    rows: int
    because: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as they came.

    ``frame`` has the line of the file as its index (named ``line``).  A table
    that holds indicators has KEYS and WORDS as text ("" for nothing), NUMBERS
    as float64 (NaN for nothing), ``period_start`` and ``period_end`` as dates
    (datetime64), and ``chosen``
    (bool): the row is the measure's own selection of sex, age and category.
    Other tables keep their own columns: text, or float64 where documents.md says number.
    ``read`` = rows in the file = lines of ``frame``, each once, + ``left_out``.
    ``header`` = the file's own headings; ``sha256`` = the hash of its bytes.
    ``marked`` = for a number column, the reason at each line where the file has a
    mark that its card declares: ``withheld``, ``not available`` or ``not applicable``;
    the number there is NaN, and is told apart from 0 and from nothing.
    """

    id: str
    file: str
    holds: str
    frame: pd.DataFrame
    read: int
    left_out: tuple[LeftOut, ...] = ()
    spots: Spots | None = None
    header: tuple[str, ...] = ()
    sha256: str = ""
    marked: Mapping[str, pd.Series] = field(default_factory=dict)

    def place(self, line: int, *names: str) -> Place:
        """Where the first of the columns ``names`` that there is stands on ``line`` of the file."""
        return (self.spots or Spots(self.file)).at(line, *names)

    def first_at(self, line: int) -> str:
        """Where something stood first, in words: ``first on line 14``."""
        spots = self.spots or Spots(self.file)
        return (
            f"first in {spots.unit or 'row'} {line}" if spots.unit or spots.sheet else f"first on line {line}"
        )
