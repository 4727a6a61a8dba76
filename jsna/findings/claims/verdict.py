"""The verdict on a claim, with the evidence for it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jsna.findings.claims.case import Case
from jsna.findings.claims.family import CANNOT, EXPIRED, FAILED, HOLDS, MOVED, CannotCheck
from jsna.findings.claims.grammar import Claim, families, understood
from jsna.findings.claims.last import Before
from jsna.findings.claims.setting import Setting
from jsna.findings.comparisons import BY_95_LIMITS, BY_998_LIMITS, Comparisons
from jsna.findings.finding import Finding, Reading
from jsna.findings.standing import Found


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the data say of a claim: one of the six verdicts, and why, with the numbers."""

    claim: Claim
    word: str
    because: str
    test: str = ""
    readings: tuple[Reading, ...] = ()
    numbers: Mapping[str, Any] | None = None
    before: Before | None = None  # the same claim in the last edition
    accepted: str = ""  # why it is published though it could not be checked, and by whom

    @property
    def holds(self) -> bool:
        """Whether the sentence may stand unmarked."""
        return self.word in (HOLDS, MOVED)

    @property
    def failed(self) -> bool:
        """Whether the data speak against the sentence."""
        return self.word in FAILED

    def note(self, seen: Comparisons, area: str) -> None:
        """Count the claim among the comparisons of its page, where chance can make its test wrong."""
        about = self.claim.parts.get("M")
        counted = self.claim.family in FULL_COUNTS or self.test.endswith(CHANCE_FREE)
        if self.word in (CANNOT, EXPIRED) or not self.test or counted:
            return
        if "AREA" in self.claim.parts and self.claim.family == "comparison" and len(self.readings) > 1:
            one, other = self.readings[:2]
            seen.beside(one.measure, one.line, other.area)
        elif self.claim.family == "trend" and about and not about.group and about.period == "latest":
            seen.trend(self.claim.measure, self.readings[0].area)
        else:
            chance = BY_998_LIMITS if self.claim.family == "trend" else BY_95_LIMITS
            seen.note(chance, "claim", self.claim.text, area)

    def beside(self, before: Before | None) -> "Verdict":
        """The same with what the last edition said; it tells where only the numbers moved."""
        moved = self.word == HOLDS and before is not None and bool(before.moved)
        return replace(self, before=before, word=MOVED if moved else self.word)

    def expired(self, until: date | None, today: date, what: str) -> "Verdict":
        """The same, or ``expired`` where it held and ``until`` (``what`` that is) has passed."""
        if not self.holds or until is None or today <= until:
            return self
        return replace(self, word=EXPIRED, because=f"{what} {until} has passed; {self.because}")


# Tests that only look: a rounded figure, a full count, a place in an order.
FULL_COUNTS = ("asset", "access")  # families
CHANCE_FREE = ("the rounded figure", "a full count", "by value", "by rank")


def judge(predicate: str, setting: Setting, found: Found) -> Verdict:
    """The verdict on ``predicate`` for the page's area.

    Raises Unsound where it is outside the grammar, or does not mean exactly one
    figure; NotThere where it rests on a table that could not be read.
    """
    claim = understood(predicate)
    try:
        made = families()[claim.family].forms[claim.form](Case(claim, setting, found))
    except CannotCheck as error:
        return Verdict(claim, CANNOT, error.because, "", error.readings)
    return Verdict(claim, made.verdict, made.because, made.test, made.readings, made.numbers)


def finding(address: str, area: str, verdict: Verdict, **more: str) -> Finding:
    """``verdict`` as a finding of the edition; ``more`` says where the claim stands."""
    evidence = {
        "claim": verdict.claim.text,
        "family": verdict.claim.family,
        "area": area,
        "because": verdict.because,
        "test": verdict.test,
        "numbers": {name: _plain(number) for name, number in (verdict.numbers or {}).items()},
        "readings": [_told(one) for one in verdict.readings],
        "then": verdict.before.told() if verdict.before else {},
        "accepted": verdict.accepted,
        **more,
    }
    return Finding("claim", address, verdict.word, {name: said for name, said in evidence.items() if said})


_TOLD = (
    "table",
    "line",
    "measure",
    "area",
    "period",
    "sex",
    "age",
    "category",
    "value",
    "lower",
    "upper",
    "count",
    "denominator",
    "reason",
)


def _told(one: Reading) -> dict[str, Any]:
    said = {name: _plain(getattr(one, name)) for name in _TOLD}
    return {name: value for name, value in said.items() if value is not None and value != ""}


def _plain(number: Any) -> Any:
    return None if isinstance(number, float) and math.isnan(number) else number
