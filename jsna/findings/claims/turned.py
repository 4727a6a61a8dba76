"""Which of two groups a sentence puts above the other, and which of them is."""

import re
from collections.abc import Iterator, Mapping, Sequence

from jsna.findings.claims.grammar import Claim
from jsna.findings.claims.lexicon import words_in
from jsna.findings.claims.named import sexes
from jsna.findings.claims.terms import Subject, halves
from jsna.findings.claims.wording import NEGATED, Overstated, direction
from jsna.findings.finding import Reading

_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_UP_WHERE = {"higher": {"good": "up", "bad": "down"}, "lower": {"good": "down", "bad": "up"}}
_HINT = "read the sentence again beside the figures"


def turned_round(
    sentence: str, claim: Claim, readings: Sequence[Reading], better: str
) -> Iterator[Overstated]:
    """ "Women smoke more than men" where ``readings`` say that men do.

    ``readings`` are those of the claim's two groups, in its order.
    ``better``: whether higher or lower is better of its measure.
    """
    than = _THAN.search(sentence)
    if than is None or len(readings) < 2 or NEGATED.search(sentence):
        return
    before, after = sentence[: than.start()], sentence[than.end() :]
    words = [one for one in words_in(sentence) if one.kind == "comparing" and one.at < than.start()]
    way = direction(words[-1].word) if words else ""
    way = _UP_WHERE.get(better, {}).get(way, way)
    pairs = _pairs(claim)
    placed = [(pair, first) for pair in pairs if (first := _first(pair, before, after)) is not None]
    if way not in ("up", "down") or not placed:
        return
    pair, first = placed[0]
    own, other = readings[first], readings[1 - first]
    if own.value != other.value and (own.value > other.value) != (way == "up"):
        word = words[-1]
        said = " ".join(word.word.split())
        told = f"the sentence says '{said}' of {pair[first]}, and the figures say the opposite"
        yield Overstated(word.word, word.at, told, _HINT, plain=False)


def _pairs(claim: Claim) -> list[tuple[str, str]]:
    """The two groups that the claim tests, in every way to read them."""
    subject = claim.parts.get("M")
    if "GROUPS" in claim.parts:
        return list(halves(str(claim.parts["GROUPS"])))
    if "G" in claim.parts and isinstance(subject, Subject) and subject.group:
        return [(subject.group, str(claim.parts["G"]))]
    return []


def _first(pair: tuple[str, str], before: str, after: str) -> int | None:
    """Which of ``pair`` is named before "than", where the other alone is named after it."""
    here, there = ([_names(one, text) for one in pair] for text in (before, after))
    return here.index(True) if sum(here) == 1 and there == here[::-1] else None


def _names(group: str, text: str) -> bool:
    """Whether ``text`` names ``group``; men are boys and fathers too."""
    own: Mapping[str, int] = sexes(group)
    if own:
        return bool(own.keys() & sexes(text).keys())
    return bool(re.search(rf"(?<![\w-]){re.escape(group)}(?![\w-])", text, re.IGNORECASE))
