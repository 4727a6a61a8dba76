"""Numbers and lists in words, as the field writes them."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from jsna.charts.options import ChartOptions
from jsna.charts.points import IN_WORDS, Point

MINUS = "\N{MINUS SIGN}"


def number(value: float, decimals: int) -> str:
    """``value`` rounded once, half away from zero, with commas: "1,234.5"."""
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{MINUS if rounded < 0 else ''}{abs(rounded):,.{decimals}f}"


def decimals_for(values: Iterable[float], options: ChartOptions) -> int:
    """How many decimals: those of the options, else by the largest value shown.

    Source: Fingertips' display rule (over 1,000 none, from 10 one, under 1 three, else two).
    """
    if options.decimals is not None:
        return options.decimals
    largest = max(map(abs, values), default=0.0)
    if largest > 1000:
        return 0
    return 1 if largest >= 10 else 3 if largest < 1 else 2


def short(value: float, decimals: int, unit: str) -> str:
    """``value`` as it stands in a drawing: the sign of a share or of money, no longer unit."""
    text = number(value, decimals)
    return f"{text}%" if unit == "%" else f"£{text}" if unit == "£" else text


def full(value: float, decimals: int, unit: str) -> str:
    """``value`` as it stands in a sentence, with its unit in words."""
    return short(value, decimals, unit) if unit in ("", "%", "£") else f"{number(value, decimals)} {unit}"


def apart(first: float, second: float, decimals: int, unit: str) -> str:
    """How far two values lie apart: shares in percentage points."""
    difference = abs(Decimal(number(first, decimals).replace(",", "").replace(MINUS, "-"))
                     - Decimal(number(second, decimals).replace(",", "").replace(MINUS, "-")))  # fmt: skip
    words = number(float(difference), decimals)
    return f"{words} percentage points" if unit == "%" else full(float(difference), decimals, unit)


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    many = list(words)
    return many[0] if len(many) == 1 else f"{', '.join(many[:-1])} and {many[-1]}" if many else ""


def counted(many: int, of_what: str) -> str:
    """ "3 wards"; "1 ward"."""
    return f"{many:,} {of_what.removesuffix('s') if many == 1 and not of_what.endswith('ss') else of_what}"


def not_shown(found: Iterable[Point], options: ChartOptions, most: int = 4) -> str:
    """A sentence for each mark: which keys have no number, and why.  "" where all have one."""
    sentences = []
    marked = [point for point in found if point.mark]
    for mark, why in IN_WORDS.items():
        keys = list(dict.fromkeys(options.named(point.key) for point in marked if point.mark == mark))
        if keys:
            who = listed(keys) if len(keys) <= most else counted(len(keys), options.each)
            sentences.append(f"{who}: {why}.")
    return " ".join(sentences)


def sentence(*parts: str) -> str:
    """The parts that are not empty, as sentences one after another."""
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def first_words(chart: str, about: str, *more: str) -> str:
    """ "Line chart of smoking at delivery, Trafford and England, 2010/11 to 2024/25." """
    start = f"{chart} of {about}" if about else chart
    return sentence(", ".join(filter(None, (start, *more))))
