"""Words as shapes: how wide they are, where they break, and which are refused.

Widths are those of Source Sans 3, which the site ships, so that a layout is the same on every machine
whatever fonts it has; a fallback such as Arial is wider, and SLACK leaves it room.
"""

import unicodedata
from functools import lru_cache

SIZE = 14.0  # units: 16 px (12 pt) at full width, 14 px on a phone
LEADING = 17.0  # units from one line of words to the next
SLACK = 1.06
LONGEST = 200  # characters in one label

# Advance widths in thousandths of the size, from the space to the tilde.
_PLAIN = (
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350,
    497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425,
    847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664,
    566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500,
    542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542,
    555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
)  # fmt: skip
_BOLDER = 1.026  # weight 600 against weight 400, over ordinary words
_WIDE = 1000  # East Asian
_OTHER = 560

_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def checked(words: str) -> str:
    """``words`` fit for a drawing.

    Raises ValueError for a control, invisible or direction-changing
    character, and for more than LONGEST characters.
    """
    if len(words) > LONGEST:
        raise ValueError(f"a label has {len(words):,} characters; the most is {LONGEST}")
    for character in words:
        if unicodedata.category(character) in _REFUSED:
            raise ValueError(f"a label holds the character U+{ord(character):04X}, which is not allowed")
    return words


@lru_cache(maxsize=4096)
def width_of(words: str, bold: bool = False) -> float:
    """The width of ``words`` on one line, in units, at SIZE."""
    thousandths = sum(_advance(character) for character in words)
    return thousandths * SIZE / 1000 * SLACK * (_BOLDER if bold else 1)


def _advance(character: str) -> int:
    code = ord(character) - 32
    if 0 <= code < len(_PLAIN):
        return _PLAIN[code]
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    return _advance(base) if base != character else _OTHER


def wrapped(words: str, room: float, bold: bool = False) -> tuple[str, ...]:
    """``words`` as lines no wider than ``room`` units; a word alone may be wider.

    The fewest lines that fit, with the break where the lines are most equal.
    """
    if width_of(words, bold) <= room:
        return (words,)
    lines = _filled(words.split(" "), room, bold)
    tightest = room
    while tightest > room / 2 and len(_filled(words.split(" "), tightest - 4, bold)) == len(lines):
        tightest -= 4
    return _filled(words.split(" "), tightest, bold)


def _filled(words: list[str], room: float, bold: bool) -> tuple[str, ...]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width_of(longer, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def widest(many: list[str], bold: bool = False) -> float:
    """The width of the widest of ``many``, in units; 0 for none."""
    return max((width_of(words, bold) for words in many), default=0.0)
