"""One figure less another, with limits: of two groups, or of two times."""

from dataclasses import dataclass

from jsna.findings.claims.case import Case, has_limits, limits_of
from jsna.findings.finding import Reading
from jsna.statistics.differences import error_of, limits_between, newcombe_limits

NEWCOMBE = "Newcombe's limits of a difference of proportions"
BY_LIMITS = "limits of a difference, from the 95% limits of both"


@dataclass(frozen=True, slots=True)
class Difference:
    """``value`` in the measure's own unit, with its 95% limits and the name of the test."""

    value: float
    lower: float
    upper: float
    test: str

    @property
    def way(self) -> str:
        """up or down where the limits exclude 0, else ""."""
        return "up" if self.lower > 0 else "down" if self.upper < 0 else ""

    @property
    def numbers(self) -> dict[str, float]:
        """The difference for the evidence."""
        return {"difference": self.value, "lower": self.lower, "upper": self.upper}


def difference(case: Case, one: Reading, other: Reading) -> Difference:
    """``one`` less ``other``.  Raises CannotCheck where they have neither counts nor limits."""
    value = one.value - other.value
    if case.measure.statistic == "proportion" and _counted(one) and _counted(other):
        ends = newcombe_limits(one.count, one.denominator, other.count, other.denominator)
        lower, upper = (100 * float(end) for end in ends)
        if lower <= value <= upper:
            return Difference(value, lower, upper, NEWCOMBE)
    limits_of(one, other)
    return between(value, one, other)


def between(value: float, *several: Reading) -> Difference:
    """``value``, a sum or difference of ``several`` readings that have limits."""
    errors = (error_of(one.lower, one.upper) for one in several)
    lower, upper = limits_between(value, *errors)
    return Difference(value, float(lower), float(upper), BY_LIMITS)


def in_words(case: Case, made: Difference) -> str:
    """ "the difference is 2.1 points (1.4 to 2.8)"."""
    number, unit = case.number, " points" if case.measure.unit == "%" else ""
    return f"the difference is {number(made.value)}{unit} ({number(made.lower)} to {number(made.upper)})"


def _counted(one: Reading) -> bool:
    """Whether a share can be worked out again from its own people."""
    if not (one.denominator > 0 and 0 <= one.count <= one.denominator):
        return False
    return not has_limits(one) or one.lower <= 100 * one.count / one.denominator <= one.upper
