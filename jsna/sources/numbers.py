"""Text columns as numbers, vectorised; what is not a number is told at its place."""

import numpy as np
import pandas as pd

from jsna.problems import Fault, Place

_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"
_MOST = 20


def as_numbers(texts: pd.Series, file: str, column: int) -> tuple[pd.Series, list[Fault]]:
    """``texts`` (index: lines of the file) as float64, an empty field as NaN.

    ``column`` is the field's number from 1.  Returns (numbers, faults).
    """
    texts = texts.str.strip()
    empty = texts == ""
    good = texts.str.fullmatch(_NUMBER)
    wrong = texts[~empty & ~good]
    numbers = pd.to_numeric(texts.where(good, None), errors="coerce").astype("float64")
    numbers = numbers.mask(~np.isfinite(numbers))
    faults = [_not_a_number(file, int(line), column, text) for line, text in wrong.head(_MOST).items()]
    if len(wrong) > _MOST:
        last = faults[-1]
        faults[-1] = Fault(last.place, last.message, f"{last.hint}; and {len(wrong) - _MOST} more", last.code)
    return numbers, faults


def _not_a_number(file: str, line: int, column: int, text: str) -> Fault:
    hint = "leave it empty and put the reason in note"
    return Fault(Place(file, line, column), f"'{text}' is not a number", hint, "not-a-number")
