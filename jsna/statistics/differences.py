"""How sure a difference is: limits for one share less another, and for sums and differences of estimates.

Numbers in, numbers out: nothing here knows a table, a file or an area.
"""

import numpy as np
from numpy.typing import ArrayLike

from jsna.statistics.intervals import Floats, Limits, floats, refuse, standard_normal, wilson_limits

WIDTH = 3.92  # standard errors between two 95% limits, as the field rounds it


def newcombe_limits(
    count: ArrayLike,
    denominator: ArrayLike,
    other_count: ArrayLike,
    other_denominator: ArrayLike,
    level: float = 0.95,
) -> Limits:
    """Newcombe's hybrid score limits of one share less another, of two separate groups of people.

    All four broadcast together (people, 0 <= count <= denominator); a missing value
    or a denominator of 0 gives missing limits.  ``level`` is the confidence, 0.9 <= level < 1.
    Returns (lower, upper), differences of shares between -1 and 1.
    Raises ValueError where a count is negative or above its denominator.

    Source: Newcombe (1998), Stat. Med. 17, 873-890, method 10.
    """
    share, other = _share(count, denominator), _share(other_count, other_denominator)
    lower, upper = wilson_limits(count, denominator, level)
    its_lower, its_upper = wilson_limits(other_count, other_denominator, level)
    between = share - other
    down = np.hypot(share - lower, its_upper - other)
    up = np.hypot(upper - share, other - its_lower)
    return between - down, between + up


def _share(count: ArrayLike, denominator: ArrayLike) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return floats(floats(count) / floats(denominator))


def error_of(lower: ArrayLike, upper: ArrayLike) -> Floats:
    """The standard error that 95% limits stand for, in their own unit: (upper - lower) / 3.92.

    Raises ValueError where an upper limit is below its lower one.
    """
    lower, upper = floats(lower), floats(upper)
    refuse(upper < lower, "an upper limit must not be below its lower limit")
    return floats((upper - lower) / WIDTH)


def limits_between(difference: ArrayLike, *errors: ArrayLike, level: float = 0.95) -> Limits:
    """Normal limits of a ``difference`` of estimates whose standard ``errors`` are independent.

    All are in one unit and broadcast together; missing gives missing.  ``level``
    is the confidence, 0.9 <= level < 1.  Returns (lower, upper) in that unit.
    """
    squares = [floats(error) ** 2 for error in errors]
    reach = standard_normal(level) * np.sqrt(np.sum(np.broadcast_arrays(*squares), axis=0))
    return floats(difference) - reach, floats(difference) + reach
