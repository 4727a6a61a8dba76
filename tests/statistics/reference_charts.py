"""The reference's control charts, turned into calls of ours; see ``oracle``."""

from typing import Any

import numpy as np
import pandas as pd

from jsna.statistics.methods import control_chart as chart
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
ICONS = {"consistent_pass": "pass", "consistent_fail": "fail", "inconsistent": "inconsistent"}
NO_FACET = "no facet"


def ptd_spc(frame: pd.DataFrame, args: Args) -> dict[str, pd.DataFrame]:
    facet = frame[args["facet_field"]] if "facet_field" in args else NO_FACET
    rows = pd.DataFrame({"y": frame[args["value_field"]], "x": frame[args["date_field"]], "f": facet})
    rows["trajectory"] = frame[args["trajectory"]] if "trajectory" in args else np.nan
    rows["segment"] = [
        sum(day <= x for day in of(args.get("rebase"), f)) for x, f in zip(rows["x"], rows["f"], strict=True)
    ]
    fixed = args.get("fix_after_n_points")
    made = chart.estimate(
        rows.rename(columns={"y": "value"}), ["f"], args.get("screen_outliers", True), fixed, "x"
    )
    better = BETTER[args.get("improvement_direction", "increase")]
    target = [target_of(args, f) for f in made["f"]]
    points = points_told(made, better, fixed).assign(target=target)
    summary = summary_told(points, better, args)
    assured = pd.DataFrame({"f": [], "icon": []})
    if "assurance_type" in summary:
        assured = summary.dropna(subset="assurance_type")[["f", "assurance_type"]]
        assured = assured.rename(columns={"assurance_type": "icon"}).replace(ICONS)
    left_out = [*["f"] * ("facet_field" not in args), *["rebase_group"] * ("rebase" not in args)]
    return {
        "expected": points,
        "summary_expected": summary.drop(columns=left_out),
        "icons_expected": icons_told(made, points, assured),
    }


def of(asked: Any, facet: str) -> list[Any]:
    """What is asked for one facet, as a list."""
    mine = asked.get(facet) if isinstance(asked, dict) else asked
    return mine if isinstance(mine, list) else [] if mine is None else [mine]


def target_of(args: Args, facet: str) -> float:
    return (of(args.get("target"), facet) or [np.nan])[0]


def points_told(made: pd.DataFrame, better: str, fixed: int | None) -> pd.DataFrame:
    pairs = list(zip(made["cause"], made["direction"], strict=True))
    number = made.groupby(["f", "segment"]).cumcount()
    good = {"higher": 1, "lower": -1, "neither": 0}[better]
    kinds = {0: "common_cause", 1: "special_cause_improvement", -1: "special_cause_concern"}
    if good == 0:
        kinds |= {1: "special_cause_neutral_high", -1: "special_cause_neutral_low"}
    names = {"value": "y", "segment": "rebase_group", "middle": "mean_col", "lower": "lpl", "upper": "upl",
             "outside": "outside_limits", "side": "relative_to_mean", "near": "close_to_limits"}  # fmt: skip
    told = made.rename(columns=names).assign(
        short_group_warning=made.groupby(["f", "segment"])["value"].transform("size") <= chart.TRIAL,
        fix_y=made["value"].where(number < (fixed or len(made))),
        special_cause_type=[ENDS.get(pair, "Common Cause") for pair in pairs],
        special_cause_flag=made["cause"] != "",
        point_type=(made["direction"] * (good or 1)).map(kinds),
    )
    return told.drop(columns=["points", "cause", "direction", "method"])


def summary_told(points: pd.DataFrame, better: str, args: Args) -> pd.DataFrame:
    groups = points.groupby(["f", "rebase_group"], as_index=False)
    kinds = ("common_cause", "special_cause_improvement", "special_cause_concern")
    counts = {kind: (f"is_{kind}", "sum") for kind in kinds}
    counted = points.assign(**{f"is_{kind}": points["point_type"] == kind for kind in kinds})
    made = counted.groupby(["f", "rebase_group"], as_index=False).agg(
        mean_col=("mean_col", "last"), lpl=("lpl", "last"), upl=("upl", "last"), n=("y", "size"), **counts
    )
    made["variation_type"] = groups["point_type"].last()["point_type"]
    if "target" in args:
        latest = ~made.duplicated("f", keep="last")
        targets = [target_of(args, f) for f in made["f"]]
        judged = better != "neither"
        made["assurance_type"] = [
            MET[chart.assurance(lower, upper, target, better)]
            if last and judged and target == target
            else np.nan
            for lower, upper, target, last in zip(made["lpl"], made["upl"], targets, latest, strict=True)
        ]
    return made


def icons_told(made: pd.DataFrame, points: pd.DataFrame, assured: pd.DataFrame) -> pd.DataFrame:
    """One icon a facet for its last point, and one for its target, where it has one."""
    last = made.drop_duplicates("f", keep="last")
    kind = points.loc[last.index, "point_type"].str.removeprefix("special_cause_")
    end = last["direction"].map({1: "_high", -1: "_low", 0: ""})
    kind = kind.where(kind.str.contains("neutral|common"), kind + end)
    shown = pd.DataFrame({"f": last["f"], "type": "variation", "icon": kind})
    return pd.concat([shown, assured.assign(type="assurance")], ignore_index=True)
