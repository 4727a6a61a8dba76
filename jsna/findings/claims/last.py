"""A claim beside the same claim in the last edition: which of the numbers that it showed have moved."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jsna.findings.claims.case import has_limits
from jsna.findings.claims.printed import printed
from jsna.findings.earlier import Earlier
from jsna.findings.finding import Reading
from jsna.model.measures import Measure

_OF_THE_TEST = (
    "chi_square",
    "smallest_yearly_change",
    "middle",
    "lower",
    "upper",
)  # no reader is shown these
_LIKE = ("measure", "area", "sex", "age", "category")


@dataclass(frozen=True, slots=True)
class Moved:
    """One shown number that is no longer what it was, both as they are printed, with their periods."""

    what: str  # the measure, or the name of a number that a test gave
    was: str
    now: str
    was_in: str = ""
    now_in: str = ""
    area: str = ""

    def told(self) -> dict[str, str]:
        """For the edition's findings."""
        names = ("what", "area", "was", "was_in", "now", "now_in")
        return {name: getattr(self, name) for name in names if getattr(self, name)}


@dataclass(frozen=True, slots=True)
class Before:
    """What the last edition said of a claim: its verdict, its numbers, and which of them moved since."""

    edition: str
    verdict: str
    moved: tuple[Moved, ...]
    shown: tuple[Mapping[str, Any], ...]

    def told(self) -> dict[str, Any]:
        """For the edition's findings, old beside new."""
        made = {
            "edition": self.edition,
            "verdict": self.verdict,
            "readings": [dict(one) for one in self.shown],
        }
        return {**made, "moved": [one.told() for one in self.moved]}


def last_edition(earlier: Sequence[Earlier], replaces: str | None) -> Earlier | None:
    """The edition that this one replaces, else the newest of ``earlier``; None where there is none."""
    named = next((one for one in earlier if one.edition == replaces), None)
    return named or next(iter(earlier), None)


def before(
    address: str,
    claim: str,
    readings: Sequence[Reading],
    numbers: Mapping[str, Any],
    last: Earlier | None,
    measures: Mapping[str, Measure],
) -> Before | None:
    """What ``last`` said of the same claim at ``address``; None where it made no such claim."""
    found = _finding(last, address) if last is not None else None
    if last is None or found is None or found["evidence"].get("claim") != claim:
        return None
    evidence = found["evidence"]
    old = tuple(one for one in evidence.get("readings") or () if isinstance(one, Mapping))
    moved = [
        *_figures(old, readings, measures),
        *_numbers(evidence.get("numbers") or {}, numbers, readings, measures),
    ]
    return Before(last.edition, str(found.get("verdict", "")), tuple(moved), old)


def _finding(last: Earlier, address: str) -> Mapping[str, Any] | None:
    for one in last.findings:
        alike = isinstance(one, Mapping) and one.get("kind") == "claim" and one.get("about") == address
        if alike and isinstance(one.get("evidence"), Mapping):
            return one
    return None


def _figures(
    old: Sequence[Mapping[str, Any]], new: Sequence[Reading], measures: Mapping[str, Measure]
) -> Iterable[Moved]:
    for was, one in _pairs(old, new):
        measure = measures.get(one.measure)
        if measure is None:
            continue
        value, lower, upper = (_number(was.get(name)) for name in ("value", "lower", "upper"))
        then = _figure(value, lower, upper, measure)
        limits = (one.lower, one.upper) if has_limits(one) else (math.nan, math.nan)
        now = _figure(one.value, *limits, measure)
        if then != now:
            yield Moved(measure.id, then, now, str(was.get("period", "")), one.period, one.area)


def _pairs(
    old: Sequence[Mapping[str, Any]], new: Sequence[Reading]
) -> Iterator[tuple[Mapping[str, Any], Reading]]:
    """Readings of the same measure, area and group; of several, the first with the first."""
    for one in new:
        alike = [each for each in new if all(getattr(each, name) == getattr(one, name) for name in _LIKE)]
        same = [was for was in old if all(str(was.get(name, "")) == getattr(one, name) for name in _LIKE)]
        if len(same) == len(alike):
            yield same[next(at for at, each in enumerate(alike) if each is one)], one


def _figure(value: float, lower: float, upper: float, measure: Measure) -> str:
    if math.isnan(value):
        return "no figure"
    sign = "%" if measure.unit == "%" else ""
    ends = "" if math.isnan(lower) else f" ({printed(lower, measure)} to {printed(upper, measure)})"
    return f"{printed(value, measure)}{sign}{ends}"


def _numbers(
    old: Any, new: Mapping[str, Any], readings: Sequence[Reading], measures: Mapping[str, Measure]
) -> Iterable[Moved]:
    """What else a test found: a rank, a difference, a count."""
    measure = measures.get(readings[0].measure) if readings else None
    for name, now in new.items():
        was = old.get(name) if isinstance(old, Mapping) else None
        if name in _OF_THE_TEST or was is None or not _both_numbers(was, now):
            continue
        texts = [_plain(one, measure) for one in (was, now)]
        if texts[0] != texts[1]:
            yield Moved(name.replace("_", " "), *texts)


def _both_numbers(*several: Any) -> bool:
    return all(isinstance(one, int | float) and not isinstance(one, bool) for one in several)


def _plain(number: float, measure: Measure | None) -> str:
    if float(number).is_integer() or measure is None:
        return f"{number:g}"
    return printed(float(number), measure)


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
