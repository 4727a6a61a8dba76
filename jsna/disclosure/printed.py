"""What a printed figure tells its reader about the counts behind it.

Each function takes what was printed and gives a Fact or a list of Allowed
values; rounding is taken back with its ends included, so that halves rounded up
and halves rounded to even are both covered.  Nothing here solves anything.
"""

import math
from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from jsna.disclosure.facts import Allowed, Bounds, Exact, Fact
from jsna.statistics.intervals import Floats, byar_limits, standard_normal, wilson_limits

Terms = Mapping[str, Exact]
FLOAT = 1e-9  # limits are worked out in floats; this much either way counts as printed the same
MANY = 4000  # a list of more allowed pairs than this tells a reader nothing of use
EXACTLY = "published exactly"


def half_unit(decimals: int) -> Fraction:
    """Half a unit in the last of ``decimals`` places; minus one means tens."""
    return Fraction(1, 2) / Fraction(10) ** decimals


def as_number(printed: str) -> Fraction:
    """``printed`` without its thousands commas and its per cent sign, exactly.

    Raises ValueError for what is not a number.
    """
    bare = printed.replace(",", "").replace("%", "").replace("−", "-").strip()
    if not bare.lstrip("+-").replace(".", "", 1).isdigit():
        raise ValueError(f"'{printed}' is not a number")
    return Fraction(bare)


def exact(terms: Terms, value: Exact, figure: str = "") -> Fact:
    """A count, a total or a difference printed as it is."""
    return Fact(terms, value, value, figure, EXACTLY)


def marked(terms: Terms, announced: Bounds, figure: str = "") -> Fact:
    """A mark whose rule is public: the count lies in the range that the rule withholds."""
    return Fact(terms, *announced, figure, "the mark announces the range")


def rounded(terms: Terms, shown: Exact, step: int, withheld: Bounds | None = None, figure: str = "") -> Fact:
    """A count to the nearest ``step``; one in the range ``withheld`` would carry a mark instead."""
    low, high = math.ceil(shown - Fraction(step, 2)), math.floor(shown + Fraction(step, 2))
    said = f"rounded to the nearest {step}"
    counts = all(weight >= 0 for weight in terms.values())
    low = max(low, 0) if counts and shown >= 0 else low
    if counts and withheld and withheld[1] is not None and withheld[0] <= high and low <= withheld[1]:
        said += f", not {withheld[0]} to {withheld[1]}"
        if shown > withheld[0]:
            low = withheld[1] + 1
        else:
            high = withheld[0] - 1
    return Fact(terms, low, high, figure, said)


def rate(
    terms: Terms, shown: Exact, decimals: int, denominator: Exact | Terms, scale: Exact = 1, figure: str = ""
) -> tuple[Fact, ...]:
    """A rate, share or percentage to ``decimals`` places of ``denominator``, times ``scale``.

    ``denominator`` is a number of people or, where it is not known, the cells that add up to it.
    """
    half = half_unit(decimals)
    said = f"{_plain(shown)} +/- half a unit in the last place"
    if not isinstance(denominator, Mapping):
        part = Fraction(denominator) / Fraction(scale)
        said += f", times {_plain(denominator)}/{_plain(scale)}"
        low, high = math.ceil((shown - half) * part), math.floor((shown + half) * part)
        return (Fact(terms, low, high, figure, said),)
    below = _less(terms, denominator, (shown - half) / Fraction(scale))
    above = _less(terms, denominator, (shown + half) / Fraction(scale))
    return Fact(below, 0, None, figure, said), Fact(above, None, 0, figure, said)


def _less(terms: Terms, others: Terms, times: Fraction) -> dict[str, Exact]:
    made = dict(terms)
    for cell, weight in others.items():
        made[cell] = made.get(cell, 0) - times * weight
    return made


def _plain(number: Exact) -> str:
    return f"{float(number):.15g}"


def ratio(
    first: Terms, second: Terms, shown: Exact, decimals: int, scale: Exact = 1, figure: str = ""
) -> tuple[Fact, ...]:
    """A ratio of one count to another, to ``decimals`` places."""
    return rate(first, shown, decimals, second, scale, figure)


def mean(terms: Terms, shown: Exact, decimals: int, number: int, figure: str = "") -> Fact:
    """The mean of ``number`` counts."""
    half = half_unit(decimals)
    said = f"mean of {number} to {decimals} decimal places"
    return Fact(terms, (shown - half) * number, (shown + half) * number, figure, said)


