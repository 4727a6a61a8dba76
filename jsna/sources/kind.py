"""What a file layout is: how its bytes become columns of text with their lines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from jsna.model.card import Card


@dataclass(frozen=True, slots=True)
class SourceKind:
    """One layout of data files.

    ``read(body, card, file)`` gives a frame of text (or of finished values)
    whose index, named ``line``, is the line of the file.  ``columns`` is the
    number of each column in the file, from 1, kept in ``frame.attrs["fields"]``.
    Raises Fault or Faults where the file cannot be read.
    """

    says: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Card, str], pd.DataFrame]
    example: str


def framed(columns: Mapping[str, list[str]], lines: list[int], fields: Mapping[str, int]) -> pd.DataFrame:
    """A frame of text with its lines as index and the field numbers of its columns."""
    frame = pd.DataFrame(columns, index=pd.Index(lines, name="line"), dtype="str")
    frame.attrs["fields"] = dict(fields)
    return frame
