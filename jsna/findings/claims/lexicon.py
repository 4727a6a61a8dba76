"""The words that say more than a number: which way, how much beside another, the most, why.

Every exception to them is written here too.  A text with its templates taken
out goes in; what is said of a word, and whether it may stand, is not this file's to know.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_EDGE = r"(?<![\w-])(?:{})(?![\w-])"
_HOW = r"(?:(?:sharply|steeply|slowly|slightly|steadily|quickly|clearly|still|further|a little) )?"
_SIZE = r"(?:(?:sharp|steep|slow|slight|small|large|big|clear|steady|marked|further|real|recent) )?"
_MODAL = r"(?:could|would|should|might|may|can|must)"
_BE = r"(?:is|are|was|were|been|has been|have been)"
_STAY = r"(?:is|are|was|were|been|stay|stays|stayed|remain|remains|remained|held|holds)"
_PEOPLE = r"(?:person|people|who|they|he|she|patients|residents)"


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(_EDGE.format("|".join(words)), re.IGNORECASE)


WORDS: Mapping[str, re.Pattern[str]] = {
    "moving": _pattern(
        "rising|falling|increasing|decreasing|growing|shrinking|climbing|dropping|declining|improving|worsening",
        "deteriorating|soaring|plummeting|diminishing|lessening|dwindling",
        "(?:getting|becoming|growing) (?:better|worse|higher|lower|(?:more|less) common|rarer|commoner)",
        f"(?:going|coming|trending|heading|creeping|edging) {_HOW}(?:up|down|upwards?|downwards?)",
        "on the (?:rise|increase|decline)|(?:upward|downward) trend|more and more|fewer and fewer|less and less",
    ),
    "changed": _pattern(
        "rose|risen|rises?|fell|fallen|increase[ds]?|decrease[ds]?|grew|grown|grows|shrank|shrunk|shrinks",
        "climbed|climbs|dropped|declined?|declines|improved|worsened|worsens|deteriorated|soared|plummeted",
        "doubled|trebled|tripled|quadrupled|halved|(?:has|have|had|was|were|been) reduced",
        f"(?:went|gone|goes|go|came|come|comes|edged|crept) {_HOW}(?:up|down)",
        f"{_BE} (?:up|down)(?=\\s(?:by|from|on|since|again|this|over|sharply|slightly)\\b|\\s*[.,;:!?]|\\s*$)",
        f"(?:an?|the) {_SIZE}(?:drop|decline|reduction|growth|improvement)(?= (?:in|of|since|from)\\b)",
        f"(?:an?|the) {_SIZE}fall in (?:the )?(?:number|share|rate|proportion|level|percentage)",
        "(?:rates?|numbers?|shares?|figures?|levels?|proportions?|percentages?) falls?",
    ),
    "widening": _pattern("widen(?:ed|ing|s)|narrow(?:ed|ing|s)|(?:clos|closed|closing) the gap"),
    "comparing": _pattern(
        "higher|lower|better|worse|more|fewer|less|greater|larger|smaller|bigger|commoner|rarer|healthier|likelier",
        r"[a-z]{3,}er than",
        "(?:above|below|over|under) (?:the )?(?:national |regional |local |england |english )?average",
        "twice as|(?:two|three|four|five|ten) times (?:as|the|more)|double the|half as",
    ),
    "superlative": _pattern(
        "highest|lowest|best|worst|largest|smallest|biggest|greatest|fewest|poorest|healthiest|commonest|rarest",
        r"(?:the|is|are|was|were) (?:most|least) \w+|(?:most|least) (?:common|likely|often|affected)",
    ),
    "stable": _pattern(
        "stable|stably|stability|unchanged|plateaued|levelled (?:off|out)",
        f"{_STAY} {_HOW}(?:flat|level|constant|static|steady|the same as before)",
        "(?:stayed|remained|held) (?:roughly |about |broadly |much )?(?:the same|steady|similar)",
    ),
    "causal": _pattern(
        "because(?: of)?|due to|leads? to|led to|leading to|caused|causes|causing|owing to|thanks to|driven by",
        "as a result of|result(?:s|ed|ing)? (?:in|from)|brought about by|on account of|attributable to",
    ),
}  # fmt: skip

# What a word does not say where this stands before it (they are marked «so»), or after it.
_BEFORE: Mapping[str, str] = {
    "moving": (
        r"(?<!\w)(?:of|for|by|about|without|before|against|towards?|into|in|on|help|helps|start|starts|worth|while) "
        r"«(?:improving|increasing|decreasing)|(?:^\s*|[.?!:;]\s+)«(?:improving|increasing|decreasing)»"
        r"(?! (?:numbers?|rates?|shares?|proportions?|levels?|demand|cases|deaths|poverty|obesity|inequalit\w+))"
        r"|(?:fear|risk|chance|danger|history|afraid|worry|worries|scared) (?:of|about) «falling"
        rf"|(?:after|from|keep|keeps|stop|stops|{_PEOPLE}) «falling"
    ),
    "changed": (
        rf"(?<!\w)(?:(?:to|{_MODAL}|will|not|help|helps) (?:only |first |then |still |also |\w+ (?:or|and) )?|give |gives |gave |pay )«"
        rf"|{_PEOPLE} «(?:fell|fallen|has fallen)"
    ),
    "comparing": (
        r"(?<!\w)(?:once|any|no|or|some|one|two|what is|know|learn|find out|read|see|hear|say|ask|tell|understand|"
        rf"need|needs|want|wants|get|gets|feel|feels|had|for the|none the|(?:to|{_MODAL}) (?:(?!be\b|have\b)\w+ )"
        r"{1,3}) ?«|(?<!\w)to «(?:lower|better)"
    ),
    "superlative": r"(?<!\w)(?:at|as|their|our|your|its|his|works|work|how|what|who|where|try) «(?:best|worst)",
    "causal": (
        r"(?<!\w)(?:the|all|other|these|those|many|some|several|root|main|common|underlying|leading|same|both|"
        r"which|what|wider|external|preventable|treatable|natural|from|by|of) «causes"
    ),
}
_AFTER: Mapping[str, str] = {
    "moving": (
        r" (?:up|over|down|ill|asleep|behind|short|out|off|apart|through|old|older|in love|into place|pains?)\b"
    ),
    "changed": r" (?:up|over|down|ill|asleep|behind|short|out|off|apart|through|old|older|ups?|in love|to)\b",
    "comparing": (
        r" (?:than|or) (?:a |about |some |nearly |just )?(?:[£\d\ufffc]|one in\b|half\b|a (?:third|quarter|fifth)\b)"
        r"| or less\b| details?\b| information| about\b| of (?:it|this|that|these|them)\b| off\b| so\b| recent"
        r"| (?:help|support|care|time|room|fully|often|easily|closely|widely|slowly|quickly|carefully)\b"
        r"| (?:lives?|food|choices|diets?|weight)\b"
        r"| (?:education|tier|super output|limb|back|secondary|quartile|end|case|rate tax|limits?|court)"
    ),
    "superlative": (
        r" (?:practice|interests?|start|way|ways|possible|efforts?|before|friends?|place|time|of all|use|standards?|"
        r"quality|chance|value|buys?|advice|evidence|available|in class|known|guess|off)\b"
    ),
    "stable": (
        r" (?:homes?|housing|jobs?|work|income|famil\w+|relationships?|tenanc\w+|lives|life|place|footing|door|blocks?)\b"
    ),
    "causal": r" (?:of|that|which|are|were|can|may|such|other|considered|amenable)\b|[,.;:]",
}
_NAMED = re.compile(
    r"(?:the|is|are|was|were|)\s*(?:most|least) (?:deprived|recent|recently|important|of|people)", re.I
)
_BOTH_ENDS = re.compile(r"(?:most|least) (?:and|or|to) (?:the )?(?:most|least) deprived", re.IGNORECASE)
_WHERE_NEED = re.compile(r"\bneeds? (?:is|are) «(?:great|high)", re.IGNORECASE)
_QUOTES = "'‘’“”\"*"
_THAN = re.compile(
    r"(?:rather|other|later|sooner|earlier|older|younger|longer|shorter|further|under|over) than", re.I
)
_GREATER = re.compile(r"Greater(?= [A-Z])")
_REACH = 60  # how far before a word its exceptions look


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
        if not _excepted(kind, text, match)
    ]
    for at, _, kind, match in sorted(found, key=lambda one: one[:3]):
        if at >= end:
            end = match.end()
            yield Word(kind, match[0], at)


def _excepted(kind: str, text: str, match: re.Match[str]) -> bool:
    word, flat = match[0], re.sub(r"\s", " ", text)
    before, after = flat[max(0, match.start() - _REACH) : match.start()], flat[match.end() :]
    if kind not in ("causal", "stable") and _asked(before, after):
        return True
    if before[-1:] in _QUOTES and before and after[:1] in _QUOTES and after:
        return True  # the word is named and not used
    if kind == "causal":
        return _no_cause(word.lower(), before, after)
    if kind == "superlative" and (_NAMED.match(word) or _BOTH_ENDS.search(word + after[:_REACH])):
        return True
    if kind == "comparing" and (_THAN.fullmatch(word) or _GREATER.match(text, match.start())):
        return True
    follows, leads = _AFTER.get(kind), _BEFORE.get(kind)
    here = f"{before}«{word}»{after[:_REACH]}"
    if follows and re.match(follows, after, re.IGNORECASE):
        return True
    return bool(_WHERE_NEED.search(here) or (leads and re.search(leads, here, re.IGNORECASE)))


def _asked(before: str, after: str) -> bool:
    """Whether the word stands in a question, or after whether: it is then not said to be so."""
    end = re.search(r"[.?!](?=\s|$)", after)
    own = re.split(r"[.?!:;]\s", before)[-1]
    return bool((end and end[0] == "?") or re.search(r"\bwhether\b", own, re.IGNORECASE))


def _no_cause(word: str, before: str, after: str) -> bool:
    """Whether "causes" is a noun, or "due to" tells of a day."""
    if word == "due to":
        return bool(re.match(r" (?:be|start|end|open|close|report|begin|publish|meet|come)\b", after))
    if word != "causes":
        return False
    noun = re.match(_AFTER["causal"], after, re.IGNORECASE)
    return bool(noun or re.search(_BEFORE["causal"], f"{before}«{word}»{after[:_REACH]}", re.IGNORECASE))
