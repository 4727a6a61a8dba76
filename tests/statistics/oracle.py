"""The reference packages' functions and arguments, turned into calls of our methods.

``run_case`` takes a case of an oracle's manifest and gives the tables that its
expected files hold.  A call that is refused raises.  Nothing is worked out here.
Where a reference does something that we do better, ours is what comes back: a
lone group is added up like any other; a flat series has its mean for limits; a
target that was not given has no icon; a standardised rate needs no denominator
beside it to be placed in a funnel.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from jsna.statistics.intervals import byar_limits, wilson_limits
from tests.statistics import reference_charts as charts
from tests.statistics import reference_funnels as funnels
from tests.statistics import reference_rates as rates
from tests.statistics import reference_tables as tables
from tests.statistics.reference_words import Args, levels

Case = dict[str, Any]
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


def limit(of: Callable[..., Any], side: int, *columns: str) -> Callable[[pd.DataFrame, Args], pd.DataFrame]:
    """A reference function that gives one side of an interval."""
    return lambda frame, args: frame.assign(
        limit=of(*(frame[args[column]] for column in columns), *levels(args))[side]
    )


FUNCTIONS: dict[str, Callable[[pd.DataFrame, Args], pd.DataFrame | Tables]] = {
    "assign_funnel_significance": funnels.assign_funnel_significance,
    "calculate_funnel_limits": funnels.calculate_funnel_limits,
    "calculate_funnel_points": funnels.calculate_funnel_points,
    "byars_lower": limit(byar_limits, 0, "x"),
    "byars_upper": limit(byar_limits, 1, "x"),
    "wilson_lower": limit(wilson_limits, 0, "x", "n"),
    "wilson_upper": limit(wilson_limits, 1, "x", "n"),
    "calculate_ISRate": rates.calculate_israte,
    "calculate_ISRatio": rates.calculate_isratio,
    "calculate_dsr": rates.calculate_dsr,
    "phe_dsr": rates.phe_dsr,
    "phe_life_expectancy": tables.phe_life_expectancy,
    "phe_mean": rates.phe_mean,
    "phe_proportion": rates.phe_proportion,
    "phe_quantile": tables.phe_quantile,
    "phe_rate": rates.phe_rate,
    "phe_sii": tables.phe_sii,
    "ptd_spc": charts.ptd_spc,
}
