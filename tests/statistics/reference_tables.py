"""The reference's life tables, quantiles and indices, turned into calls of ours; see ``oracle``."""

import numpy as np
import pandas as pd

from jsna.statistics.method import limit_columns
from jsna.statistics.methods import life_expectancy as le
from jsna.statistics.methods import quantiles
from jsna.statistics.methods import slope_index_of_inequality as sii
from tests.statistics.reference_words import Args, levels, told


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


def phe_sii(frame: pd.DataFrame, args: Args) -> dict[str, pd.DataFrame]:
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
