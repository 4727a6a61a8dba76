"""Totals that a sentence says: "In all, 41 people died".

Each is tried as the total of the tables of its own page; one that fits what they print is believed.
"""

import re
from collections.abc import Iterator, Sequence

from jsna.audit.cells import Cell
from jsna.audit.page import Sentence
from jsna.audit.rows import bare
from jsna.audit.sums import TOTAL, value
from jsna.disclosure.facts import Fact
from jsna.problems import Place

TOLD = "a sentence says the total"
_TOTAL = re.compile(
    r"\b(total|totals|altogether|in all|all told|overall|combined|of the|of whom|out of)\b", re.I
)
_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w%]|[.,]\d| per cent| per )")
_YEAR = re.compile(r"(?:19|20)\d\d")


def totals(sentences: Sequence[Sentence], file: str, tables: Sequence[Sequence[Cell]]) -> Iterator[Fact]:
    """The totals that ``sentences`` on the page ``file`` give of its ``tables``, each cells that add up."""
    for sentence in sentences:
        if not _TOTAL.search(sentence.said):
            continue
        for found in _NUMBER.findall(sentence.said):
            number = int(bare(found) or 0)
            if _YEAR.fullmatch(found):
                continue
            for column in tables:
                if _fits(number, column):
                    place = Place(file, sentence.line)
                    yield Fact({cell.name: 1 for cell in column}, number, number, str(place), TOLD)


def _fits(total: int, column: Sequence[Cell]) -> bool:
    """Whether ``total`` is likely to be that of ``column``, some of whose cells are withheld."""
    unknown = [cell for cell in column if value(cell) is None]
    shown = [value(cell) or 0 for cell in column]
    left = total - sum(shown)
    largest = max([*shown, *(cell.policy.high for cell in unknown), 1])
    return bool(unknown) and len(column) > 1 and 0 <= left <= largest * len(unknown)


def columns(found: Sequence[Cell]) -> list[list[Cell]]:
    """``found``, the counts of one table, by what they may add up along; totals are left out."""
    groups: dict[tuple[tuple[str, str], ...], dict[str, Cell]] = {}
    for cell in found:
        told = dict(cell.about)
        for key in ("area", "sex", "age", "category", "row"):
            label = told.get(key, "")
            if label and not TOTAL.fullmatch(label):
                rest = tuple(sorted((one, word) for one, word in told.items() if one != key))
                groups.setdefault((("by", key), *rest), {})[cell.name] = cell
    return [list(group.values()) for group in groups.values() if len(group) > 1]
