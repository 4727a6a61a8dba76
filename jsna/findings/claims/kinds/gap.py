"""How far two groups are apart, and whether that has changed."""

import math

from jsna.findings.claims.case import Case, limits_of
from jsna.findings.claims.difference import between, difference, in_words
from jsna.findings.claims.family import CannotCheck, Family, Tested
from jsna.findings.claims.kinds.change import two_times
from jsna.findings.claims.sizes import of_difference
from jsna.findings.claims.terms import Unsound, rounded
from jsna.findings.finding import Reading

_OTHER = {"widened": "narrowed", "narrowed": "widened"}


def clear(case: Case) -> Tested:
    """The interval of the difference excludes 0."""
    one, other = pair(case)
    made = difference(case, one, other)
    found = "clear" if made.way else "not clear"
    because = f"{case.both(one, other)}: {in_words(case, made)}"
    return Tested("clear", found, made.test, because, (one, other), "", made.numbers)


def about(case: Case) -> Tested:
    """The difference, whichever way, rounds to N."""
    one, other = pair(case)
    size = of_difference(case)
    near = rounded(abs(one.value - other.value), size.decimals)
    because = f"{case.both(one, other)}: the gap rounds to {near:,.{size.decimals}f}"
    found = "about" if near == size.value else "other"
    return Tested(
        "about",
        found,
        "the rounded difference",
        because,
        (one, other),
        "",
        {"difference": one.value - other.value},
    )


def pair(case: Case) -> tuple[Reading, Reading]:
    """The figures of the two groups, at one period.  Raises Unsound, CannotCheck."""
    words = case.pair(case["GROUPS"])
    _refuse_for(case)
    one = case.row(words[0])
    other = case.row(words[1], period=one.period)
    if one.line == other.line:
        raise Unsound("a group is not compared with itself", "name another group", "itself")
    return one, other


def _refuse_for(case: Case) -> None:
    if case.about.group:
        said = f"a gap names its groups after between, and this has 'for {case.about.group}'"
        raise Unsound(said, "take out 'for'", "two-groups")


def moved(case: Case) -> Tested:
    """The interval of the difference of the two gaps excludes 0."""
    words = case.pair(case["GROUPS"])
    _refuse_for(case)
    (now, then), (other_now, other_then) = (two_times(case, word) for word in words)
    case.break_between(then, now)
    told = (now, other_now, then, other_then)
    limits_of(*told)
    gap, gap_then = now.value - other_now.value, then.value - other_then.value
    if math.copysign(1, gap) != math.copysign(1, gap_then):
        raise CannotCheck("the gap has turned round: the other group is now the higher one", *told)
    made = between(abs(gap) - abs(gap_then), *told)
    found = {"up": "widened", "down": "narrowed"}.get(made.way, "not clear")
    before, after = (case.number(abs(one)) for one in (gap_then, gap))
    sizes = f"the gap was {before} in {then.period} and is {after} in {now.period}"
    return Tested(
        case.way, found, made.test, f"{sizes}: {in_words(case, made)}", told, _OTHER[case.way], made.numbers
    )


KIND = Family(
    says="How far two groups are apart.",
    only="only tells of a gap",
    forms={
        "gap in M between G1 and G2 is clear": clear,
        "gap in M between G1 and G2 is about N": about,
        "gap in M between G1 and G2 has widened|narrowed since PERIOD": moved,
    },
    example="gap in smoking between men and women is clear",
    allows=("comparing",),
)
