"""What a method is: its one sentence, its work, where it is published, and an example."""

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from pandas.api.extensions import ExtensionArray

LEVELS = (0.95, 0.998)  # the confidence of (lower, upper) and of (lower_998, upper_998)


@dataclass(frozen=True, slots=True)
class Example:
    """A small table as CSV text (an empty field is a missing value) and what is asked of it."""

    rows: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Method:
    """One way to a value: ``estimate(frame, **options)`` gives a frame with a column ``method``.

    ``rowwise``: a row's own count and denominator give its value and limits,
    so that the statistic of this name can be worked out for a published table
    (``estimate`` then takes ``by``, ``per`` and ``level``).
    """

    says: str  # one sentence, for authors
    estimate: Callable[..., pd.DataFrame]
    source: str  # where a statistician can read it
    example: Example  # works; the contract test and the manual both use it
    rowwise: bool = False
    formula: str = ""  # in words, as one would read it aloud: no symbol that a screen reader may leave out

    @property
    def purpose(self) -> str:
        """What it answers: the first paragraph of its file, in which every method says so."""
        said = sys.modules[self.estimate.__module__].__doc__ or self.says
        return " ".join(said.split("\n\n")[0].split())


def worked(method: Method) -> pd.DataFrame:
    """What ``method`` gives for its own example."""
    rows = pd.read_csv(io.StringIO(method.example.rows), keep_default_na=False, na_values={"": [""]})
    return method.estimate(_as_tables_are(rows), **method.example.options)


def _as_tables_are(rows: pd.DataFrame) -> pd.DataFrame:
    """Numbers as float64, days as datetime64, words as text: periods and ages are words."""
    frame = rows.copy()
    for column in rows.columns:
        if column in ("period", "age") or not pd.api.types.is_numeric_dtype(rows[column]):
            frame[column] = rows[column].astype("str")
        else:
            frame[column] = rows[column].astype("float64")
    days = [column for column in rows.columns if column.startswith("period_")]
    return frame.assign(**{column: pd.to_datetime(frame[column]) for column in days})


def named(places: ArrayLike, words: Sequence[str]) -> ExtensionArray:
    """A column of text: ``words`` by their ``places`` (whole numbers or truth, any length)."""
    return pd.array(list(words), dtype="str").take(np.asarray(places, dtype=np.intp))


def limit_columns(level: float | Sequence[float]) -> dict[float, tuple[str, str]]:
    """The names of the limits of each level: the first plain, the others with their digits.

    ``(0.95, 0.998)`` gives lower, upper and lower_998, upper_998.
    """
    first, *others = [level] if isinstance(level, int | float) else level
    names = {first: ("lower", "upper")}
    for other in others:
        digits = f"{other:g}".partition(".")[2]
        names[other] = (f"lower_{digits}", f"upper_{digits}")
    return names
