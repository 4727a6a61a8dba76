"""Where the next value of a series would lie if nothing changed."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from jsna.statistics.intervals import Floats, floats, refuse


def prediction_interval(history: ArrayLike, level: float = 0.95) -> tuple[float, float]:
    """Lower and upper end for one more value like those of ``history`` (3 or more, one unit).

    The mean, less and plus t with n - 1 degrees of freedom times the standard deviation times the
    square root of 1 + 1/n.  Missing values are left out.  Raises ValueError for fewer than 3.

    Source: any textbook, such as Altman (1991), Practical Statistics for Medical Research.
    """
    known = _known(history)
    number = len(known)
    reach = _t(number - 1, level) * known.std(ddof=1) * np.sqrt(1 + 1 / number)
    return float(known.mean() - reach), float(known.mean() + reach)


def trend_interval(history: ArrayLike, ahead: int, level: float = 0.95) -> tuple[float, float]:
    """The same from the straight line through ``history``, for the value ``ahead`` (1 or more) periods on.

    Raises ValueError for fewer than 3 values.  Source: as ``prediction_interval``, regression.
    """
    numbers = floats(history)
    _known(numbers)
    refuse(ahead < 1, "a prediction is for a later period")
    place = np.flatnonzero(~np.isnan(numbers)).astype(float)
    known = numbers[~np.isnan(numbers)]
    number, at = len(known), len(numbers) - 1 + ahead
    middle, spread = place.mean(), ((place - place.mean()) ** 2).sum()
    slope = float(((place - middle) * known).sum() / spread)
    fitted = known.mean() + slope * (place - middle)
    error = np.sqrt(((known - fitted) ** 2).sum() / (number - 2))
    reach = _t(number - 2, level) * error * np.sqrt(1 + 1 / number + (at - middle) ** 2 / spread)
    guess = known.mean() + slope * (at - middle)
    return float(guess - reach), float(guess + reach)


def _known(history: ArrayLike) -> Floats:
    numbers = floats(history)
    known = numbers[~np.isnan(numbers)]
    refuse(len(known) < 3, "a prediction needs at least 3 values")
    return known


def _t(freedom: int, level: float) -> float:
    return float(stdtrit(freedom, 1 - (1 - level) / 2))
