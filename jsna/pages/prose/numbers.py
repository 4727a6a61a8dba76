"""Numbers that are typed, and the one list of those that may be.

A number may be typed where it cannot go stale: a day, a year, a time, an age,
a number in the name of a thing, in an address or before an item of a list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:1[6-9]|20|21)\d\d"
_PERIOD = rf"{_YEAR}(?:(?: ?[-/–] ?|/)(?:{_YEAR}|\d\d)\b(?!%))?(?:-Q[1-4]|s)?"
_AGE = r"(?:1[0-4]\d|\d{1,2})"
_TO = r"(?: ?[-–] ?| to | and | or )"
_PEOPLE = (
    r"(?:people|adults|children|residents|men|women|boys|girls|pupils|patients|households?|homes|deaths|cases|"
    r"births|babies|families|carers|admissions|stays|visits|points?|pounds|smokers|mothers|patients)"
)
_UNIT = r"(?: ?(?:%|per ?cent\b|percentage points?\b|points\b))"
_NOT_COUNTED = rf"(?!\d|[,.]\d|{_UNIT}| (?:\w+ )?{_PEOPLE}\b| (?:per|times|of|out of|in \d)\b)"
_NAMING = (
    r"(?:year|years|type|types|stage|phase|band|level|tier|grade|class|group|part|section|schedule|chapter|figure|"
    r"table|box|page|pages|appendix|annex|step|steps|article|clause|note|no\.?|number|route|bus|unit|ward|zone|"
    r"quarter|week|day|wave|round|option|goal|theme|objective|category|group|decile|quintile|covid|article|vision|"
    r"key stage|dial|call|ring|calls to|nhs|motorway|junction|version|edition|volume|vol\.?|world cup|strategy|plan)"
)
_ROAD = (
    r"(?:road|street|lane|avenue|drive|way|close|court|house|centre|square|place|gardens|grove|crescent|terrace|"
    r"walk|row|hill|park|green|parade|mews)"
)
ALLOWED = {  # what a number may be, and how that is known
    "a web or mail address": r"https?://\S+|\b[\w.+-]+@[\w-]+\.[\w.]+|(?<=\])\([^)\s]*\)|<[^<>\s]+>",
    "a day": rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:{_TO}\d{{1,2}}(?:st|nd|rd|th)?)?(?: of)? {_MONTH}\b\.?(?:,? {_YEAR}\b)?"
    rf"|\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? {_YEAR}\b)?"
    rf"|\b{_YEAR}-\d\d(?:-\d\d)?\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b",
    "a year or period": rf"(?<![\d.,£$€]){_PERIOD}(?!\w){_NOT_COUNTED}"
    rf"|\b(?:in|by|since|until|during|before|after|to|and) {_PERIOD}\b(?![,.]\d|{_UNIT})",
    "a stretch of time": r"\b(?:last|past|next|first|latest|previous|coming|every|within|these|those|all)"
    r" \d{1,3} (?:calendar |financial |school )?(?:years|months|weeks|days|quarters|hours|minutes)\b"
    r"|\b\d{1,3}[- ](?:year|month|week|day|hour|minute)\b(?!-old)",
    "a time of day": r"\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b|\b\d{1,2}:\d\d\b|\b24/7\b|\b\d{1,2}-hour\b",
    "an age": rf"\b(?:aged?|ages|at age|ages of|turn(?:s|ed|ing)?) (?:of )?(?:under |over |about )?{_AGE}"
    rf"(?:\+|{_TO}{_AGE}\b|(?: and| or) (?:over|under|above|below|older|younger)\b)?"
    rf"|\b{_AGE}(?:{_TO}{_AGE})?(?:[- ]years?[- ]olds?| years? (?:old|of age))\b"
    rf"|\b{_AGE}(?:{_TO}{_AGE})?(?: weeks| months| years)? (?:and|or) (?:over|under|above|below|older|younger)\b|\b{_AGE}\+"
    rf"|\b(?:under|over|above|below)[- ]{_AGE}s\b|\b(?:at|from age|between ages) {_AGE}{_TO}(?:over |under )?{_AGE}\b"
    rf"{_NOT_COUNTED}|\b(?:under|over|below|above|before) {_AGE}\b{_NOT_COUNTED}",
    "a number in a name": rf"\b(?i:{_NAMING})[ -]\d+(?:\.\d+)*[a-z]?(?:(?:, |{_TO})\d+[a-z]?)*\b(?! ?%)"
    r"|\b\d+(?:st|nd|rd|th)\b|\b\d-a-(?:side|day)\b|\b5 a day\b|\b\d+(?:-to-|:)\d+\b"
    r"|\b(?!(?:About|In|At|Of|The|Over|Under|Some|Nearly|Only|All|Around|From|And|Almost|But|Of)\b)"
    r"[A-Z][a-z]+ \d{1,3}(?= [A-Z][a-z])|\b(?:999|111|101|119)\b(?! ?%)",
    "a street or a phone number": rf"\b\d{{1,4}}[a-z]?(?: [A-Z][\w'’]+){{1,3}} (?i:{_ROAD})\b|(?<!\d)0\d{{2,4}}[ -]?\d{{3,4}}(?:[ -]?\d{{3,4}})?\b",
    "how sure a limit is": r"\b(?:90|95|99|99\.[58])(?:\.0)?(?:%| ?per ?cent) (?:\w+ )?(?:limits?|intervals?|levels?|CIs?)\b",
    "a unit": r"\bper (?:10|100|1,?000|10,?000|100,?000|1,000,000|million)\b",
    "an item of a list": r"(?m)^[ \t>]*\d{1,3}[.)](?=\s)",
    "a word with a number": r"(?<![\d£$€])\b(?=\w*[A-Za-z])(?=\w*\d)(?!\d+(?:m|k|bn|p|st|nd|rd|th|pc)\b)[\w]+(?:[-./][\w]*\d[\w]*)?"
    r"|\b[A-Za-z]{2,}[-–]\d+(?:\.\d+)?\b",
}  # fmt: skip
_FLAGS = re.IGNORECASE
_CASED = ("a number in a name", "a street or a phone number")
_ALLOWED = {
    name: re.compile(words, re.MULTILINE if name in _CASED else _FLAGS | re.MULTILINE)
    for name, words in ((name, words.replace("(?m)", "")) for name, words in ALLOWED.items())
}
_NUMBER = re.compile(
    rf"[-−]?(?<![\w.])[£$€]?\d+(?:,\d{{3}})*(?:\.\d+)?(?:(?: ?(?:million|billion|bn|m|k)\b)|{_UNIT})?", _FLAGS
)
_IN_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten"
_SAID = re.compile(
    rf"(?<![\w-])(?:(?:{_IN_WORDS}) (?:\w+ )?in (?:(?:{_IN_WORDS})\b|(?:eleven|twelve|fifteen|twenty|fifty|a hundred)\b)"
    r"|(?:nearly |almost |about |over |under |more than |less than )(?:half|two thirds|three quarters|a third|a quarter)"
    r"(?= (?:of|the)\b)|(?:two thirds|three quarters|half|a third|a quarter) of(?= (?:all |the |our |its )?"
    r"(?:adults|children|people|residents|men|women|boys|girls|pupils|patients|households|homes|deaths|mothers)\b))",
    _FLAGS,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as it was typed, and where it begins."""

    text: str
    at: int


