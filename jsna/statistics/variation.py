"""What a control chart says: its variation and its assurance, as words for the icons.

Points with their causes come in; nothing here knows an icon's drawing.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from jsna.statistics.groups import grouped
from jsna.statistics.intervals import floats, refuse
from jsna.statistics.methods.control_chart import TRIAL, assurance

WAYS = {"common": 0, "up": 1, "down": -1}  # of a point's cause

# what a cause means, by its direction: none, up, down
BETTER = {
    "higher": ("common cause", "improvement", "concern"),
    "lower": ("common cause", "concern", "improvement"),
    "neither": ("common cause", "neutral", "neutral"),
}
VARIATIONS = {
    ("common cause", 0): "Common cause: no significant change",
    ("improvement", 1): "Special cause: improving, with higher values",
    ("improvement", -1): "Special cause: improving, with lower values",
    ("concern", 1): "Special cause: of concern, with higher values",
    ("concern", -1): "Special cause: of concern, with lower values",
    ("neutral", 1): "Special cause: higher values, neither better nor worse",
    ("neutral", -1): "Special cause: lower values, neither better nor worse",
}
ASSURANCES = {
    "consistently pass": "The target is likely to be met every time",
    "consistently fail": "The target is likely to be missed every time",
    "inconsistent": "The target is likely to be met at some times and missed at others",
    "not set": "No target is set",
    "not judged": "The target is not judged, as neither higher nor lower is better",
    "": "",
}
ON_TRIAL = "Fewer than 12 points: the limits are on trial, and nothing is signalled"


def sum_up(points: pd.DataFrame, by: Sequence[str] = (), better: str = "neither") -> pd.DataFrame:
    """What each chart says: one row a group and segment of ``points``, which ``estimate`` made.

    ``better`` is higher, lower or neither.  A column target (in the unit of value, one
    a group; missing: not set) is judged against the limits of a group's latest segment.
    Points without a value are left aside.  Gives the columns of ``by``, segment, number
    (of points), middle, lower, upper, common, up and down (points with no cause, and with
    one in each direction), trial (limits of fewer than 12 points), and of the latest point
    variation (common cause, improvement, concern or neutral) and direction; assurance
    (see ``assurance``; not set, not judged, or "" for an earlier segment); and
    variation_says and assurance_says, the icons in words.
    Raises ValueError for another ``better``.

    Source: NHS England, Making Data Count.
    """
    refuse(better not in BETTER, f"better is 'higher', 'lower' or 'neither', not '{better}'")
    known = points["value"].notna()
    rows = points if known.all() else points[known]
    rows = rows if "segment" in rows.columns else rows.assign(segment=0)
    groups = grouped(rows, [*by, "segment"])
    last = np.empty(len(groups.keys), dtype=np.intp)
    last[groups.number] = np.arange(len(rows))
    in_time = np.argsort(last)  # segments in order of time, whatever they are called
    latest = rows.iloc[last[in_time]].reset_index(drop=True)
    ways = rows["direction"].to_numpy()
    counts = {name: groups.total((ways == way) * 1.0)[in_time].astype(int) for name, way in WAYS.items()}
    told = {name: latest[name] for name in ("middle", "lower", "upper")} | counts
    made = latest[[*by, "segment"]].assign(
        number=sum(counts.values()), **told, trial=latest["points"] < TRIAL
    )
    way = latest["direction"].to_numpy()
    made = made.assign(variation=np.array(BETTER[better])[way], direction=way)
    is_latest = ~made.duplicated(list(by), keep="last") if by else made.index == len(made) - 1
    target = latest["target"] if "target" in latest.columns else np.nan
    made["assurance"] = np.where(is_latest, _assured(made, target, better), "")
    return made.assign(**_in_words(made))


def _assured(made: pd.DataFrame, target: ArrayLike, better: str) -> np.ndarray:
    judged = "not judged" if better == "neither" else assurance(made["lower"], made["upper"], target, better)
    return np.where(np.isnan(floats(target)), "not set", judged)


def _in_words(made: pd.DataFrame) -> dict[str, np.ndarray]:
    """The icons in words; limits on trial signal nothing."""
    pairs = zip(made["variation"], made["direction"], strict=True)
    variation = np.array([VARIATIONS[pair] for pair in pairs], dtype=object)
    assured = made["assurance"].map(ASSURANCES).to_numpy()
    told = np.isin(made["assurance"], list(ASSURANCES)[:3])
    return {
        "variation_says": np.where(made["trial"], ON_TRIAL, variation),
        "assurance_says": np.where(made["trial"] & told, ON_TRIAL, assured),
    }
