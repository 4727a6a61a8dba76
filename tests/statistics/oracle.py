"""The reference packages' functions and arguments, turned into calls of our methods.

``run_case`` takes a case of an oracle's manifest and gives the tables that its
expected files hold.  A call that is refused raises.  Nothing is worked out here.
Where a reference does something that we do better (a lone group that it does
not add up), ours is what comes back.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from jsna.statistics.intervals import byar_limits, refuse, wilson_limits
from jsna.statistics.method import limit_columns
from jsna.statistics.methods import directly_standardised_rate as dsr
from jsna.statistics.methods import (
    indirectly_standardised_rate as israte,
)
from jsna.statistics.methods import (
    indirectly_standardised_ratio as isratio,
)
from jsna.statistics.methods import life_expectancy as le
from jsna.statistics.methods import mean, proportion, quantiles, rate
from jsna.statistics.methods import slope_index_of_inequality as sii

Case = dict[str, Any]
Args = dict[str, Any]
Tables = dict[str, pd.DataFrame]


def run_case(case: Case, folder: Path) -> Tables:
    """The tables that ``case`` expects, worked out from its input in ``folder``.

    Raises NotImplementedError for a function whose method is not there, and
    ValueError or TypeError for a call that is refused.
    """
    name = case["function"]
    if name not in FUNCTIONS:
        raise NotImplementedError(f"there is no method for the reference function {name}")
    args = dict(case["args"])
    if case.get("observed_totals"):
        args["observed"] = read(folder / case["observed_totals"])
    made = FUNCTIONS[name](read(folder / case["input"]), args)
    return made if isinstance(made, dict) else {"expected": made}


def read(path: Path) -> pd.DataFrame:
    """A CSV of the oracle; NA is a missing value and nothing else is."""
    return pd.read_csv(path, na_values=["NA"], keep_default_na=False)


def levels(args: Args) -> list[float]:
    """Confidence levels as we take them; the reference also takes per cent, and only one pair."""
    asked = args.get("confidence", 0.95)
    many = [one / 100 if one > 1 else one for one in (asked if isinstance(asked, list) else [asked])]
    refuse(len(many) > 1 and many != [0.95, 0.998], "two levels are 0.95 and 0.998")
    return many


def told(
    made: pd.DataFrame,
    columns: Sequence[str],
    args: Args,
    statistic: "str | pd.Series[str] | np.ndarray",
    method: "str | pd.Series[str] | np.ndarray",
) -> pd.DataFrame:
    """``made`` under the reference's names: ``columns``, then what its ``type`` asks for."""
    asked = args.get("type", "full")
    refuse(asked not in {"value", "lower", "upper", "standard", "full"}, f"no type is called {asked}")
    several = levels(args)
    names: dict[str, str] = {}
    for level, pair in limit_columns(several).items():
        end = f"{100 * level:.1f}cl".replace(".", "_") if len(several) > 1 else "cl"
        names |= {pair[0]: f"lower{end}", pair[1]: f"upper{end}"}
    made = made.assign(
        statistic=statistic, method=method, confidence=", ".join(f"{100 * level:g}%" for level in several)
    )
    full = [*columns, "value", *names, "confidence", "statistic", "method"]
    keep = {
        "value": [name for name in columns if name not in TOTALS] + ["value"],
        "lower": [name for name in columns if name not in TOTALS] + [old for old in names if "lower" in old],
        "upper": [name for name in columns if name not in TOTALS] + [old for old in names if "upper" in old],
        "standard": full[:-3],
        "full": full,
    }
    return made[keep[asked]].rename(columns=names)


TOTALS = {"total_count", "total_pop", "observed", "expected", "ref_rate"}


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


