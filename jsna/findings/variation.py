"""Whether a series has changed or only varies, and whether its target will be met."""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from jsna.disclosure.safe import SHOWN, SafeTable
from jsna.findings.standing import Found
from jsna.model.measures import Measure
from jsna.statistics.methods.control_chart import TRIAL, estimate, rebased
from jsna.statistics.variation import sum_up

OFTEN = ("month", "quarter")
SIGN = {("higher", 1): "better", ("higher", -1): "worse", ("lower", 1): "worse", ("lower", -1): "better"}
ASSURED = {"consistently pass": "P", "consistently fail": "F", "inconsistent": "?"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The periods from ``first`` to ``last`` between two breaks: their mean and limits."""

    first: str
    last: str
    mean: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Variation:
    """What a control chart says of one area's series.

    ``signs`` gives the special causes by period (better, worse, higher, lower) and ``causes``
    which rule each broke.  ``variation`` and ``assurance`` are the verdicts as a letter and words
    ("" without a target).  ``trial``: the latest limits rest on fewer than 12 points.
    ``repeats``: most values are the same as the one before, which makes limits narrow.
    """

    stretches: tuple[Stretch, ...]
    signs: dict[str, str]
    causes: dict[str, str]
    variation: tuple[str, str]
    assurance: tuple[str, str]
    trial: bool
    repeats: bool


def variation(found: Found, measure: str, rows: SafeTable, target: float | None = None) -> Variation:
    """The control chart of ``rows``, one area's series of ``measure`` in the order of its periods.

    Raises ValueError, in plain words, for a measure that is not monthly or quarterly, for
    periods that overlap, and for fewer than two values.
    """
    about = found.measures[measure]
    frame = rows.frame
    _refuse_unfit(about, frame)
    starts = [one.at.start for one in about.breaks]
    numbers = frame.assign(value=frame["value"].where(frame["reason"] == SHOWN))
    points = estimate(rebased(numbers, starts) if starts else numbers, baseline=TRIAL)
    points = points.assign(target=float("nan") if target is None else target)
    said = sum_up(points, better=about.better).iloc[-1]
    found.use("control_chart", measure)
    special = points[(points["cause"] != "") & (points["points"] >= TRIAL)]
    ways = zip(special["period"], special["direction"], strict=True)
    neither = {1: "higher", -1: "lower"}
    return Variation(
        _stretches(points),
        {str(period): SIGN.get((about.better, int(way)), neither[int(way)]) for period, way in ways},
        dict(zip(special["period"].astype(str), special["cause"].astype(str), strict=True)),
        (_letter(said), str(said["variation_says"])),
        ("", "") if target is None or said["trial"] else _assured(said),
        bool(said["trial"]),
        bool((points["value"].diff().iloc[1:] == 0).mean() > 0.5),
    )


def _refuse_unfit(measure: Measure, frame: pd.DataFrame) -> None:
    if measure.every not in OFTEN:
        raise ValueError(
            f"{measure.id} comes every {measure.every}; a control chart needs months or quarters"
        )
    spans = zip(frame["period"], frame["period_start"], frame["period_end"], strict=True)
    for (earlier, _, end), (later, start, _) in pairwise(spans):
        if start <= end:
            raise ValueError(f"{measure.id}: {earlier} and {later} overlap, so a control chart would mislead")
    if (frame["reason"] == SHOWN).sum() < 2:
        raise ValueError(f"{measure.id} has fewer than two values to draw")


def _stretches(points: pd.DataFrame) -> tuple[Stretch, ...]:
    stretch = points["segment"] if "segment" in points else pd.Series(0, index=points.index)
    made = []
    for _, part in points.groupby(stretch, sort=False):
        numbers = [float(part[name].iloc[0]) for name in ("middle", "lower", "upper")]
        if all(number == number for number in numbers):
            made.append(Stretch(str(part["period"].iloc[0]), str(part["period"].iloc[-1]), *numbers))
    return tuple(made)


def _letter(said: "pd.Series") -> str:
    """H for a special cause upwards, L for one downwards, ~ for noise, T for limits on trial."""
    if said["trial"]:
        return "T"
    return {1: "H", -1: "L"}.get(int(said["direction"]), "~")


def _assured(said: "pd.Series") -> tuple[str, str]:
    letter = ASSURED.get(str(said["assurance"]), "")
    return (letter, str(said["assurance_says"])) if letter else ("", "")
