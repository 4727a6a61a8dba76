"""How unequal groups are, in words beside the picture, and what a slope is told."""

from dataclasses import dataclass
from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.findings.finding import readings
from jsna.findings.inequality import Apart, gap, line
from jsna.model.measures import Measure
from jsna.pages.numbers import figure, with_unit
from jsna.pages.quantities import decimals_of
from jsna.pages.view import View

SLOPE_HOW = (
    "Each block is as wide as the group's share of people, most deprived first. "
    "The line is the best fit through all blocks; the bracket shows how far it falls or rises. "
    "Upright lines are 95% limits."
)


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of one area (``ours``) and of the comparator (``theirs``): ``column`` names them."""

    view: View
    measure: Measure
    ours: SafeTable
    theirs: SafeTable
    column: str
    by: str


def slope_options(groups: Groups) -> dict[str, Any]:
    """What the slope chart is told beside its rows."""
    found = line(groups.view.found, groups.measure.id, groups.ours, groups.column, groups.by)
    apart = found.apart
    return {
        "comparator": "",
        "ranks": found.ranks,
        "line": (found.start, found.end),
        "index": (apart.value, apart.lower, apart.upper),
        "relative": (apart.relative, apart.relative_lower, apart.relative_upper),
    }


def inequality_in_words(statistic: str, groups: Groups) -> str:
    """The gap, slope index or relative index of ours with its limits, then that of the comparator."""
    if not statistic:
        return ""
    said = [_said(statistic, groups, groups.ours)]
    ours, theirs = (set(rows.frame[groups.column]) for rows in (groups.ours, groups.theirs))
    if len(ours) == len(groups.ours.frame) and theirs == ours and not groups.theirs.frame["reason"].any():
        there = groups.view.name(str(groups.theirs.frame["area"].iloc[0]))
        said.append(f"In {there}: {_value(statistic, groups, groups.theirs)}.")
    return " ".join(said)


def _apart(statistic: str, groups: Groups, rows: SafeTable) -> Apart:
    found, measure = groups.view.found, groups.measure.id
    if statistic == "gap":
        return gap(found, measure, rows, groups.column, groups.by)
    return line(found, measure, rows, groups.column, groups.by).apart


def _said(statistic: str, groups: Groups, rows: SafeTable) -> str:
    """ "Gap: 14.9 percentage points (12.6 to 17.4), higher in the most deprived fifth"."""
    apart = _apart(statistic, groups, rows)
    higher = _small(apart.first if apart.higher == "first" else apart.last)
    said = _value(statistic, groups, rows)
    if statistic == "gap":
        where = f"higher in the {higher}" if _ranked(higher) else f"higher for {higher}"
        return f"Gap: {said}, {where}."
    name = "Slope index of inequality" if statistic == "sii" else "Relative index of inequality"
    if not apart.clear:
        return f"{name}: {said}. The limits leave room for no slope at all."
    if statistic == "sii":
        return f"{name}: {said}, higher towards the {higher}."
    return f"{name}: {said} as high at the end of the {higher} as at the other."


def _value(statistic: str, groups: Groups, rows: SafeTable) -> str:
    """ "14.9 percentage points (12.6 to 17.4)", or "2.9 times (2.4 to 3.4)"."""
    apart, measure = _apart(statistic, groups, rows), groups.measure
    if statistic == "rii":
        return f"{figure(apart.relative, 2)} times{_limits(apart.relative_lower, apart.relative_upper, 2)}"
    decimals = decimals_of(measure, max(abs(one.value) for one in readings(rows) if not one.reason))
    unit = "percentage points" if measure.unit == "%" else measure.unit
    return f"{with_unit(apart.value, unit, decimals)}{_limits(apart.lower, apart.upper, decimals)}"


def _limits(lower: float, upper: float, decimals: int) -> str:
    if lower != lower or upper != upper:
        return " (the source gives no limits)"
    return f" ({figure(lower, decimals)} to {figure(upper, decimals)})"


def _ranked(group: str) -> bool:
    return group.split()[0] in ("most", "least", "second")


def _small(group: str) -> str:
    return group[:1].lower() + group[1:]
