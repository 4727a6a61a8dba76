"""How sure a figure is: confidence limits for counts, shares and means.

Numbers in, numbers out: nothing here knows a table, a file or an area.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammainccinv, gammaincinv, ndtri, stdtrit

Floats = NDArray[np.float64]
Limits = tuple[Floats, Floats]

FEW = 10  # from so many events on, Byar's approximation stands in for the exact limits


def wilson_limits(count: ArrayLike, denominator: ArrayLike, level: float = 0.95) -> Limits:
    """Wilson score limits of ``count`` out of ``denominator``.

    ``count`` and ``denominator`` broadcast together (any shape, people or
    events, 0 <= count <= denominator); a missing value or a denominator of 0
    gives missing limits.  ``level`` is the confidence, 0.9 <= level < 1.
    Returns (lower, upper), shares between 0 and 1, of the broadcast shape.
    Raises ValueError where a count is negative or above its denominator.

    Source: Wilson (1927), J. Am. Stat. Assoc. 22, 209-212.
    """
    count, denominator = np.broadcast_arrays(floats(count), floats(denominator))
    refuse((count < 0) | (count > denominator), "a count must lie between 0 and its denominator")
    return wilson_round(count, denominator, standard_normal(level))


def wilson_round(count: Floats, denominator: Floats, z: float) -> Limits:
    """The Wilson limits at ``z`` standard errors; also limits round an expected ``count``."""
    with np.errstate(invalid="ignore", divide="ignore"):
        share = count / denominator
        spread = z * np.sqrt(z**2 + 4 * count * (1 - share))
    middle, whole = 2 * count + z**2, 2 * (denominator + z**2)
    lower, upper = (middle - spread) / whole, (middle + spread) / whole
    # rounding may carry a limit past the share itself, or past 0 or 1
    return np.clip(np.minimum(lower, share), 0, 1), np.clip(np.maximum(upper, share), 0, 1)


def byar_limits(count: ArrayLike, level: float = 0.95) -> Limits:
    """Byar's limits of ``count`` events, as numbers of events.

    ``count`` is of any shape, >= 0; a missing count gives missing limits, and
    a lower limit that would be negative is missing.  ``level`` is the
    confidence, 0.9 <= level < 1.  Returns (lower, upper) of the same shape.
    Raises ValueError where a count is negative.

    Source: Breslow and Day (1987), Statistical methods in cancer research II, IARC.
    """
    count = floats(count)
    refuse(count < 0, "a count must be at least 0")
    z = standard_normal(level)
    lower = _byar(count, -z)
    return np.where(lower >= 0, lower, np.nan), _byar(count + 1, z)


def _byar(count: Floats, z: float) -> Floats:
    """count x (1 - 1/(9 count) + z/(3 sqrt(count)))^3, without a power or a second division."""
    with np.errstate(invalid="ignore", divide="ignore"):
        third = 1 / (3 * np.sqrt(count))
        cube_root = 1 - third * (third - z)
        return count * cube_root * cube_root * cube_root


def exact_poisson_limits(count: ArrayLike, level: float = 0.95) -> Limits:
    """Exact limits of a Poisson ``count``, as numbers of events; those of 0 start at 0.

    ``count`` is of any shape, >= 0; missing gives missing.  ``level`` is the
    confidence, 0.9 <= level < 1.  Returns (lower, upper) of the same shape.
    Raises ValueError where a count is negative.

    Source: Armitage and Berry (2002), Statistical methods in medical research, 4th edn:
    half the chi-square quantiles with 2 x count and 2 x count + 2 degrees of freedom.
    """
    count = floats(count)
    refuse(count < 0, "a count must be at least 0")
    tail = (1 - confidence(level)) / 2
    lower = np.where(count == 0, 0.0, gammaincinv(np.where(count == 0, 1.0, count), tail))
    return lower, gammainccinv(count + 1, tail)


def count_limits(count: ArrayLike, level: float = 0.95) -> Limits:
    """Limits of ``count`` events: exact Poisson below 10, Byar's from 10.

    Shapes, units and errors are those of ``exact_poisson_limits``.

    Source: Fingertips Public Health Technical Guidance, rates.
    """
    count = floats(count)
    few = count < FEW
    asked, place = np.unique(count[few], return_inverse=True)
    lower, upper = (np.array(byar) for byar in byar_limits(count, level))
    for limit, exact in zip((lower, upper), exact_poisson_limits(asked, level), strict=True):
        limit[few] = exact[place]
    return lower, upper


def dobson_limits(rate: ArrayLike, variance: ArrayLike, count: ArrayLike, level: float = 0.95) -> Limits:
    """Dobson's limits of a weighted sum of ``count`` events, in the unit of ``rate``.

    ``rate`` is the weighted sum, ``variance`` its variance (unit squared, >= 0)
    and ``count`` the events in it (>= 0); they broadcast together.  Missing gives
    missing.  ``level`` is the confidence, 0.9 <= level < 1.  Returns (lower, upper).
    Raises ValueError where a count is negative.

    Source: Dobson et al. (1991), Stat. Med. 10, 457-462, with Byar's limits of the count.
    """
    rate, variance, count = np.broadcast_arrays(floats(rate), floats(variance), floats(count))
    lower, upper = byar_limits(count, level)
    with np.errstate(invalid="ignore", divide="ignore"):
        step = np.sqrt(variance / count)
    return rate + step * (lower - count), rate + step * (upper - count)


def t_limits(mean: ArrayLike, deviation: ArrayLike, number: ArrayLike, level: float = 0.95) -> Limits:
    """Student's t limits of a ``mean``, in the unit of the mean.

    ``deviation`` is the sample standard deviation (>= 0) and ``number`` how
    many were measured; they broadcast together.  Fewer than two give missing
    limits.  ``level`` is the confidence, 0.9 <= level < 1.
    Returns (lower, upper).  Raises ValueError where a deviation is negative.

    Source: Student (1908), Biometrika 6, 1-25; Armitage and Berry (2002), 4th edn.
    """
    mean, deviation, number = np.broadcast_arrays(floats(mean), floats(deviation), floats(number))
    refuse(deviation < 0, "a standard deviation must be at least 0")
    enough = number > 1
    freedom = np.where(enough, number - 1, 1.0)
    reach = stdtrit(freedom, 0.5 + confidence(level) / 2) * deviation / np.sqrt(freedom + 1)
    reach = np.where(enough, reach, np.nan)
    return mean - reach, mean + reach


def standard_normal(level: float) -> float:
    """How many standard errors hold the middle ``level`` of the normal distribution."""
    return float(ndtri(0.5 + confidence(level) / 2))


def confidence(level: float) -> float:
    """``level`` itself.  Raises ValueError unless 0.9 <= level < 1."""
    refuse(not 0.9 <= level < 1, "a confidence level must be at least 0.9 and below 1")
    return level


def floats(numbers: ArrayLike) -> Floats:
    """``numbers`` as float64 of the same shape; nothing is NaN."""
    return np.asarray(numbers, dtype=np.float64)


def refuse(wrong: ArrayLike, because: str) -> None:
    """Raises ValueError with the words ``because`` where anything is ``wrong``."""
    if np.any(wrong):
        raise ValueError(because)
