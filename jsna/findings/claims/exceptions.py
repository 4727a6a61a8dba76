"""Where a word that could say which way, how much or why says nothing of the kind: "once more".

Questions, words that are named in quotes, advice ("to eat more fruit") and set phrases.
"""

import re
from collections.abc import Mapping

_MODAL = r"(?:could|would|should|might|may|can|must)"
_PEOPLE = r"(?:person|people|who|they|he|she|patients|residents)"
_REACH = 60  # how far before and after a word its exceptions look


def _any(words: str) -> str:
    """Words parted by blanks, as a pattern of any of them; _ stands for a blank within one."""
    return f"(?:{'|'.join(words.replace('_', ' ') for words in words.split())})"


# "continues to rise" says that it rises, and "to rise" alone does not
_AS_IT_GOES = "".join(
    f"(?<!{word} )" for word in "continue continues continued begun began begins started starts tends".split()
)
_AIMING = r"(?:improving|increasing|decreasing)"  # what somebody does: "by improving homes"
_DOING = _any("of for by about without before against towards? into in on helps? starts? worth while")
_AMOUNT = _any("one_in half third quarter")
_STRAY = _any("up over down ill asleep behind short out off apart through old older in_love")
_LEADS = _any(  # "need more", "any more", "find out more"
    "once any no some one two what_is know learn find_out read see hear say ask tell understand "
    "need needs want wants get gets feel feels had for_the none_the"
)
_THINGS = _any("numbers? rates? shares? proportions? levels? demand cases deaths poverty obesity inequality")
_OURS = _any("at as their our your its his works? how what who where try")
_BEST = _any(  # "best practice"
    "practice interests? start way ways possible efforts? before friends? place time of_all use standards? "
    "quality chance value buys? advice evidence available in_class known guess off"
)
_STEADY = _any(  # "a stable home"
    "homes? housing jobs? work income family families relationships? tenancy tenancies lives life place "
    "footing door"
)
_CAUSES = _any(  # "the causes"
    "the all other these those many some several root main common underlying leading same both which what "
    "wider external preventable treatable natural from by of"
)

# What a word does not say where this stands before it (the word is marked «so»), or after it.
_BEFORE: Mapping[str, str] = {
    "moving": "|".join(
        (
            rf"(?<!\w){_DOING} «{_AIMING}",
            rf"(?:^\s*|[.?!:;]\s+)«{_AIMING}»(?! {_THINGS}\b)",
            rf"{_any('fear risk chance danger history afraid worry worries scared')} (?:of|about) «falling",
            rf"(?:after|from|keep|keeps|stop|stops|{_PEOPLE}) «falling",
        )
    ),
    "changed": "|".join(
        (
            rf"(?<!\w)(?:{_AS_IT_GOES}to|will|not|helps?|{_MODAL})"
            r" (?:(?:only|first|then|still|\w+ (?:or|and)) )?«",
            r"(?<!\w)(?:give|gives|gave|pay) «",
            rf"{_PEOPLE} «(?:fell|fallen)",
        )
    ),
    "comparing": "|".join(
        (
            rf"(?<!\w){_LEADS} «",
            r"(?<!\w)or «more",
            rf"(?<!\w)(?:to|{_MODAL}) (?:(?!be\b|have\b)\w+ ){{1,3}}«",
            r"(?<!\w)to «(?:lower|better)",
            r"\bit (?:is|was) «better» to",
        )
    ),
    "superlative": "|".join(
        (
            rf"(?<!\w){_OURS} «(?:best|worst)",
            rf"«best» {_BEST}\b",
            r"«\w+» (?:quality|standards?|possible)\b",
        )
    ),
    "causal": rf"(?<!\w){_CAUSES} «causes",
}
_AFTER: Mapping[str, str] = {
    "moving": rf" (?:{_STRAY}|into place|pains?)\b",
    "changed": rf" (?:{_STRAY}|ups?|to)\b",
    "comparing": "|".join(
        (
            rf" (?:than|or) (?:(?:a|about|some|nearly|just) )?(?:[£\d\ufffc]|{_AMOUNT}\b)",
            r" (?:should|could|must|can|needs? to) be\b| is known\b| still,",
            r" or less\b| details?\b| information| about\b| off\b| so\b| recent",
            r" of (?:it|this|that|these|them)\b",
            r" (?:help|support|care|time|room|fully|often|easily|closely|widely|slowly|quickly|carefully)\b",
            r" (?:lives?|food|choices|diets?|weight)\b",
            r" (?:education|tier|super output|limb|back|secondary|quartile|end|case|rate tax|limits?|court)",
        )
    ),
    "stable": rf" {_STEADY}\b",
    "causal": r" (?:of|that|which|are|were|can|may|such|other|considered|amenable)\b|[,.;:]",
}
_NAMED = re.compile(
    r"(?:the|is|are|was|were|)\s*(?:most|least) (?:deprived|recent|recently|important|of|people)",
    re.IGNORECASE,
)
_BOTH_ENDS = re.compile(r"(?:most|least) (?:and|or|to) (?:the )?(?:most|least) deprived", re.IGNORECASE)
_WHERE_NEED = re.compile(r"\bneeds? (?:is|are) «(?:great|high)", re.IGNORECASE)
_QUOTES = "'‘’“”\"*"
_THAN = re.compile(
    r"(?:rather|other|later|sooner|earlier|older|younger|longer|shorter|further|under|over) than", re.I
)
_NAME = re.compile(r"(?:Greater|Lower|Higher|Upper|Better)(?= [A-Z][a-z])")


def excepted(kind: str, text: str, match: re.Match[str]) -> bool:
    """Whether the word that ``match`` found in ``text`` says nothing of its ``kind`` there."""
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
    if kind == "comparing" and (_THAN.fullmatch(word) or _NAME.match(text, match.start())):
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
