"""Columns as numbers, vectorised; what is not a number is told at its place."""

import re

import pandas as pd

from jsna.problems import Fault, Place
from jsna.sources.spots import Spots
from jsna.sources.telling import on_one_line, told

_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
_LARGEST = 1e15  # above it a whole number is no longer exact
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")


def as_numbers(values: pd.Series, spots: Spots, name: str) -> tuple[pd.Series, list[Fault]]:
    """``values`` (index: lines of the file) of column ``name`` as float64, nothing as NaN.

    They are text, or numbers already.  Returns (numbers, faults).
    """
    if pd.api.types.is_numeric_dtype(values):
        numbers = values.astype("float64")
        given = numbers.notna()
    else:
        texts = values.str.strip()
        good = texts.str.fullmatch(_NUMBER)
        numbers = pd.to_numeric(texts.where(good, None), errors="coerce").astype("float64")
        given = texts != ""
    usable = numbers.abs() < _LARGEST
    wrong = values[given & ~usable].astype("str").str.strip()
    faults = told(list(wrong.items()), lambda one: _not_a_number(on_one_line(one[1]), spots.at(one[0], name)))
    return numbers.where(usable), faults


def _not_a_number(text: str, place: Place) -> Fault:
    if _THOUSANDS.fullmatch(text) or _DECIMAL_COMMA.fullmatch(text):
        meant = text.replace(",", "" if _THOUSANDS.fullmatch(text) else ".")
        return Fault(place, f"'{text}' has a comma", f"write {meant}", "not-a-number")
    if re.fullmatch(_NUMBER, text) and "inf" not in str(float(text)):
        return Fault(place, "a number too large", "is a decimal point missing?", "too-large")
    hint = "leave it empty and put the reason in note"
    return Fault(place, f"'{text}' is not a number", hint, "not-a-number")
