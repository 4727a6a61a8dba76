"""Columns as numbers, vectorised; what is not a number is told at its place."""

import numpy as np
import pandas as pd

from jsna.problems import Fault
from jsna.sources.spots import Spots
from jsna.sources.telling import told

_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"


def as_numbers(values: pd.Series, spots: Spots, name: str) -> tuple[pd.Series, list[Fault]]:
    """``values`` (index: lines of the file) of column ``name`` as float64, nothing as NaN.

    They are text, or numbers already.  Returns (numbers, faults).
    """
    if pd.api.types.is_numeric_dtype(values):
        numbers = values.astype("float64")
        wrong = numbers[np.isinf(numbers)].astype("str")
    else:
        texts = values.str.strip()
        good = texts.str.fullmatch(_NUMBER)
        numbers = pd.to_numeric(texts.where(good, None), errors="coerce").astype("float64")
        wrong = texts[~(good | (texts == "")) | np.isinf(numbers)]
    faults = told(list(wrong.items()), lambda one: _not_a_number(spots, name, *one))
    return numbers.where(np.isfinite(numbers)), faults


def _not_a_number(spots: Spots, name: str, line: int, text: str) -> Fault:
    hint = "leave it empty and put the reason in note"
    return Fault(spots.at(line, name), f"'{text}' is not a number", hint, "not-a-number")
