"""Whether a figure has reached a number that was set."""

from jsna.findings.claims.case import Case
from jsna.findings.claims.family import Family, Tested
from jsna.findings.claims.kinds.level import ends
from jsna.findings.claims.sizes import in_unit

_OTHER = {"met": "not met", "not met": "met"}


def against(case: Case) -> Tested:
    """The whole interval is on the better side of N (met), or on the worse side (not met)."""
    one, size, way = case.row(), in_unit(case, "N"), case.way
    lower, upper, test = ends(case, one)
    if case.judged("better") == "up":
        found = "met" if lower >= size.value else "not met" if upper < size.value else "neither"
    else:
        found = "met" if upper <= size.value else "not met" if lower > size.value else "neither"
    return Tested(way, found, test, f"{case.said(one)}, beside the target {size.text}", (one,), _OTHER[way])


KIND = Family(
    says="Whether a figure has reached a target.",
    only="only tells of a target",
    forms={"M has met|not_met N": against},
    example="mmr has met 95%",
)
