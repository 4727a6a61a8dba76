"""The reference's funnel functions, turned into calls of ours; see ``oracle``.

The ends of the axis follow the reference's charts: 5% beyond the data, rounded
to one or two figures.  For ratios its end is known from one example only.
"""

from typing import Any

import numpy as np
import pandas as pd

from jsna.statistics.intervals import FEW, Floats, floats, refuse
from jsna.statistics.methods import funnel
from tests.statistics.reference_words import Args

SIGNIFICANCE = {
    "highest": "High (0.001)", "higher": "High (0.025)", "similar": "Not significant",
    "lower": "Low (0.025)", "lowest": "Low (0.001)",
    "not compared": "Not applicable for events less than 10 for dsrs",
}  # fmt: skip
SIDES = {"lower": "lower_2s", "upper": "upper_2s", "lower_998": "lower_3s", "upper_998": "upper_3s"}


def asked(frame: pd.DataFrame, args: Args) -> tuple[pd.DataFrame, Any, float]:
    """The frame under our names, the kind of value, and its unit."""
    names = {"numerator": "count", "denominator": "denominator", "rate": "value"}
    rows = frame[[args[name] for name in names if name in args]]
    rows = rows.rename(columns={args[name]: ours for name, ours in names.items() if name in args})
    refuse(rows.isna(), "no number is missing")
    standardised = args.get("rate_type") == "dsr"
    kind = args.get("statistic", "rate")
    return rows, "standardised rate" if standardised else kind, args.get("multiplier", 1)


def assign_funnel_significance(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    made = funnel.estimate(*asked(frame, args))
    return frame.assign(significance=made["compared"].map(SIGNIFICANCE))


def calculate_funnel_points(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    rows, kind, per = asked(frame, args)
    years = args.get("years_of_data", 1)
    among = funnel.people(rows, kind, per) / years
    shown = (rows["count"] >= FEW) | (kind != "standardised rate")
    return frame.assign(
        rate_chart=rows["value"].where(shown), denominator_derived=pd.Series(among).where(shown)
    )


def calculate_funnel_limits(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    rows, kind, per = asked(frame, args)
    of = {"proportion": shares, "ratio": ratios}.get(kind, rates)
    made = of(rows, kind, per, args)
    return made.drop(columns=["statistic", "method"]) if args.get("type") == "standard" else made


def shares(rows: pd.DataFrame, kind: Any, per: float, args: Args) -> pd.DataFrame:
    least, most = ends(floats(rows["denominator"]))
    middle = funnel.average(rows, kind, per)
    made = funnel.limits_of_shares(funnel.steps(max(1, least), most), middle, per)
    names = {"denominator": "Population"} | {ours: f"{side}_limit" for ours, side in SIDES.items()}
    return made.rename(columns=names).assign(baseline=middle, statistic="proportion", method="Wilson")


def ratios(rows: pd.DataFrame, kind: Any, per: float, args: Args) -> pd.DataFrame:
    expected = floats(rows["denominator"])
    made = funnel.limits_of_events(funnel.steps(max(1, ends(expected)[0]), np.ceil(1.03 * expected.max())))
    told = {"Observed_events": made["count"]}
    for ours, side in SIDES.items():
        told[f"{side}_exp_events"] = made[ours]
        told[f"{side}_limit"] = per * (made["count"] / made[ours] - (args["ratio_type"] == "count"))
    return pd.DataFrame(told).assign(statistic=f"ratio ({args['ratio_type']})", method="Poisson")


def rates(rows: pd.DataFrame, kind: Any, per: float, args: Args) -> pd.DataFrame:
    years = args.get("years_of_data", 1)
    middle = funnel.average(rows, kind, per)
    per_year = middle * years / per  # events for each person of one year's population
    least, most = ends(funnel.people(rows, kind, per) / years)
    made = funnel.limits_of_events(funnel.steps(max(1, np.floor(least * per_year)), np.ceil(most * per_year)))
    told = {"Events": made["count"]}
    for ours, side in SIDES.items():
        told[f"{side}_population_1_year"] = made[ours] / per_year
        told[f"{side}_limit"] = middle * made["count"] / made[ours]
    words = f"rate ({args['rate_type']} per {per:,})"
    return pd.DataFrame(told).assign(baseline=middle, statistic=words, method="Poisson")


def ends(numbers: Floats) -> tuple[float, float]:
    """Where the axis starts and ends."""
    low, high = 0.95 * numbers.min(), 1.05 * numbers.max()
    tens, more = (10 ** np.floor(np.log10(end)) for end in (low, high))
    near_nothing = numbers.max() > 2 * numbers.min()
    return 0 if near_nothing else np.floor(low / tens) * tens, np.ceil(high * 10 / more) * more / 10