def phe_life_expectancy(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    given = {"count": args["deaths"], "denominator": args["population"], "age": args["startage"]}
    rows = frame.rename(columns={theirs: ours for ours, theirs in given.items()})
    made = le.estimate(rows, args.get("group_by", []), levels(args), args.get("age_contents", le.AGES))
    wanted = args.get("le_age", "all")
    if wanted != "all":
        made = made[made["age"].isin(wanted if isinstance(wanted, list) else [wanted])]
    statistic = "life expectancy at " + made["age"].astype(str)
    made = made.rename(columns={"age": args["startage"], "people": "pops_used", "deaths": "dths_used"})
    kept = [name for name in frame.columns if name not in (args["deaths"], args["population"])]
    used = [] if args.get("type") == "standard" else ["pops_used", "dths_used"]
    return told(made, [*kept, *used], args, statistic, "Chiang, using Silcocks et al for confidence limits")


def phe_quantile(frame: pd.DataFrame, args: Args) -> pd.DataFrame:
    by, number = args.get("group_by", []), args.get("nquantiles", 10)
    invert = frame[args["invert"]] if args.get("inverttype") == "field" else args.get("invert", True)
    made = quantiles.estimate(frame, number, by, args["values"], invert).drop(columns="method")
    if args.get("type", "full") == "standard":
        return made
    end = np.where(np.broadcast_to(invert, len(frame)), "highest", "lowest")
    words = "lowest quantile represents " + pd.Series(end, index=frame.index) + " values"
    return made.assign(nquantiles=number, groupvars=", ".join(by), qinverted=words)


def phe_sii(frame: pd.DataFrame, args: Args) -> Tables:
    kinds = ("mean", "rate", "proportion")
    kind, changed = kinds[args.get("value_type", 0)], args.get("transform", False)
    names = {"quantile": "quantile", "population": "denominator", "value": "value", "se": "error",
             "lower_cl": "lower", "upper_cl": "upper"}  # fmt: skip
    given = {args[theirs]: ours for theirs, ours in names.items() if theirs in args}
    by, per, draws = args.get("group_by", []), args.get("multiplier", 1), args.get("repetitions", 100_000)
    rows = frame[[*by, *given]].rename(columns=given)
    if "x" in args:
        rows["value"] = frame[args["x"]] / rows["denominator"]
    made = sii.estimate(rows, by, kind, changed, per, levels(args), draws).dropna(subset="value")
    indices = ["sii", *["rii"] * args.get("rii", False)]
    limits = {}
    for level, pair in limit_columns(levels(args)).items():
        end = f"{100 * level:.1f}".replace(".", "_") + "cl" * (not changed)
        for ours, side in zip(pair, ("lower", "upper"), strict=True):
            limits |= {ours: f"sii_{side}{end}", f"relative_{ours}": f"rii_{side}{end}"}
    made = made.rename(columns={"value": "sii", "relative": "rii", "start": "intercept"} | limits).assign(
        indicator_type=("normal", "rate", "proportion")[kinds.index(kind)],
        multiplier=per,
        transform={"mean": "none", "rate": "log", "proportion": "logit"}[kind] if changed else "none",
        CI_confidence=", ".join(f"{100 * level:g}%" for level in levels(args)),
        CI_method=f"simulation {'1e+05' if draws == 100_000 else draws} reps",
    )
    said = ["indicator_type", "multiplier", "transform", "CI_confidence", "CI_method"]
    full = [*["intercept"] * args.get("intercept", False), *(said if args.get("type") != "standard" else [])]
    bounds = [name for name in limits.values() if name[:3] in indices]
    return {"expected": made[[*by, *indices, *full]], "monte_carlo": made[[*by, *bounds]]}


def limit(of: Callable[..., Any], side: int, *columns: str) -> Callable[[pd.DataFrame, Args], pd.DataFrame]:
    """A reference function that gives one side of an interval."""
    return lambda frame, args: frame.assign(
        limit=of(*(frame[args[column]] for column in columns), *levels(args))[side]
    )


FUNCTIONS: dict[str, Callable[[pd.DataFrame, Args], pd.DataFrame | Tables]] = {
    "byars_lower": limit(byar_limits, 0, "x"),
    "byars_upper": limit(byar_limits, 1, "x"),
    "wilson_lower": limit(wilson_limits, 0, "x", "n"),
    "wilson_upper": limit(wilson_limits, 1, "x", "n"),
    "calculate_ISRate": calculate_israte,
    "calculate_ISRatio": calculate_isratio,
    "calculate_dsr": calculate_dsr,
    "phe_dsr": phe_dsr,
    "phe_life_expectancy": phe_life_expectancy,
    "phe_mean": phe_mean,
    "phe_proportion": phe_proportion,
    "phe_quantile": phe_quantile,
    "phe_rate": phe_rate,
    "phe_sii": phe_sii,
}
