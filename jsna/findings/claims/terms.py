"""The words that a claim is made of: measures, numbers, groups, each as it was written.

Text in, small types out; nothing here knows a table or an area.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

ID = r"[a-z0-9][a-z0-9-]*"
NUMBER = r"-?\d[\d,]*(?:\.\d+)?(?:%| points?)?"
PERIOD = r"(?:latest|first|(?:[A-Za-z]{3,9} )?\d{4}.*?)"
SUBJECT = rf"{ID}(?: at \S+)?(?: for .+?)?(?: at \S+)?(?: in {PERIOD})?"


class Unsound(ValueError):
    """A claim that cannot be tested as it is written: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str = "", code: str = "claim") -> None:
        super().__init__(message)
        self.message, self.hint, self.code = message, hint, code


@dataclass(frozen=True, slots=True)
class Subject:
    """Which figure is meant: ``smoking for women at E05000001 in 2024``."""

    measure: str
    group: str = ""  # sex, age or category in the author's words; "" for the card's selection
    area: str = "here"
    period: str = "latest"

    def __str__(self) -> str:
        return self.measure + (f" for {self.group}" if self.group else "")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was written; ``sign`` is "%", "points" or ""."""

    text: str
    value: float
    decimals: int
    sign: str


def subject(text: str) -> Subject:
    """``text`` as a Subject."""
    found = re.fullmatch(
        rf"(?P<measure>{ID})(?: at (?P<first>\S+))?(?: for (?P<group>.+?))?(?: at (?P<area>\S+))?"
        rf"(?: in (?P<period>{PERIOD}))?",
        text,
    )
    if found is None:
        raise ValueError(f"'{text}' is not a measure")
    said = {name: written for name, written in found.groupdict().items() if written}
    first = said.pop("first", "here")
    return Subject(**{"area": first, **said})


def amount(text: str) -> Amount:
    """``text`` as an Amount: "1,200.5", "25%", "16 points"."""
    digits, sign = re.fullmatch(r"(-?[\d,.]+)(%| points?)?", text).groups()  # type: ignore[union-attr]
    plain = digits.replace(",", "")
    decimals = len(plain.partition(".")[2])
    return Amount(text, float(plain), decimals, {"%": "%", None: ""}.get(sign, "points"))


def rounded(value: float, decimals: int) -> float:
    """``value`` to ``decimals`` places, halves away from zero."""
    places = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(float(value))).quantize(places, ROUND_HALF_UP))


def halves(text: str) -> Iterator[tuple[str, str]]:
    """Every way to part ``text`` at an "and": a group's own name may hold one."""
    for found in re.finditer(" and ", text):
        yield text[: found.start()], text[found.end() :]


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank of a sentence: what may stand there, and what is made of it."""

    pattern: str
    made: Callable[[str], Any] = str


BLANKS: Mapping[str, Blank] = {
    "M": Blank(SUBJECT, subject),
    "N": Blank(NUMBER, amount),
    "A": Blank(NUMBER, amount),
    "B": Blank(NUMBER, amount),
    "T": Blank(NUMBER, amount),
    "G": Blank(r".+"),
    "GROUPS": Blank(r".+? and .+"),
    "AREA": Blank(r"[A-Za-z]\S*"),
    "GROUP": Blank(r"[A-Za-z]\S*"),
    "PERIOD": Blank(PERIOD),
    "OUTCOME": Blank(rf"{ID}/{ID}"),
    "CHAPTER": Blank(ID),
    "ASSET": Blank(rf"(?:{ID}/)?{ID}"),
}
