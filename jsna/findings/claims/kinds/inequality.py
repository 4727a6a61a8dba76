"""Whether a figure changes step by step with deprivation."""

import pandas as pd

from jsna.findings.claims.case import Case, limits_of, shown
from jsna.findings.claims.family import CannotCheck, Family, Tested
from jsna.findings.finding import Reading, readings
from jsna.statistics.methods.slope_index_of_inequality import FEWEST_PARTS
from jsna.statistics.methods.slope_index_of_inequality import estimate as slope_index

_DEPRIVED = ("depriv", "imd")


def unequal(case: Case) -> Tested:
    """The interval of the slope index of inequality excludes 0."""
    groups = by_deprivation(case)
    limits_of(*groups)
    if not all(one.denominator > 0 for one in groups):
        raise CannotCheck("the groups have no numbers of people, and the slope weighs them", *groups)
    frame = pd.DataFrame(
        {
            "quantile": range(1, len(groups) + 1),
            "denominator": [one.denominator for one in groups],
            **{name: [getattr(one, name) for one in groups] for name in ("value", "lower", "upper")},
        }
    )
    made = slope_index(frame, kind="mean").iloc[0]
    numbers = {name: float(made[name]) for name in ("value", "lower", "upper")}
    found = "unequal" if numbers["lower"] > 0 or numbers["upper"] < 0 else "not clear"
    value, lower, upper = map(case.number, numbers.values())
    where = f"from the most to the least deprived of {len(groups)} groups in {groups[0].period}"
    because = f"{where} the slope is {value} ({lower} to {upper})"
    return Tested("unequal", found, str(made["method"]), because, groups, "", numbers)


def by_deprivation(case: Case) -> tuple[Reading, ...]:
    """The figures of all groups of deprivation, the most deprived first.  Raises CannotCheck."""
    rows = case.found.rows(case.measure.id, area=case.area)
    types = [one for one in rows.frame["category_type"].drop_duplicates() if _is_deprivation(one)]
    if not types:
        raise CannotCheck(f"{case.measure.id} has no groups of deprivation")
    chosen = case.found.selected(case.measure.id, {"category_type": types[0]}, area=case.area)
    periods = chosen.frame["period"].tolist()
    wanted = {"latest": periods[-1], "first": periods[0]}.get(case.about.period, case.about.period)
    groups = [shown(one) for one in readings(chosen.where(period=wanted))]
    order = case.measure.order.get(types[0]) or _numbered(groups)
    if len(groups) < FEWEST_PARTS:
        raise CannotCheck(f"{len(groups)} groups; the slope needs at least {FEWEST_PARTS}", *groups)
    if any(one.category not in order for one in groups) or len({one.category for one in groups}) < len(
        groups
    ):
        hint = f"say the order of {types[0]} on the card of {case.measure.table}, most deprived first"
        raise CannotCheck(f"which group is the most deprived is not known; {hint}", *groups)
    return tuple(sorted(groups, key=lambda one: order.index(one.category)))


def _is_deprivation(category_type: str) -> bool:
    return any(word in category_type.lower() for word in _DEPRIVED)


def _numbered(groups: list[Reading]) -> tuple[str, ...]:
    """Groups that are numbers stand in order: 1 is the most deprived."""
    return tuple(sorted((one.category for one in groups if one.category.isdigit()), key=int))


KIND = Family(
    says="Whether a figure changes with deprivation, by a line through all groups.",
    only="only tells of inequality",
    forms={"M is unequal by deprivation": unequal},
    example="smoking is unequal by deprivation",
    allows=("comparing",),
)
