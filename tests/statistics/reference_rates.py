"""The reference's proportions, rates and means, turned into calls of ours; see ``oracle``."""

from typing import Any

import numpy as np
import pandas as pd

from jsna.statistics.intervals import refuse
from jsna.statistics.methods import directly_standardised_rate as dsr
from jsna.statistics.methods import indirectly_standardised_rate as israte
from jsna.statistics.methods import indirectly_standardised_ratio as isratio
from jsna.statistics.methods import mean, proportion, rate
from tests.statistics.reference_words import Args, levels, told


def counted(frame: pd.DataFrame, args: Args) -> tuple[pd.DataFrame, list[str], dict[str, str]]:
    """The frame with our names for count and denominator, its groups, and the names to give back."""
    back = {"count": args["x"], "denominator": args["n"]}
    rows = frame.rename(columns={theirs: ours for ours, theirs in back.items()})
    refuse(rows["denominator"] <= 0, "denominators are above 0")
    return rows, args.get("group_by", []), back


def given_back(made: pd.DataFrame, frame: pd.DataFrame, by: list[str], back: dict[str, str]) -> Any:
    """``made`` with the reference's names, and the columns that it keeps."""
    return made.rename(columns=back), [*by, *back.values()] if by else list(frame.columns)


def phe_proportion(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    rows, by, back = counted(frame, args)
    per = args.get("multiplier", 1)
    made = proportion.estimate(rows, by, per, levels(args))
    statistic = "percentage" if per == 100 else f"proportion of {per:g}"
    return told(*given_back(made, frame, by, back), args, statistic, "Wilson")


def phe_rate(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    rows, by, back = counted(frame, args)
    per = args.get("multiplier", 100_000)
    made = rate.estimate(rows, by, per, levels(args))
    which = limits_named(made["method"], made["count"])
    return told(*given_back(made, frame, by, back), args, f"rate per {per}", which)


def limits_named(method: "pd.Series[str]", count: "pd.Series[float]") -> "pd.Series[str]":
    """Byars or Exact; the reference names neither for a missing count."""
    return method.str.contains("Byar").map({True: "Byars", False: "Exact"}).where(count.notna())


def phe_mean(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    by = args.get("group_by", [])
    names = {"total": "value_sum", "number": "value_count", "deviation": "stdev"}
    made = mean.estimate(frame, by, args["x"], levels(args)).rename(columns=names)
    return told(made, [*by, *names.values()], args, "mean", "Student's t-distribution")


def calculate_dsr(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    by, per = args.get("group_by", []), args.get("multiplier", 100_000)
    rows = frame.rename(columns={args["x"]: "count", args["n"]: "denominator", args["stdpop"]: "standard"})
    if args.get("independent_events", True):
        made, method = dsr.estimate(rows, by, per, levels(args)), "Dobson"
    else:
        rows = rows.rename(columns={args["eventfreq"]: "frequency"})
        made = dsr.estimate_repeated(rows, by, per, levels(args), args["ageband"])
        method = "Dobson, with confidence adjusted for non-independent events"
    made = made.rename(columns={"count": "total_count", "denominator": "total_pop"})
    statistic = np.where(made["value"].isna(), "dsr NA for total count < 10", f"dsr per {per}")
    return told(made, [*by, "total_count", "total_pop"], args, statistic, method)


def phe_dsr(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    """The older way in: the standard population is that of 2013, in the order of the rows."""
    place = frame.groupby(args["group_by"]).cumcount() if "group_by" in args else pd.Series(range(len(frame)))
    standard = place.map(dict(enumerate(dsr.ESP_2013.values())))
    return calculate_dsr(frame.assign(standard=standard), {"stdpop": "standard"} | args)


def referred(frame: pd.DataFrame, args: Args) -> tuple[pd.DataFrame, list[str], pd.DataFrame | None]:
    """Counts beside a reference, its groups, and the events of each group where the bands have none."""
    by = args.get("group_by", [])
    rows = frame.rename(columns={args["x"]: "count", args["n"]: "denominator"})
    for ours, theirs in {"reference_count": args["x_ref"], "reference_denominator": args["n_ref"]}.items():
        place = rows.groupby(by).cumcount() if by else pd.Series(range(len(rows)))
        rows[ours] = frame[theirs] if isinstance(theirs, str) else place.map(dict(enumerate(theirs)))
    observed = args.get("observed")
    return rows, by, None if observed is None else observed.rename(columns={args["x"]: "count"})


def calculate_isratio(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    rows, by, observed = referred(frame, args)
    per = args.get("refvalue", 1)
    made = isratio.estimate(rows, by, per, levels(args), observed).rename(columns={"count": "observed"})
    which = limits_named(made["method"], made["observed"])
    statistic = f"indirectly standardised ratio x {per}"
    return told(made, [*by, "observed", "expected"], args, statistic, which)


def calculate_israte(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    rows, by, observed = referred(frame, args)
    per = args.get("multiplier", 100_000)
    made = israte.estimate(rows, by, per, levels(args), observed)
    made = made.rename(columns={"count": "observed", "reference_rate": "ref_rate"})
    which = limits_named(made["method"], made["observed"])
    statistic = f"indirectly standardised rate per {per}"
    return told(made, [*by, "observed", "expected", "ref_rate"], args, statistic, which)
