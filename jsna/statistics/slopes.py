"""Straight lines through short series, many series at once, and whether one point decides their way.

Points are numbered 1, 2, 3 ... from the oldest.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jsna.statistics.intervals import Floats, floats

SHARES, INTERVALS = ("count", "denominator"), ("lower", "upper")
ROUNDING = 1e-12  # of a value: a slope as small is none
WIDTH = 3.92  # standard errors between two 95% limits


@dataclass(frozen=True, slots=True)
class Fit:
    """One line a series: ``slope`` a point, its standard ``error``, and its ``direction``.

    Each is an array of one number a series.  ``direction`` is 1 or -1 where the
    slope keeps its sign in the line through all points and in each line
    without one of them, else 0.
    """

    slope: Floats
    error: Floats
    direction: Floats


def fit_of_intervals(rows: pd.DataFrame, points: int) -> Fit:
    """Lines through ``value``, each point weighing 1 over its squared standard error.

    ``rows`` has ``points`` rows a series, oldest first, one series after the
    other; value, lower and upper (95% limits) in one unit.
    """
    value, lower, upper = (floats(rows[name]).reshape(-1, points) for name in ("value", *INTERVALS))
    weight = (WIDTH / (upper - lower)) ** 2
    spread = _spread(weight)
    return Fit(_slope(value, weight), np.sqrt(weight.sum(axis=-1) / spread), _direction(value, weight))


def fit_of_shares(rows: pd.DataFrame, points: int) -> Fit:
    """Lines through ``count`` out of ``denominator``, in per cent, each point weighing its denominator.

    ``rows`` is as for ``fit_of_intervals``, 0 < count < denominator.  The error is
    that of one common share, so that (slope / error) squared is the chi-square for
    trend; the direction is that of unweighted lines through the log odds.

    Source: Armitage (1955), Biometrics 11, 375-386.
    """
    count, people = (floats(rows[name]).reshape(-1, points) for name in SHARES)
    slope, error = trend_of_shares(count, people)
    odds = np.log(count / (people - count))
    return Fit(100 * slope, 100 * error, _direction(odds, np.ones_like(odds)))


def trend_of_shares(count: Floats, people: Floats) -> tuple[Floats, Floats]:
    """The slope a point of the share ``count / people`` and its standard error when all are equal.

    Both arguments have one column a point, oldest first.
    """
    common = count.sum(axis=-1) / people.sum(axis=-1)
    error = np.sqrt(common * (1 - common) * people.sum(axis=-1) / _spread(people))
    return _slope(count / people, people), error


def _slope(value: Floats, weight: Floats) -> Floats:
    time = np.arange(1, value.shape[-1] + 1)
    whole = weight.sum(axis=-1)
    together = whole * (weight * value * time).sum(axis=-1)
    apart = (weight * time).sum(axis=-1) * (weight * value).sum(axis=-1)
    return floats((together - apart) / _spread(weight))


def _spread(weight: Floats) -> Floats:
    time = np.arange(1, weight.shape[-1] + 1)
    return floats(weight.sum(axis=-1) * (weight * time**2).sum(axis=-1) - (weight * time).sum(axis=-1) ** 2)


def _direction(value: Floats, weight: Floats) -> Floats:
    points = value.shape[-1]
    kept = np.vstack([np.ones(points), 1 - np.eye(points)])  # all points, then all but one
    slopes = _slope(value[:, None, :], weight[:, None, :] * kept)
    level = (
        np.abs(value).max(axis=-1, keepdims=True) * ROUNDING
    )  # equal points have no slope but for rounding
    signs = np.sign(slopes) * (np.abs(slopes) > level)
    return np.where((signs == signs[:, :1]).all(axis=1), signs[:, 0], 0.0)
