"""The reference's control charts, turned into calls of ours; see ``oracle``."""

from typing import Any

import numpy as np
import pandas as pd

from jsna.statistics.methods import control_chart as chart
from jsna.statistics.variation import sum_up
from tests.statistics.reference_words import Args

ENDS = {(chart.OUTSIDE, 1): "Above UCL", (chart.OUTSIDE, -1): "Below LCL",
        (chart.TREND, 1): "7 Point Trend (Increasing)", (chart.TREND, -1): "7 Point Trend (Decreasing)",
        (chart.TWO_IN_THREE, 1): "2 in 3 Above CL", (chart.TWO_IN_THREE, -1): "2 in 3 Below CL",
        (chart.ONE_SIDE, 1): "7 Points Above CL", (chart.ONE_SIDE, -1): "7 Points Below CL"}  # fmt: skip
BETTER = {"increase": "higher", "decrease": "lower", "neutral": "neither"}
MET = {
    "consistently pass": "consistent_pass",
    "consistently fail": "consistent_fail",
    "inconsistent": "inconsistent",
}
POINTS = {
    "higher": {0: "common_cause", 1: "special_cause_improvement", -1: "special_cause_concern"},
    "lower": {0: "common_cause", 1: "special_cause_concern", -1: "special_cause_improvement"},
    "neither": {0: "common_cause", 1: "special_cause_neutral_high", -1: "special_cause_neutral_low"},
}
NO_FACET = "no facet"


def ptd_spc(frame: pd.DataFrame, args: Args) -> dict[str, pd.DataFrame]:
    facet = frame[args["facet_field"]] if "facet_field" in args else NO_FACET
    rows = pd.DataFrame({"value": frame[args["value_field"]], "x": frame[args["date_field"]], "f": facet})
    rows["trajectory"] = frame[args["trajectory"]] if "trajectory" in args else np.nan
    rows["target"] = [(of(args.get("target"), f) or [np.nan])[0] for f in rows["f"]]
    breaks = pd.DataFrame(
        [(f, day) for f in rows["f"].unique() for day in of(args.get("rebase"), f)], columns=["f", "x"]
    )
    rows = chart.rebased(rows, breaks, ["f"], "x")
    fixed = args.get("fix_after_n_points")
    made = chart.estimate(rows, ["f"], args.get("screen_outliers", True), fixed, "x")
    better = BETTER[args.get("improvement_direction", "increase")]
    summed = sum_up(made, ["f"], better)
    left_out = [*["f"] * ("facet_field" not in args), *["rebase_group"] * ("rebase" not in args)]
    return {
        "expected": points_told(made, better, fixed),
        "summary_expected": summary_told(summed, better, "target" in args).drop(columns=left_out),
        "icons_expected": icons_told(summed),
    }


def of(asked: Any, facet: str) -> list[Any]:
    """What is asked for one facet, as a list."""
    mine = asked.get(facet) if isinstance(asked, dict) else asked
    return mine if isinstance(mine, list) else [] if mine is None else [mine]


def points_told(made: pd.DataFrame, better: str, fixed: int | None) -> pd.DataFrame:
    pairs = list(zip(made["cause"], made["direction"], strict=True))
    segments, known = made.groupby(["f", "segment"]), made["value"].notna()
    names = {"value": "y", "segment": "rebase_group", "middle": "mean_col", "lower": "lpl", "upper": "upl",
             "outside": "outside_limits", "side": "relative_to_mean", "near": "close_to_limits"}  # fmt: skip
    told = made.rename(columns=names).assign(
        short_group_warning=segments["value"].transform("size") <= chart.TRIAL,
        fix_y=made["value"].where(segments.cumcount() < (fixed or len(made))),
        special_cause_type=[ENDS.get(pair, "Common Cause") for pair in pairs],
        special_cause_flag=made["cause"] != "",
        point_type=made["direction"].map(POINTS[better]),
    )
    if not known.all():  # the reference says nothing of a point without a value
        placed = ["outside_limits", "relative_to_mean", "close_to_limits"]
        told = told.assign(**{name: told[name].where(known) for name in placed})
    return told.drop(columns=["points", "cause", "direction", "method"])


def summary_told(summed: pd.DataFrame, better: str, targeted: bool) -> pd.DataFrame:
    """The reference counts only what is improvement or concern."""
    names = {"segment": "rebase_group", "middle": "mean_col", "lower": "lpl", "upper": "upl",
             "number": "n", "common": "common_cause"}  # fmt: skip
    good, bad = {"higher": ("up", "down"), "lower": ("down", "up"), "neither": ("none", "none")}[better]
    counted = summed.assign(none=0)
    made = summed.rename(columns=names).assign(
        special_cause_improvement=counted[good],
        special_cause_concern=counted[bad],
        variation_type=summed["direction"].map(POINTS[better]),
    )
    told = ["f", *names.values(), "special_cause_improvement", "special_cause_concern", "variation_type"]
    if not targeted:
        return made[told]
    return made[told].assign(assurance_type=made["assurance"].map(MET))


def icons_told(summed: pd.DataFrame) -> pd.DataFrame:
    """One icon a facet for its last point, and one for its target, where it has one."""
    last = summed.drop_duplicates("f", keep="last")
    end = last["direction"].map({1: "_high", -1: "_low", 0: ""})
    variation = last["variation"].replace({"common cause": "common_cause"}) + end
    assured = last["assurance"].map(MET).str.removeprefix("consistent_")
    shown = [
        pd.DataFrame({"f": last["f"], "type": kind, "icon": icon})
        for kind, icon in (("variation", variation), ("assurance", assured))
    ]
    return pd.concat(shown, ignore_index=True).dropna(subset="icon", ignore_index=True)
