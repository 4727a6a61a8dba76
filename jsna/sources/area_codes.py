"""Codes of areas as the Office for National Statistics writes them, and slips of the pen in them.

Text in, text out; nothing here knows a table.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from jsna.sources.english_areas import english_areas

GSS = re.compile(r"[EWSNJKLM][0-9]{8}")
_SLIP = re.compile(r"[EWSNewsn][0-9OoIl ]{6,11}")
_DIGITS = str.maketrans("OoIl", "0011", " ")
NATIONS = {"W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
COUNTRIES = ("W92000004", "S92000003", "N92000002")  # beside which England may be set


def slip(text: str) -> bool:
    """Whether ``text`` was meant for a code, and is none."""
    return bool(_SLIP.fullmatch(text)) and not GSS.fullmatch(text)


def nearest(text: str, known: Iterable[str]) -> str:
    """The code that ``text`` was most likely meant for; "" where nobody can tell."""
    repaired = (text[:1] + text[1:].translate(_DIGITS)).upper()
    if GSS.fullmatch(repaired):
        return repaired
    for codes in ([*known], [*english_areas()]):
        close = get_close_matches(repaired, codes, n=1, cutoff=0.85)
        if close:
            return close[0]
    return ""


def nation(code: str) -> str:
    """The other nation that ``code`` lies in; "" for England, a whole country, and no code."""
    return NATIONS.get(code[:1], "") if GSS.fullmatch(code) and code not in COUNTRIES else ""
