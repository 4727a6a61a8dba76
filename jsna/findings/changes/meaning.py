"""What now means something else: claims, comparisons, trends, signals, whatever an edition found.

Findings in, findings out; which numbers are behind them is told elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsna.findings.changes.matching import beside
from jsna.findings.changes.pair import Pair
from jsna.findings.claims.family import HOLDS, MOVED
from jsna.findings.earlier import Earlier

REWRITTEN, VERDICT, WITHDRAWN, CAME = "rewritten", "another verdict", "withdrawn", "new"
TREND = "another trend"
HEADLINE = "edition/headline"  # where an edition's own claim stands; its words are beside it, under say
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_NUMBER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# Told above, or no meaning: how many comparisons a page makes, and how much of a table is withheld.
_NOT_HERE = ("claim", "standing", "comparisons", "disclosure")
Finding = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that means something else: what was found, and what is.

    ``sort`` is the kind of finding (claim, standing, …); ``change`` says in a word what became of it.
    ``area``, ``measure`` are set for a standing; ``was_said``, ``now_said`` hold a claim's sentence.
    """

    sort: str
    about: str
    change: str
    was: str
    now: str
    was_said: str = ""
    now_said: str = ""
    area: str = ""
    measure: str = ""
    group: str = ""


def meanings(pair: Pair) -> list[Meaning]:
    """Everything that means something else: sentences first, then comparisons, then all other findings.

    Last come sentences that were withdrawn or are new.
    """
    claims = list(_claims(pair))
    changed = [one for one in claims if one.change not in (WITHDRAWN, CAME)]
    alone = [one for word in (WITHDRAWN, CAME) for one in claims if one.change == word]
    return [*changed, *_standings(pair), *_others(pair), *alone]


def moved_and_hold(pair: Pair) -> int:
    """How many claims hold in both editions though the figures that they rest on moved."""
    was, now = _claims_of(pair.old), _claims_of(pair.new)
    both = [(was[old], now[new]) for old, new in _matched(was, now) if old and new]
    return sum(
        _holds(one)
        and _holds(other)
        and _predicate(one) == _predicate(other)
        and _rests_on(one) != _rests_on(other)
        for one, other in both
    )


def rewritten(pair: Pair) -> frozenset[str]:
    """The addresses of sentences whose claim is another, came or went: their words follow from that.

    Not so where the sentence stood there before its claim, or stays without it.
    """
    found = {text_of_claim(one.about, pair): one.change for one in _claims(pair) if one.change != VERDICT}
    both = {*pair.old.record.get("words", {})} & {*pair.new.record.get("words", {})}
    return frozenset(text for text, change in found.items() if change == REWRITTEN or text not in both)


def text_of_claim(address: str, pair: Pair) -> str:
    """Where the sentence of a claim is kept: its address, without the area of a page for each area."""
    if address == HEADLINE:
        return f"{address}/say"
    document, _, rest = address.partition("/")
    area, _, part = rest.partition("/")
    named = {**pair.old.record.get("areas", {}), **pair.new.record.get("areas", {})}
    return f"{document}/{part}" if part and area in named else address


def _claims_of(edition: Earlier) -> dict[str, Finding]:
    """Every claim of an edition by address; the edition's own id does not count."""
    own = f"{edition.edition}/"
    return {
        re.sub(f"^{re.escape(own)}", "edition/", str(one["about"])): one
        for one in edition.findings
        if one["kind"] == "claim"
    }


def _predicate(one: Finding) -> str:
    return str(one["evidence"].get("claim", ""))


def _rests_on(one: Finding) -> list[tuple[Any, ...]]:
    rows = one["evidence"].get("readings", ())
    return [tuple(row.get(name) for name in ("area", "period", "value")) for row in rows]


def _matched(was: Mapping[str, Finding], now: Mapping[str, Finding]) -> list[tuple[str, str]]:
    return beside(*({name: _predicate(one) for name, one in claims.items()} for claims in (was, now)))


def _claims(pair: Pair) -> Iterator[Meaning]:
    was, now = _claims_of(pair.old), _claims_of(pair.new)
    for old, new in _matched(was, now):
        before, after = was.get(old), now.get(new)
        change = _change(before, after)
        if change:
            said = _said(pair.old, old, pair), _said(pair.new, new, pair)
            yield Meaning("claim", new or old, change, _told(before), _told(after), *said)


def _change(was: Finding | None, now: Finding | None) -> str:
    """What became of a claim, in a word; "" where it says and means the same."""
    if was is None or now is None:
        return CAME if was is None else WITHDRAWN
    if _predicate(was) != _predicate(now):
        return REWRITTEN
    if _holds(was) and _holds(now):
        return ""
    return VERDICT if was["verdict"] != now["verdict"] else ""


def _holds(one: Finding) -> bool:
    """Whether a claim holds, whatever its numbers were in the edition before its own."""
    return one["verdict"] in (HOLDS, MOVED)


def _told(one: Finding | None) -> str:
    """A claim and its verdict in a line."""
    return f"{_predicate(one)}: {one['verdict']}" if one is not None else ""


def _said(edition: Earlier, address: str, pair: Pair) -> str:
    """The sentence as its author wrote it, with an ellipsis for each number that is filled in."""
    text = str(edition.record.get("words", {}).get(text_of_claim(address, pair), ""))
    return without_numbers(text)


def without_numbers(text: str) -> str:
    """An author's text as a reader may see it: an ellipsis for each number that is filled in, no tags."""
    return " ".join(_NUMBER.sub("…", _TAG.sub("", text)).replace("{claim}", "…").split())


def _standings(pair: Pair) -> Iterator[Meaning]:
    was, now = (standings_of(one) for one in (pair.old, pair.new))
    for key in sorted(was.keys() & now.keys()):
        about, _, *group = key
        measure, _, area = about.partition("@")
        group_said = ", ".join(part for part in group if part)
        words = {"area": area, "measure": measure, "group": group_said}
        (verdict, trend), (verdict_now, trend_now) = was[key], now[key]
        if verdict != verdict_now:
            yield Meaning("standing", about, VERDICT, verdict, verdict_now, **words)
        if trend != trend_now:
            yield Meaning("standing", about, TREND, trend, trend_now, **words)


def standings_of(edition: Earlier) -> dict[tuple[str, ...], tuple[str, str]]:
    """Verdict and trend by measure and area, comparator, sex, age and category."""
    groups = {
        (fact["table"], fact["line"]): tuple(str(fact.get(name, "")) for name in ("sex", "age", "category"))
        for fact in edition.facts
        if "method" in fact
    }
    made: dict[tuple[str, ...], tuple[str, str]] = {}
    for one in edition.findings:
        if one["kind"] == "standing":
            evidence = one["evidence"]
            group = groups.get((evidence["table"], evidence["line"]), ("", "", ""))
            key = (str(one["about"]), str(evidence["against"]), *group)
            made[key] = str(one["verdict"]), str(evidence.get("trend", ""))
    return made


def _others(pair: Pair) -> Iterator[Meaning]:
    """Findings of every other kind: a signal, a gap, a test of a decision."""
    was, now = (
        {
            (str(one["kind"]), str(one["about"]).partition("@")[0]): str(one["verdict"])
            for one in edition.findings
            if one["kind"] not in _NOT_HERE
        }
        for edition in (pair.old, pair.new)
    )
    for sort, about in sorted(was.keys() & now.keys()):
        if was[sort, about] != now[sort, about]:
            yield Meaning(sort, about, VERDICT, was[sort, about], now[sort, about])
