"""How high a figure is, beside a number that the author writes."""

from jsna.findings.claims.case import Case, has_limits
from jsna.findings.claims.family import CannotCheck, Family, Tested
from jsna.findings.claims.sizes import in_unit
from jsna.findings.claims.terms import rounded
from jsna.findings.finding import Reading

ROUNDED, LIMITS, FULL = "the rounded figure", "95% limits", "a full count"


def about(case: Case) -> Tested:
    """The figure, rounded to the decimals of N, is N."""
    one, size = case.row(), in_unit(case, "N")
    near = rounded(one.value, size.decimals)
    found = "about" if near == size.value else "other"
    return Tested(
        "about", found, ROUNDED, f"{case.said(one)}, which rounds to {near:,.{size.decimals}f}", (one,)
    )


def about_one_in(case: Case) -> Tested:
    """One over the share, rounded to the decimals of N, is N."""
    one, size = case.row(), case["N"]
    whole = 100.0 if case.measure.unit == "%" else case.measure.per or 0.0
    if not whole:
        raise CannotCheck(f"{case.measure.id} is not a share", one)
    if not one.value > 0:
        raise CannotCheck(f"{case.said(one)}, and there is no one in so many of nothing", one)
    near = rounded(whole / one.value, size.decimals)
    found = "about" if near == size.value else "other"
    return Tested(
        "about", found, ROUNDED, f"{case.said(one)}, which is one in {near:,.{size.decimals}f}", (one,)
    )


def beyond(case: Case) -> Tested:
    """The whole interval is above N, or below it."""
    one, size = case.row(), in_unit(case, "N")
    lower, upper, test = ends(case, one)
    found = "above" if lower > size.value else "below" if upper < size.value else "neither"
    opposite = "below" if case.way == "above" else "above"
    return Tested(case.way, found, test, f"{case.said(one)}, beside {size.text}", (one,), opposite)


def within(case: Case) -> Tested:
    """The whole interval lies between A and B, both included."""
    one, low, high = case.row(), in_unit(case, "A"), in_unit(case, "B")
    lower, upper, test = ends(case, one)
    found = "between" if low.value <= lower and upper <= high.value else "not between"
    return Tested("between", found, test, f"{case.said(one)}, beside {low.text} to {high.text}", (one,))


def ends(case: Case, one: Reading) -> tuple[float, float, str]:
    """The ends of a figure's interval; those of a full count are the count.  Raises CannotCheck."""
    if has_limits(one):
        return one.lower, one.upper, LIMITS
    if one.value == one.count and not one.denominator > 0:
        return one.value, one.value, FULL
    raise CannotCheck(f"{case.said(one)}, and the source gives no limits", one)


KIND = Family(
    says="How high a figure is.",
    only="only gives a level",
    forms={
        "M is about N": about,
        "M is about one in N": about_one_in,
        "M is above|below N": beyond,
        "M is between A and B": within,
    },
    example="smoking is about 12%",
)
