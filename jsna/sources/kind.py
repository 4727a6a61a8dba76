"""What a file layout is: how its bytes become columns, each row with its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from jsna.model.card import Card
from jsna.problems import Fault, Place
from jsna.sources.spots import Spots
from jsna.sources.table import LeftOut

LARGEST = 200_000_000  # bytes of a file that is read whole


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader is asked for: a file, as its card says; only rows of ``areas``, where that is cheap.

    ``file`` is the file as authors know it, ``path`` where it is on this machine.
    ``areas`` None means all of them.
    """

    path: Path
    file: str
    card: Card
    areas: frozenset[str] | None = None

    def body(self) -> bytes:
        """The bytes of the file.  Raises Fault for one of more than LARGEST."""
        size = self.path.stat().st_size
        if size > LARGEST:
            said = f"{size / 1e6:,.0f} MB, the limit is {LARGEST / 1e6:,.0f} MB"
            raise Fault(Place(self.file), said, "save it as Parquet", "too-large")
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader gives: text columns (or finished numbers) by our names, and where they stood.

    The index of ``frame``, named ``line``, is the line of the file.  ``header``
    = the file's own headings, also of columns that are not in ``frame``.  The
    rows of the file are those of ``frame`` and those ``left_out``.
    """

    frame: pd.DataFrame
    spots: Spots
    header: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[Fault, ...] = ()  # what the reader put right, each at its place

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        return len(self.frame) + sum(one.rows for one in self.left_out)


@dataclass(frozen=True, slots=True)
class SourceKind:
    """One layout of data files; ``read`` raises Fault or Faults where a file cannot be read."""

    says: str
    suffixes: tuple[str, ...]
    read: Callable[[Asked], Read]
    example: str


def framed(columns: Mapping[str, Sequence[str]], lines: list[int]) -> pd.DataFrame:
    """A frame of text with its lines as index."""
    return pd.DataFrame(columns, index=pd.Index(np.array(lines, dtype="int64"), name="line"), dtype="str")
