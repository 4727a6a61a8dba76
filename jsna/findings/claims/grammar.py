"""The closed grammar of claims: a sentence understood, or why it is none."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jsna.findings.claims.family import FAMILIES, Family, pattern, spoken
from jsna.findings.claims.terms import BLANKS, Subject, Unsound
from jsna.registry import kinds_in


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as it was written, understood: its family, its form, and what stands in its blanks."""

    text: str
    family: str
    form: str
    parts: Mapping[str, Any]
    ways: tuple[str, ...]

    @property
    def measure(self) -> str:
        """The id of the measure that it is about; "" for a claim about something else."""
        about = self.parts.get("M")
        return about.measure if isinstance(about, Subject) else ""


@cache
def families() -> dict[str, Family]:
    """Every family by name."""
    return kinds_in(FAMILIES, Family)


@cache
def forms() -> list[tuple[str, str, re.Pattern[str]]]:
    """Every form of the grammar: (family, form, its pattern)."""
    return [(name, form, pattern(form)) for name, family in families().items() for form in family.forms]


def understood(text: str) -> Claim:
    """``text`` as a claim.  Raises Unsound, with the nearest claim, where it is outside the grammar."""
    written = " ".join(text.split())
    claim = _match(written)
    if claim is None:
        near = nearest(written)
        hint = f"did you mean '{near}'?" if near else "jsna kinds lists every claim that can be written"
        raise Unsound(f"'{written}' is not a claim", hint, "not-a-claim")
    return claim


def known(text: str) -> Claim | None:
    """``text`` as a claim; None for what is none."""
    return _match(" ".join(text.split()))


def measure_in(text: str) -> str:
    """The id of the measure that a claim is about; "" for none, and for what is not a claim."""
    claim = known(text)
    return claim.measure if claim else ""


def _match(written: str) -> Claim | None:
    for family, form, matcher in forms():
        found = matcher.fullmatch(written)
        if found:
            said = found.groupdict()
            ways = tuple(said.pop(name) for name in sorted(said) if name.startswith("way"))
            return Claim(
                written, family, form, {name: BLANKS[name].made(part) for name, part in said.items()}, ways
            )
    return None


# what people write, and how the grammar says it
_SAID_OTHERWISE = (
    (r"\b(significantly|clearly|still|now|also) (?!change)", ""),
    (r"\bis the (highest|lowest)\b", r"is \1"),
    (r"\b(highest|lowest) (in|among) (\S+)$", r"\1 of \3"),
    (r"\b(is|are) (going|getting|trending|coming) down\b", "is falling"),
    (r"\bis (decreasing|declining|reducing|dropping)\b", "is falling"),
    (r"\b(is|are) (going|getting|trending) up\b|\bis (increasing|growing|climbing)\b", "is rising"),
    (r"\bhas been (rising|falling|improving|worsening)\b", r"is \1"),
    (r"\bis getting better\b", "is improving"),
    (r"\bis (getting worse|deteriorating)\b", "is worsening"),
    (r"\bis (stable|flat|steady|unchanged|not changing)$", "has no clear trend"),
    (r"\bhas (no trend|not changed)$", "has no clear trend"),
    (r"\bis (above|over|more than|greater than|larger than) (?=[a-zE])", "is higher than "),
    (r"\bis (below|under|less than|smaller than|fewer than) (?=[a-zE])", "is lower than "),
    (r"\bis (over|more than|greater than|higher than|at least) (?=\d)", "is above "),
    (r"\bis (under|less than|fewer than|lower than|at most) (?=\d)", "is below "),
    (r"\bis (the same as|equal to|like|not different from|in line with) ", "is similar to "),
    (r"\b(has |have )?(increased|risen|went up|gone up|grew|grown)\b", "rose"),
    (r"\b(has |have )?(decreased|fallen|went down|gone down|dropped|declined)\b", "fell"),
    (r"\b(rose|fell) from (.+) to latest$", r"\1 since \2"),
    (r"\bhas (improved|worsened) since\b", r"\1 since"),
    (r"\bis (around|approximately|roughly|nearly|almost|some) (?=\d|one)", "is about "),
    (r"\b1 in (?=\d)", "one in "),
    (r"\bis one in (?=\d)", "is about one in "),
    (r"\bis (?=\d[\d,.]*( points?|%)?$)", "is about "),
    (r"\b(is ranked|ranked|is rank|is number) (?=\d)", "ranks "),
    (r"(ranks \d+) (in|out of|among) ", r"\1 of "),
    (r"\bhas not reached\b|\bhas missed\b", "has not met"),
    (r"\bhas reached\b", "has met"),
)  # fmt: skip


def nearest(written: str) -> str:
    """The claim that ``written`` probably means; "" where nothing is near."""
    return next((tried for tried in _tries(written) if tried != written and _match(tried)), "")


def _tries(written: str) -> Iterator[str]:
    yield written.rstrip(".")
    once = written.rstrip(".")
    for old, new in _SAID_OTHERWISE:
        put = re.sub(old, new, once)
        if put != once:
            once = put
            yield once
    words = once.split()
    for place in range(1, len(words)):
        for near in _near(words[place]):
            yield " ".join([*words[:place], near, *words[place + 1 :]])
    yield " ".join([*words[:1], *((_near(word) or [word])[0] for word in words[1:])])


def _near(word: str) -> list[str]:
    """Fixed words of the grammar that ``word`` may be a slip of."""
    return [] if word in _words() else difflib.get_close_matches(word, _words(), 3, 0.7)


@cache
def _words() -> list[str]:
    """The fixed words of the grammar."""
    said = {word for _, form, _ in forms() for one in spoken(form) for word in one.split()}
    return sorted(word for word in said if word.islower())
