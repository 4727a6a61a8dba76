"""Columns as numbers, vectorised; what is not a number is told at its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from jsna.problems import Fault, Place
from jsna.sources.spots import Spots
from jsna.sources.telling import on_one_line, told

_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
_LARGEST = 1e15  # above it a whole number is no longer exact
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_MARK = re.compile(r"[<>≤≥] ?[0-9]+|[a-zA-Z]|[:.\-–~]{1,2}|\[[a-z]+\]")  # as producers write them, but *
_NOTE = "leave it empty and put the reason in note"


@dataclass(frozen=True, slots=True)
class Writing:
    """How numbers are written in a file, as its card says: ``marks`` gives the reason each stands for."""

    decimal: str = "."
    thousands: str | None = None
    marks: Mapping[str, str] = field(default_factory=dict)

    def plain(self, texts: pd.Series) -> pd.Series:
        """``texts`` with a point for decimals, without signs for thousands and without marks."""
        if self.marks:
            texts = texts.mask(texts.isin(list(self.marks)), "")
        if self.thousands:
            sign, decimal = re.escape(self.thousands), re.escape(self.decimal)
            grouped = texts.str.fullmatch(rf"[+-]?[0-9]{{1,3}}({sign}[0-9]{{3}})+({decimal}[0-9]+)?")
            texts = texts.mask(grouped, texts.str.replace(self.thousands, "", regex=False))
        if self.decimal != ".":
            apart = texts.str.fullmatch(r"[+-]?[0-9]*,[0-9]+")
            texts = texts.mask(apart, texts.str.replace(",", ".", regex=False))
        return texts

    def reasons(self, texts: pd.Series) -> pd.Series:
        """The reason of each of ``texts`` that is a mark; the others are left out."""
        texts = texts.str.strip()
        return texts[texts.isin(list(self.marks))].map(self.marks)


POINTS = Writing()


def as_numbers(
    values: pd.Series, spots: Spots, name: str, writing: Writing = POINTS
) -> tuple[pd.Series, list[Fault]]:
    """``values`` (index: lines of the file) of column ``name`` as float64, nothing and marks as NaN.

    They are text, written as ``writing`` says, or numbers already.  Returns (numbers, faults).
    """
    if pd.api.types.is_numeric_dtype(values):
        numbers = values.astype("float64")
        given = numbers.notna()
    else:
        texts = writing.plain(values.str.strip())
        good = texts.str.fullmatch(_NUMBER)
        numbers = pd.to_numeric(texts.where(good, None), errors="coerce").astype("float64")
        given = texts != ""
    usable = numbers.abs() < _LARGEST
    wrong = values[given & ~usable].astype("str").str.strip()
    faults = told(
        list(wrong.items()), lambda one: _not_a_number(on_one_line(one[1]), spots.at(one[0], name), writing)
    )
    return numbers.where(usable), faults


def _not_a_number(text: str, place: Place, writing: Writing) -> Fault:
    if writing == POINTS and _THOUSANDS.fullmatch(text):
        hint = f'write {text.replace(",", "")}, or declare thousands: "," on the card'
        return Fault(place, f"'{text}' has a comma", hint, "not-a-number")
    if writing == POINTS and _DECIMAL_COMMA.fullmatch(text):
        hint = f'write {text.replace(",", ".")}, or declare decimal: "," on the card'
        return Fault(place, f"'{text}' has a comma", hint, "not-a-number")
    if re.fullmatch(_NUMBER, text) and "inf" not in str(float(text)):
        return Fault(place, "a number too large", "is a decimal point missing?", "too-large")
    hint = f"declare it under marks: on the card, or {_NOTE}" if _MARK.fullmatch(text) else _NOTE
    return Fault(place, f"'{text[:80]}' is not a number", hint, "not-a-number")
