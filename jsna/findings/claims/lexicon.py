"""The words that say more than a number: which way, how much beside another, the most, why.

A text with its templates taken out goes in.  Where such a word says nothing of the
kind is in ``exceptions``; whether it may stand is not this file's to know.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jsna.findings.claims.exceptions import excepted

_EDGE = r"(?<![\w-])(?:{})(?![\w-])"
_HOW = r"(?:(?:sharply|steeply|slowly|slightly|steadily|quickly|clearly|still|further|a little) )?"
_SIZE = r"(?:(?:sharp|steep|slow|slight|small|large|big|clear|steady|marked|further|real|recent) )?"
_BE = r"(?:is|are|was|were|been|has been|have been)"
_STAY = r"(?:is|are|was|were|been|stay|stays|stayed|remain|remains|remained|held|holds)"
_ON = r"\s(?:by|from|on|since|again|this|over|sharply|slightly)\b"
ALIKE = "similar to|in line with|on a par with|comparable (?:to|with)|the same as"
_LEVELS = r"(?:number|share|rate|proportion|level|percentage)"


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(_EDGE.format("|".join(words)), re.IGNORECASE)


WORDS: Mapping[str, re.Pattern[str]] = {
    "moving": _pattern(
        "rising|falling|increasing|decreasing|growing|shrinking|climbing|dropping|declining|improving",
        "worsening|deteriorating|soaring|plummeting|diminishing|lessening|dwindling|surging|slumping",
        "(?:getting|becoming|growing) (?:better|worse|higher|lower|(?:more|less) common|rarer|commoner)",
        f"(?:going|coming|trending|heading|creeping|edging) {_HOW}(?:up|down|upwards?|downwards?)",
        "on the (?:rise|increase|decline)|(?:upward|downward) trend",
        "more and more|fewer and fewer|less and less",
    ),
    "changed": _pattern(
        "rose|risen|rises?|fell|fallen|increase[ds]?|decrease[ds]?|grew|grown|grows|shrank|shrunk|shrinks",
        "climbed|climbs|dropped|declined?|declines|improved|worsened|worsens|deteriorated|soared|plummeted",
        "surged|slumped|(?:has|have|had) (?:jumped|spiked)",
        "(?:continue[sd]?|beg[aiu]ns?|start(?:s|ed)?) to fall",
        "doubled|trebled|tripled|quadrupled|halved|(?:has|have|had|was|were|been) reduced",
        f"(?:went|gone|goes|go|came|come|comes|edged|crept) {_HOW}(?:up|down)",
        rf"{_BE} (?:up|down)(?={_ON}|\s*[.,;:!?]|\s*$)",
        rf"(?:an?|the) {_SIZE}(?:drop|decline|reduction|growth|improvement)(?= (?:in|of|since|from)\b)",
        f"(?:an?|the) {_SIZE}fall in (?:the )?{_LEVELS}|(?:figures?|{_LEVELS}s?) falls?",
    ),
    "widening": _pattern("widen(?:ed|ing|s)|narrow(?:ed|ing|s)|(?:clos|closed|closing) the gap"),
    "comparing": _pattern(
        "higher|lower|better|worse|more|fewer|less|greater|larger|smaller|bigger|commoner|rarer|healthier",
        "likelier|[a-z]{3,}er than",
        "(?:above|below|over|under) (?:the )?(?:national |regional |local |england |english )?average",
        "(?:above|below) (?:that (?:of|in|for) )?(?:the )?(?:england|english|national)"
        f"(?: (?:{_LEVELS}|figure))?",
        f"(?:{ALIKE}) (?:that (?:of|in|for) )?(?:the )?(?:england|english|national|regional)"
        f"(?: (?:{_LEVELS}|figure|average))?",
        "exceeds the|outperforms?|lags? behind|ahead of (?:england|the national)",
        "twice as|(?:two|three|four|five|ten) times (?:as|the|more)|double the|half as",
    ),
    "superlative": _pattern(
        "highest|lowest|best|worst|largest|smallest|biggest|greatest|fewest|poorest|healthiest",
        r"commonest|rarest|fastest|slowest|steepest|(?:the|is|are|was|were) (?:most|least) \w+",
        "ranks? (?:joint )?(?:first|second|third|fourth|fifth|last|\\d+(?:st|nd|rd|th))",
        "(?:most|least) (?:common|likely|often|affected)",
        "(?:top|bottom|head|foot) of the (?:table|list|league)|tops the (?:table|list|league)",
    ),
    "stable": _pattern(
        "stable|stably|stability|unchanged|plateaued|flatlined|levelled (?:off|out)",
        f"{_STAY} {_HOW}(?:flat|level|constant|static|steady|the same as before)",
        "(?:stayed|remained|held) (?:roughly |about |broadly |much )?(?:the same|steady|similar)",
    ),
    "causal": _pattern(
        "because(?: of)?|due to|leads? to|led to|leading to|caused|causes|causing|owing to|thanks to",
        "driven by|as a (?:result|consequence) of|result(?:s|ed|ing)? (?:in|from)|stem(?:s|med|ming) from",
        "brought about by|on account of|attributable to",
    ),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a text: what kind it is of, and where it begins."""

    kind: str
    word: str
    at: int


def words_in(text: str) -> Iterator[Word]:
    """Every such word of ``text``, in order; of words that share letters the longest alone."""
    end = 0
    found = [
        (match.start(), -match.end(), kind, match)
        for kind, pattern in WORDS.items()
        for match in pattern.finditer(text)
        if not excepted(kind, text, match)
    ]
    for at, _, kind, match in sorted(found, key=lambda one: one[:3]):
        if at >= end:
            end = match.end()
            yield Word(kind, match[0], at)
