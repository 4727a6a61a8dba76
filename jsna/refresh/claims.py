"""Claims before and after: which sentences the new data no longer bear out, worst first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsna.build import Draft
from jsna.findings.claims.family import CANNOT, CHANGED, EXPIRED, HOLDS, MOVED, UNSUPPORTED
from jsna.findings.finding import Finding
from jsna.problems import Place
from jsna.refresh.sentences import place_in, sentence

WORST_FIRST = (CHANGED, UNSUPPORTED, CANNOT, EXPIRED, MOVED, HOLDS)
_SHOWN = ("value", "count", "lower", "upper", "period", "reason")


@dataclass(frozen=True, slots=True)
class ClaimNews:
    """One claim: its verdict now and before ("" for none), and why, before and now."""

    verdict: str
    was: str
    place: Place
    sentence: str
    claim: str
    address: str
    because: str
    because_was: str

    @property
    def is_new(self) -> bool:
        """Whether the verdict is another than before."""
        return self.verdict != self.was


def claims(before: Draft, after: Draft, root: Path) -> list[ClaimNews]:
    """Every claim of the edition, worst first; of one verdict first those that had another before."""
    was, now = _claims(before.found.said()), _claims(after.found.said())
    made = [_news(address, was.get(address), one, after, root) for address, one in now.items()]
    return sorted(made, key=lambda one: (_rank(one.verdict), not one.is_new, one.place, one.address))


def _claims(said: Iterable[Finding]) -> dict[str, Finding]:
    return {one.about: one for one in said if one.kind == "claim"}


def _news(address: str, was: Finding | None, now: Finding, after: Draft, root: Path) -> ClaimNews:
    evidence, old = now.evidence, was.evidence if was else {}
    place = place_in(str(evidence.get("place", "")))
    verdict = now.verdict
    if verdict in (HOLDS, MOVED):
        verdict = MOVED if was is not None and _shown(old) != _shown(evidence) else HOLDS
    return ClaimNews(
        verdict,
        _plain(was.verdict) if was else "",
        place,
        sentence(root, after.book, place),
        str(evidence.get("claim", "")),
        address,
        str(evidence.get("because", "")),
        str(old.get("because", "")),
    )


def _plain(verdict: str) -> str:
    return HOLDS if verdict == MOVED else verdict


def _shown(evidence: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The numbers behind a claim, as they were read; not on which line they stood."""
    readings = evidence.get("readings", [])
    return [{name: one.get(name) for name in _SHOWN} for one in readings]


def _rank(verdict: str) -> int:
    return WORST_FIRST.index(verdict) if verdict in WORST_FIRST else len(WORST_FIRST)
