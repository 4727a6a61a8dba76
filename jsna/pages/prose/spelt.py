"""Numbers in words: "two hundred", and the shares "nine in ten" and "a third of".

Text in, patterns and values out; whether a number may be typed is not this file's to know.
"""

import re

from jsna.pages.prose.allowed import PEOPLE

UP_TO_TEN = "one two three four five six seven eight nine ten".split()
_UNITS = [*UP_TO_TEN, *"eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_POWERS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_WHOLES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SMALL = "|".join(UP_TO_TEN)
_BIG = "eleven|twelve|fifteen|twenty|thirty|forty|fifty|a hundred"
_PART = rf"half|(?:an?|one|two|three|four)[\s-](?:{'|'.join(_WHOLES)})s?"
_COUNT = rf"(?:{'|'.join([*_UNITS, *_TENS])})(?:[\s-](?:{_SMALL})\b)?"
_RATIO = re.compile(rf"\b(?:{_SMALL}|\d+)\b", re.IGNORECASE)

SHARE = re.compile(
    rf"(?<![\w-])(?:(?:{_SMALL})\s(?:\w+\s)?(?:in|out\sof)\s(?:every\s)?(?:{_SMALL}|{_BIG})\b"
    rf"|(?:nearly|almost|about|over|under|more\sthan|less\sthan)\s(?:{_PART})(?=\s(?:of|the|are|were|have)\b)"
    rf"|(?:{_PART})\s(?:of|the)(?=\s(?:all\s|the\s|our\s|its\s)?{PEOPLE}\b)"
    r"|(?:the|an?)\s(?:\w+\s)?(?:majority|minority)\sof)",
    re.IGNORECASE,
)
SPELT = re.compile(
    rf"(?<![\w-]){_COUNT}(?:(?:\s(?:{'|'.join(_POWERS)})\b(?:\s(?:and\s)?{_COUNT}\b)?)+"
    r"|\sper\s?cent\b|\spercentage\spoints?\b)",
    re.IGNORECASE,
)


def most_of(typed: str) -> bool | None:
    """Whether ``typed`` is more than half, or less, of all: "the majority of"; None for what is neither."""
    found = re.search("majority|minority", typed, re.IGNORECASE)
    return found[0].lower() == "majority" if found else None


def share(typed: str) -> float | None:
    """The percentage that "nine in ten" or "two thirds of" is; None for what is no share."""
    part = re.search(rf"(?:(\w+)[\s-])?({'|'.join(_WHOLES)})s?\b", typed, re.IGNORECASE)
    if part:
        times = _digit(part[1].lower()) if part[1] and part[1].lower() in UP_TO_TEN else 1.0
        return 100 * times / _WHOLES[part[2].lower()]
    parts = [_digit(word.lower()) for word in _RATIO.findall(typed)]
    return 100 * parts[0] / parts[1] if len(parts) == 2 and parts[1] else None


def spelt(typed: str) -> str:
    """A number in words as digits: "two hundred and ten" is 210; "" for all else."""
    if not SPELT.fullmatch(typed):
        return ""
    whole = part = 0
    for word in re.findall(r"[a-z]+", typed.lower()):
        if word == "hundred":
            part *= _POWERS[word]
        elif word in _POWERS:
            whole, part = whole + part * _POWERS[word], 0
        elif word in _UNITS:
            part += _UNITS.index(word) + 1
        elif word in _TENS:
            part += 10 * (_TENS.index(word) + 2)
    return str(whole + part)


def _digit(word: str) -> float:
    return float(UP_TO_TEN.index(word) + 1 if word in UP_TO_TEN else word)
