"""The reference population's rate, times how many more or fewer events a place had than expected."""

from collections.abc import Sequence

import pandas as pd

from jsna.statistics.method import LEVELS, Example, Method, limit_columns
from jsna.statistics.methods import indirectly_standardised_ratio as ratio


def estimate(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    per: float = 100_000,
    level: float | Sequence[float] = LEVELS,
    observed: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row a group of ``by`` (or one for all) with its indirectly standardised rate.

    As ``indirectly_standardised_ratio.estimate``; value, limits and reference_rate are for
    every ``per`` people.

    Source: Fingertips Public Health Technical Guidance, indirectly standardised rates.
    """
    made = ratio.estimate(frame, by, 1, level, observed)
    reference = per * made["reference_rate"]
    limits = [name for pair in limit_columns(level).values() for name in pair]
    scaled = {name: made[name] * reference for name in ["value", *limits]}
    method = made["method"].str.replace("ratio", "rate", n=1)
    return made.assign(reference_rate=reference, **scaled, method=method)


KIND = Method(
    says="Events for every so many people, put right for age by another population's rates.",
    estimate=estimate,
    formula=(
        "The value is the ratio of events to events expected, times the crude rate of the reference "
        "population. Its limits are those of the ratio, times the same rate."
    ),
    source="Fingertips Public Health Technical Guidance, indirectly standardised rates",
    example=Example(ratio.EXAMPLE, {"by": ["area"]}),
)
