"""Whom a sentence names and whom its claim tests: another sex, or another area, is told."""

import re
from collections.abc import Collection, Iterator, Mapping

from jsna.findings.claims.grammar import Claim
from jsna.findings.claims.terms import Subject
from jsna.findings.claims.wording import Overstated

_SEXES: Mapping[str, re.Pattern[str]] = {
    "men": re.compile(r"(?<![\w-])(?:men|man|males?|boys?|fathers?)(?![\w-])", re.IGNORECASE),
    "women": re.compile(r"(?<![\w-])(?:women|woman|females?|girls?|mothers?)(?![\w-])", re.IGNORECASE),
}
_THAN = re.compile(r"\b(?:than|as|to|with|against|beside)\b(?P<whom>[^.;:]*)", re.IGNORECASE)
_SAME = "let the sentence and the claim speak of the same"


def other_sex(sentence: str, claim: Claim, own: str) -> Iterator[Overstated]:
    """The sexes of ``sentence`` against those of ``claim``; ``own`` is the sex of the measure itself."""
    groups = [claim.parts.get(name, "") for name in ("G", "GROUPS")]
    subject = claim.parts.get("M")
    about = subject.group if isinstance(subject, Subject) else ""
    claimed = sexes(" ".join([about, *map(str, groups)])) or sexes(own)
    said = sexes(sentence)
    if claimed and said and not set(claimed) & set(said):
        at = said[next(iter(said))]
        word = re.match(r"\w+", sentence[at:])
        named, tested = next(iter(said)), next(iter(claimed))
        told = f"the sentence is about {named} and the claim about {tested}"
        yield Overstated(word[0] if word else named, at, told, _SAME, plain=False)


def other_area(sentence: str, claim: Claim, code: str, names: Mapping[str, str]) -> Iterator[Overstated]:
    """An area that ``sentence`` compares with and ``claim`` does not: it is tested beside ``code``.

    ``names`` are all areas by code.
    """
    if claim.family != "comparison" or "AREA" not in claim.parts:
        return
    found = _THAN.search(sentence)
    if found is None:
        return
    said = _areas(found["whom"], names)
    if said and code not in {one for one, _ in said}:
        other, at = said[0]
        told = f"the sentence compares with {names[other]} and the claim with {names.get(code, code)}"
        yield Overstated(names[other], found.start("whom") + at, told, _SAME, plain=False)


def elsewhere(
    sentence: str, about: str, besides: Collection[str], names: Mapping[str, str]
) -> Iterator[Overstated]:
    """An area that ``sentence`` names in place of ``about``, the area that its claim names.

    ``besides`` are the areas that may be named as well: those it lies in, and what it is compared with.
    """
    own = re.sub(r" \(.*\)$", "", names.get(about, ""))  # "Hale (2021 ward)" is Hale to readers
    well = {names.get(code) for code in besides}
    said = [(names[code], at) for code, at in _areas(sentence, names) if names[code] not in well]
    if own and said and own not in sentence and not any(name in own for name, _ in said):
        name, at = said[0]
        yield Overstated(
            name, at, f"the sentence is about {name} and the claim about {own}", _SAME, plain=False
        )


def sexes(text: str) -> dict[str, int]:
    """The sexes that ``text`` names, each with where it is first named, in order."""
    found = {sex: match.start() for sex, pattern in _SEXES.items() if (match := pattern.search(text))}
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _areas(text: str, names: Mapping[str, str]) -> list[tuple[str, int]]:
    """The areas that ``text`` names, of names within one another the longest."""
    found: list[tuple[int, int, str]] = []
    for code, name in names.items():
        if len(name) > 2 and name in text:
            at = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
            if at:
                found.append((at.start(), -at.end(), code))
    made: list[tuple[str, int]] = []
    end = -1
    for start, stop, code in sorted(found):
        if start >= end:
            made.append((code, start))
            end = -stop
    return made