def typed_numbers(text: str) -> Iterator[Typed]:
    """Every number of ``text`` that is not one of ALLOWED, in order."""
    free = [match.span() for pattern in _ALLOWED.values() for match in pattern.finditer(text)]
    found = [match for pattern in (_NUMBER, _SAID) for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        digits = match.start() + next(at for at, sign in enumerate(match[0]) if sign.isalnum())
        if not any(start <= digits < end for start, end in free):
            yield Typed(match[0].strip(), match.start())


def backed(typed: str, predicate: str) -> bool:
    """Whether a claim says the number too: by its digits, or as the share that "nine in ten" is."""
    if _digits(typed) <= _digits(predicate):
        return True
    parts = [float(_AS_DIGITS.get(word.lower(), word)) for word in _RATIO.findall(typed)]
    if len(parts) != 2 or not parts[1]:
        return False
    share = 100 * parts[0] / parts[1]
    shares = [float(found) for found in re.findall(r"(\d+(?:\.\d+)?)%", predicate)]
    return any(abs(said - one) < _NEAR for said in (share, 100 - share) for one in shares)


_NEAR = 0.5  # of a percentage point
_AS_DIGITS = {word: str(at + 1) for at, word in enumerate(_IN_WORDS.split("|"))}
_RATIO = re.compile(rf"\b(?:{_IN_WORDS}|\d+)\b", _FLAGS)


def _digits(text: str) -> set[str]:
    """The numbers in ``text`` as digits alone; "one in five" gives 1 and 5."""
    found = {one[0].replace(",", "") for one in re.finditer(r"\d[\d,]*(?:\.\d+)?", text)}
    return {one.rstrip(".") for one in found} | {
        number for word, number in _AS_DIGITS.items() if re.search(rf"\b{word}\b", text, _FLAGS)
    }
