"""How unequal groups are, in words beside the picture, and what a slope is told."""

from dataclasses import dataclass
from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.findings.comparisons import BY_95_LIMITS
from jsna.findings.finding import readings
from jsna.findings.inequality import Apart, Gathering, gap, gathering, line
from jsna.model.measures import Measure
from jsna.pages.figures import about
from jsna.pages.numbers import figure
from jsna.pages.quantities import decimals_of
from jsna.pages.view import View

SLOPE_HOW = (
    "Each block is as wide as the group's share of people, most deprived first. "
    "The line is the best fit through all blocks; the bracket shows how far it falls or rises. "
    "Upright lines are 95% limits."
)
CONCENTRATION_HOW = (
    "Everybody is ranked, most deprived first. On the dashed line each share of people would have "
    "the same share of the whole; the further the solid line bends away, the less equal it is."
)
HOW = {"slope": SLOPE_HOW, "concentration": CONCENTRATION_HOW}
CHART = {"sii": "slope", "rii": "slope", "concentration": "concentration"}
_ALL = ["value", "lower", "upper", "denominator"]
NEEDS = {"gap": ["value"], "sii": _ALL, "rii": _ALL, "concentration": ["count", "denominator"]}
PEOPLE = {"male": "males", "female": "females"}


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of one area (``ours``) and of the comparator (``theirs``): ``column`` names them."""

    view: View
    measure: Measure
    ours: SafeTable
    theirs: SafeTable
    column: str
    by: str


def drawn(kind: str, statistic: str, groups: Groups) -> tuple[str, dict[str, Any]]:
    """The chart of ``kind`` (else the one that shows ``statistic``), and what it is told beside its rows."""
    kind = kind or CHART.get(statistic, "ladder")
    if kind == "slope":
        return kind, _slope_options(groups)
    if kind == "concentration":
        return kind, _concentration_options(groups)
    return kind, {}


def _slope_options(groups: Groups) -> dict[str, Any]:
    found = line(groups.view.found, groups.measure.id, groups.ours, groups.column, groups.by)
    groups.view.found.seen.note(BY_95_LIMITS, "slope", groups.measure.id, groups.by)
    apart = found.apart
    return {
        "comparator": "",
        "ranks": found.ranks,
        "line": (found.start, found.end),
        "index": (apart.value, apart.lower, apart.upper),
        "relative": (apart.relative, apart.relative_lower, apart.relative_upper),
    }


def _concentration_options(groups: Groups) -> dict[str, Any]:
    found = gathering(groups.view.found, groups.measure.id, groups.ours, groups.column, groups.by)
    return {
        "comparator": "",
        "curve": found.curve,
        "index": (found.value, found.lower, found.upper),
        "what": f"all {about(groups.measure)}",
        "whom": groups.measure.of or "people",
    }


def inequality_in_words(statistic: str, groups: Groups) -> str:
    """The gap or index of ours with its limits, then that of the comparator where it has the same groups."""
    if not statistic:
        return ""
    said = [_said(statistic, groups)]
    theirs = groups.theirs.frame
    same = sorted(theirs[groups.column]) == sorted(groups.ours.frame[groups.column])
    itself = bool(set(groups.ours.frame["area"]) & set(theirs["area"]))
    if same and not itself and theirs[NEEDS[statistic]].notna().all(axis=None):
        there = groups.view.name(str(theirs["area"].iloc[0]))
        said.append(f"In {there}: {_value(statistic, groups, groups.theirs)[1]}.")
    return " ".join(said)


def _said(statistic: str, groups: Groups) -> str:
    """ "Gap: 14.9 percentage points (12.6 to 17.4), higher in the most deprived fifth"."""
    found, said = _value(statistic, groups, groups.ours)
    if isinstance(found, Gathering):
        ends = [_small(str(groups.ours.frame[groups.column].iloc[end])) for end in (0, -1)]
        clear = found.lower > 0 or found.upper < 0
        where = (
            f"more falls on the {ends[0 if found.value < 0 else 1]} end" if clear else "no clear gathering"
        )
        return f"Concentration index: {said}, {where}."
    higher = _small(found.first if found.higher == "first" else found.last)
    if statistic == "gap":
        where = f"higher {'in the' if _ranked(higher) else 'for'} {PEOPLE.get(higher, higher)}"
        return f"Gap: {said}, {where}."
    name = "Slope index of inequality" if statistic == "sii" else "Relative index of inequality"
    if not found.clear:
        return f"{name}: {said}. The limits leave room for no slope at all."
    if statistic == "sii":
        return f"{name}: {said}, higher towards the {higher}."
    return f"{name}: {said} as high at the end of the {higher} as at the other."


def _value(statistic: str, groups: Groups, rows: SafeTable) -> tuple[Apart | Gathering, str]:
    """What was found in ``rows``, and "14.9 percentage points (12.6 to 17.4)" or "2.9 times (...)"."""
    view, measure = groups.view, groups.measure
    asked = (view.found, measure.id, rows, groups.column, groups.by)
    if statistic == "concentration":
        index = gathering(*asked)
        return index, f"{view.worked_out(index.value, '', 3, rows)}{_limits(index.lower, index.upper, 3)}"
    apart = gap(*asked) if statistic == "gap" else line(*asked).apart
    if statistic == "rii":
        limits = _limits(apart.relative_lower, apart.relative_upper, 2)
        return apart, f"{view.worked_out(apart.relative, 'times', 2, rows)}{limits}"
    decimals = decimals_of(measure, max(abs(one.value) for one in readings(rows) if not one.reason))
    unit = "percentage points" if measure.unit == "%" else measure.unit
    said = view.worked_out(apart.value, unit, decimals, rows)
    return apart, f"{said}{_limits(apart.lower, apart.upper, decimals)}"


def _limits(lower: float, upper: float, decimals: int) -> str:
    if lower != lower or upper != upper:
        return " (the source gives no limits)"
    return f" ({figure(lower, decimals)} to {figure(upper, decimals)})"


def _ranked(group: str) -> bool:
    return group.split()[0] in ("most", "least", "second")


def _small(group: str) -> str:
    return group[:1].lower() + group[1:]