def standardised(
    populations: Mapping[str, Exact], weights: Mapping[str, Exact], shown: Exact, decimals: int,
    scale: Exact = 100_000, figure: str = "",
) -> Fact:  # fmt: skip
    """A directly standardised rate: ``populations`` and ``weights`` of the standard, by cell."""
    whole = sum(Fraction(weight) for weight in weights.values())
    terms = {
        cell: Fraction(scale) * Fraction(weights[cell]) / (whole * Fraction(people))
        for cell, people in populations.items()
    }
    half = half_unit(decimals)
    said = f"directly standardised rate to {decimals} decimal places"
    return Fact(terms, shown - half, shown + half, figure, said)


def count_limits_printed(
    terms: Terms, lower: Exact | None, upper: Exact | None, decimals: int, denominator: Exact,
    scale: Exact = 1, level: float = 0.95, figure: str = "",
) -> Fact:  # fmt: skip
    """Byar's limits of a count as a rate of ``denominator``: the counts that print the same."""
    part = float(Fraction(scale) / Fraction(denominator))
    furthest = float(upper if upper is not None else lower or 0) / part + float(half_unit(decimals)) / part
    counts = np.arange(math.ceil(furthest + 4 * math.sqrt(furthest + 1) + 10), dtype=float)
    below, above = byar_limits(counts, level)
    limits = np.nan_to_num(below) * part, above * part
    return _same(terms, counts, limits, (lower, upper), decimals, figure, "Byar's limits")


def share_limits_printed(
    terms: Terms, lower: Exact | None, upper: Exact | None, decimals: int, denominator: int,
    scale: Exact = 1, level: float = 0.95, figure: str = "",
) -> Fact:  # fmt: skip
    """Wilson's limits of a share of ``denominator``: the counts that print the same."""
    counts = np.arange(denominator + 1, dtype=float)
    below, above = wilson_limits(counts, denominator, level)
    limits = below * float(scale), above * float(scale)
    return _same(terms, counts, limits, (lower, upper), decimals, figure, "Wilson's limits")


def _same(
    terms: Terms, counts: Floats, limits: tuple[Floats, Floats], printed: tuple[Exact | None, Exact | None],
    decimals: int, figure: str, said: str,
) -> Fact:  # fmt: skip
    """The counts whose limits print as they did; limits rise with the count, so they are neighbours."""
    fits = np.full(len(counts), True)
    for limit, shown in zip(limits, printed, strict=True):
        if shown is not None:
            fits &= np.abs(limit - float(shown)) <= float(half_unit(decimals)) + FLOAT
    if not fits.any():
        raise ValueError(f"no count has the limits of {figure or said}")
    return Fact(
        terms,
        int(counts[fits].min()),
        int(counts[fits].max()),
        figure,
        f"{said} to {decimals} decimal places",
    )


def wilson_pairs(
    count: str, denominator: str, lower: Exact, upper: Exact, decimals: int,
    scale: Exact = 1, level: float = 0.95, figure: str = "",
) -> Allowed | None:  # fmt: skip
    """Wilson's limits alone: which (count, denominator) print the same.

    None where they are so many (over MANY) that the limits give nothing away.
    """
    z, half = standard_normal(level), float(half_unit(decimals) / Fraction(scale)) + FLOAT
    low, high = float(Fraction(lower) / scale), float(Fraction(upper) / scale)
    narrowest = high - low - 2 * half
    largest = z**2 / narrowest**2 if narrowest > 0 else np.inf
    if largest > MANY * 100:
        return None
    pairs = [
        pair for number in range(1, math.ceil(largest) + 1) for pair in _pairs(number, low, high, half, level)
    ]
    said = f"Wilson's limits to {decimals} decimal places"
    return Allowed((count, denominator), tuple(pairs), figure, said) if 0 < len(pairs) <= MANY else None


def _pairs(number: int, low: float, high: float, half: float, level: float) -> list[tuple[int, int]]:
    """The counts out of ``number`` whose limits are ``low`` and ``high``, give or take ``half``."""
    counts = np.arange(
        max(0, math.floor((low - half) * number)), min(number, math.ceil((high + half) * number)) + 1
    )
    below, above = wilson_limits(counts, number, level)
    fits = (np.abs(below - low) <= half) & (np.abs(above - high) <= half)
    return [(int(one), number) for one in counts[fits]]
