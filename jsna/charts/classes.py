"""The classes of a map: which areas belong together, how they are filled, and what the key calls them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from jsna.charts.geometry import hatching
from jsna.charts.options import ChartOptions
from jsna.charts.palette import STEPS, TINT, Verdict
from jsna.charts.points import IN_A_WORD, Point
from jsna.charts.shapes import WORD
from jsna.charts.sheet import Sheet
from jsna.charts.wording import counted, listed, short

ORDER: tuple[Verdict, ...] = ("better", "similar", "worse", "higher", "lower", "none")
EDGE = "rule-strong"  # between tints, which are too alike for a line of paper
FEW = 4  # areas that a description still names


@dataclass(frozen=True, slots=True)
class Class:
    """Areas that are filled alike; ``label`` "" stays out of the key, ``mark`` stands for no value."""

    label: str
    fill: str
    keys: tuple[str, ...]
    verdict: Verdict | None = None
    mark: str = ""
    edge: str = "paper"

    def said(self) -> str:
        """The class as the key says it; "" for one without a label or without areas of its mark."""
        if not self.label or (not self.keys and (self.mark or self.verdict)):
            return ""
        return f"{self.mark} {self.label} ({len(self.keys)})".strip()

    def swatch(self, x: float, y: float, sheet: Sheet) -> None:
        """A small picture of the class, 16 units wide, with its middle at height ``y``."""
        if self.verdict:
            sheet.mark(x + 8, y, self.verdict)
            return
        box = [(x, y - 7), (x + 16, y - 7), (x + 16, y + 7), (x, y + 7)]
        sheet.area([box], self.fill, "rule-strong", 1)
        if self.mark == "[c]":
            sheet.strokes(list(hatching([np.array(box)], 6)), "rule-strong", 1)


def classes_of(
    options: ChartOptions,
    edges: Sequence[float],
    labels: Sequence[str],
    known: Mapping[str, Point],
    keys: Sequence[str],
) -> list[Class]:
    """The classes of all ``keys``, last those without a value.

    Raises ValueError for edges that do not rise, for more classes than there
    are shades, and for labels that are not one a class.
    """
    if not options.verdicts and not edges:
        strong = {options.ours, *options.focus}
        filled = tuple(key for key in keys if key in strong)
        plain = tuple(key for key in keys if key not in strong)
        if not filled:
            return [Class("", "paper", plain, edge=EDGE)]
        return [Class("", "rule", plain), Class("", "c1", filled)]
    shown = {key: known[key] for key in keys if key in known and not known[key].mark}
    made = _by_verdict(options, shown) if options.verdicts else _by_edges(options, edges, labels, shown)
    for mark, word in IN_A_WORD.items():
        without = tuple(
            key for key in keys if key not in shown and (known[key].mark if key in known else "[x]") == mark
        )
        made.append(Class(word, "paper", without, mark=mark, edge=EDGE))
    return made


def _by_verdict(options: ChartOptions, shown: Mapping[str, Point]) -> list[Class]:
    given = {key: options.verdicts.get(key, "none") for key in shown}
    return [
        Class(
            WORD[verdict],
            TINT[verdict],
            tuple(key for key in given if given[key] == verdict),
            verdict,
            edge=EDGE,
        )
        for verdict in ORDER
    ]


def _by_edges(
    options: ChartOptions, edges: Sequence[float], labels: Sequence[str], shown: Mapping[str, Point]
) -> list[Class]:
    many = len(edges) + 1
    if list(edges) != sorted(set(edges)):
        raise ValueError("the edges between classes must rise")
    if many not in STEPS:
        raise ValueError(f"{many} classes are too many for one map; the most is {max(STEPS)}")
    if labels and len(labels) != many:
        raise ValueError(f"{len(edges)} edges make {many} classes, but there are {len(labels)} labels")
    place = {key: sum(point.known >= edge for edge in edges) for key, point in shown.items()}
    return [
        Class(label, fill, tuple(key for key in place if place[key] == number))
        for number, (label, fill) in enumerate(
            zip(labels or _labels(options, edges), STEPS[many], strict=True)
        )
    ]


def _labels(options: ChartOptions, edges: Sequence[float]) -> list[str]:
    decimals = options.decimals if options.decimals is not None and any(edge % 1 for edge in edges) else 0
    written = [short(edge, decimals, options.unit) for edge in edges]
    between = [f"{low} to under {high}" for low, high in pairwise(written)]
    return [f"Under {written[0]}", *between, f"{written[-1]} and over"]


def members(options: ChartOptions, one: Class) -> str:
    """One class as a description says it: "Worse: 1 ward, Mill Bank"."""
    count = counted(len(one.keys), options.each)
    named = f", {listed(options.named(key) for key in one.keys)}" if 0 < len(one.keys) <= FEW else ""
    word = "withheld to protect people" if one.mark == "[c]" else one.label
    return f"{word[0].upper()}{word[1:]}: {count}{named}"
