"""What all functions of the reference ask and say alike; see ``oracle``."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from jsna.statistics.intervals import refuse
from jsna.statistics.method import limit_columns

Args = dict[str, Any]
TOTALS = {"total_count", "total_pop", "observed", "expected", "ref_rate"}


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
