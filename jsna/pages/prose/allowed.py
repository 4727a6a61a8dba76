"""The one list of numbers that may be typed, since they cannot go stale.

Days, years, times and ages; numbers in the names of things, in addresses and
before the items of a list; how sure a limit is, and what a rate is out of.
"""

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"(?: ?[-–] ?| to | and | or )"
_YEAR = r"(?:1[6-9]|20|21)\d\d"
_SPAN = rf"{_YEAR}(?:(?: ?[-/–] ?|/)(?:{_YEAR}|\d\d)\b(?!%))?(?:-Q[1-4]|s)?"
_AGE = r"(?:1[0-4]\d|\d{1,2})"
_AND_ON = r" (?:and|or) (?:over|under|above|below|older|younger|up)\b"
UNIT = r"(?: ?(?:%|per ?cent\b|percentage points?\b|points\b|pp\b))"
PEOPLE = (
    r"(?:people|adults|children|residents|men|women|boys|girls|pupils|patients|households?|homes|deaths|cases"
    r"|births|babies|families|carers|admissions|stays|visits|points?|pounds|smokers|mothers)"
)
# what would make the number before it a count, a share or a score
_NO_COUNT = rf"(?!\d|[,.]\d|{UNIT}| (?:\w+ )?{PEOPLE}\b| (?:per|times|of|out of|in \d)\b)"
_NAMING = "|".join(
    """annex appendix article band board box bus category chapter class clause covid day decile edition figure
    goal grade group junction level motorway note number objective option page pages part phase quarter
    quintile route schedule section stage step steps strategy table theme tier type types unit version vision
    volume ward wave week year years zone""".split()
)
_ROAD = "|".join(
    """avenue centre close court crescent drive gardens green grove hill house lane mews parade park place
    road row square street terrace walk way""".split()
)
_OPENS = "About All Almost And Around At But From In Nearly Of On Only Over Since Some The Under With"

ALLOWED: dict[str, tuple[str, ...]] = {  # what a number may be, and how that is known
    "a web or mail address": (r"https?://\S+", r"\b[\w.+-]+@[\w-]+\.[\w.]+", r"(?<=\])\([^)\s]*\)"),
    "a day": (
        rf"\b{_DAY}(?:{_TO}{_DAY})?(?: of)? {_MONTH}\.?(?:,? {_YEAR}\b)?",
        rf"\b{_MONTH}\.? {_DAY}\b(?:,? {_YEAR}\b)?",
        rf"\b{_YEAR}-\d\d(?:-\d\d)?\b",
        r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    ),
    "a year or a period": (
        rf"(?<![\d.,£$€]){_SPAN}(?!\w){_NO_COUNT}",
        rf"\b(?:in|by|since|until|during|before|after|to|and) {_SPAN}\b(?![,.]\d|{UNIT})",
        rf"\b(?:act|bill|regulations|census|review|survey|strategy|plan) {_YEAR}\b(?![,.]\d|{UNIT})",
    ),
    "a stretch of time": (
        r"\b(?:last|past|next|first|latest|previous|coming|every|within|these|those|all) (?:1,?0\d\d|\d{1,3})"
        r" (?:calendar |financial |school )?(?:years|months|weeks|days|quarters|hours|minutes)\b",
        r"\b\d{1,3}[- ](?:year|month|week|day|hour|minute)\b(?!-old)",
    ),
    "a time of day": (r"\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b", r"\b\d{1,2}:\d\d\b", r"\b24/7\b"),
    "an age": (
        rf"\b(?:aged?|ages|ages? of|turn(?:s|ed|ing)?) (?:under |over |about )?{_AGE}\b"
        rf"(?:\+|{_TO}{_AGE}\b|{_AND_ON})?",
        rf"\b{_AGE}(?:{_TO}{_AGE})?(?:[- ]years?[- ]olds?| years? (?:old|of age))\b",
        rf"\b{_AGE}(?:{_TO}{_AGE})?(?: weeks| months| years)?{_AND_ON}",
        rf"\b{_AGE}\+(?!\d)",
        rf"\b(?:under|over|above|below)[- ]{_AGE}s\b",
        rf"\b(?:at|from age|between ages) {_AGE}{_TO}(?:over |under )?{_AGE}\b{_NO_COUNT}",
        rf"\b(?:under|over|below|above|before) {_AGE}\b{_NO_COUNT}",
        rf"\b0(?: ?[-–] ?| to ){_AGE}s?\b{_NO_COUNT}",
        r"\b(?:given|offered|due|seen|visited|vaccinated|immunised) at (?:\d{1,2}, )*\d{1,2}(?: and \d{1,2})?"
        r" (?:weeks|months|years)\b",
    ),
    "a number in a name": (
        rf"\b(?i:key stage|no\.?|{_NAMING})[ -]\d+(?:\.\d+)*[a-z]?(?:(?:, |{_TO})\d+[a-z]?)*\b(?! ?%)",
        r"\b\d+(?:st|nd|rd|th)\b",
        r"\b\d-a-(?:side|day)\b",
        r"\b5 a day\b",
        rf"\b(?!(?:{'|'.join(_OPENS.split())})\b)[A-Z][a-z]+ \d{{1,3}}(?= [A-Z][a-z])",
        r"\b(?:999|111|101|119)\b(?! ?%)",
        r"\b[Tt]he \d{1,3}[A-Za-z]? (?:bus|tram)\b",
    ),
    "a street or a telephone": (
        rf"\b\d{{1,4}}[a-z]?(?: [A-Z][\w'’]+){{1,3}} (?i:{_ROAD})\b",
        r"(?<![\d.,])0\d{2,4}[ -]?\d{3,4}(?:[ -]?\d{3,4})?\b",
    ),
    "how sure a limit is": (
        r"\b(?:90|95|99|99\.[58])(?:\.0)?(?:%| ?per ?cent) (?:\w+ )?(?:limits?|intervals?|levels?|CIs?)\b",
    ),
    "what a rate is out of": (r"\bper (?:10|100|1,?000|10,?000|100,?000|1,000,000|million)\b",),
    "a word with a number in it": (
        r"(?<![\d£$€])\b(?=\w*[A-Za-z])(?=\w*\d)(?!\d+(?:m|k|bn|p|pp|st|nd|rd|th|pc)\b)\w+(?:[-./]\w*\d\w*)?",
        r"\b[A-Za-z]{2,}[-–]\d+(?:\.\d+)?\b",
    ),
}
_CASED = ("a number in a name", "a street or a telephone")  # capitals tell names
_ITEM = re.compile(r"[ \t>]*(\d{1,3})[.)](?=\s)")
_PATTERNS = [
    re.compile(words, 0 if name in _CASED else re.IGNORECASE)
    for name, several in ALLOWED.items()
    for words in several
]


def allowed(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of ``text`` stand that may be typed: beginning and end."""
    flat = re.sub(r"\s", " ", text)
    for pattern in _PATTERNS:
        for found in pattern.finditer(flat):
            yield found.span()
    yield from _items(text)


def _items(text: str) -> Iterator[tuple[int, int]]:
    """The numbers before the items of a list: Markdown begins one after a blank line, or at 1."""
    at, may_begin = 0, True
    for line in text.splitlines(keepends=True):
        found = _ITEM.match(line)
        item = found is not None and (may_begin or found[1] == "1")
        if item and found is not None:
            yield at, at + found.end()
        may_begin = item or not line.strip() or (may_begin and line[:1].isspace())
        at += len(line)
