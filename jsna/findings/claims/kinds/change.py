"""Then and now: whether the difference between two periods is more than chance."""

from dataclasses import dataclass

from jsna.findings.claims.case import Case
from jsna.findings.claims.difference import Difference, difference, in_words
from jsna.findings.claims.family import Family, Tested
from jsna.findings.claims.sizes import of_difference
from jsna.findings.claims.terms import Unsound, rounded
from jsna.findings.finding import Reading
from jsna.model.periods import read_period

_WAYS = {"rose": "up", "fell": "down"}
_OTHER = {"up": "down", "down": "up"}


@dataclass(frozen=True, slots=True)
class Changed:
    """The figure now and then, and now less then."""

    now: Reading
    then: Reading
    by: Difference
    because: str

    @property
    def readings(self) -> tuple[Reading, Reading]:
        """Now and then."""
        return self.now, self.then


def changed(case: Case) -> Changed:
    """The figure of the claim beside that of PERIOD.  Raises Unsound, CannotCheck."""
    now, then = two_times(case)
    case.break_between(then, now)
    by = difference(case, now, then)
    because = f"{case.label(now)} {case.figure(then)} in {then.period}, {case.figure(now)} in {now.period}"
    return Changed(now, then, by, f"{because}: {in_words(case, by)}")


def two_times(case: Case, group: str | None = None) -> tuple[Reading, Reading]:
    """The figure of the claim's period and that of PERIOD, which ends before it begins.  Raises Unsound."""
    now, then = case.row(group), case.row(group, period=case["PERIOD"])
    first, last = read_period(then.period), read_period(now.period)
    if now.period == then.period or last.start < first.start:
        said = f"{then.period} is not before {now.period}"
        raise Unsound(said, "write an earlier period after since", "not-before")
    if last.start <= first.end:
        said = f"{case.measure.id} has overlapping periods ({then.period}, {now.period})"
        raise Unsound(said, "trend and change tests need separate ones", "overlapping-periods")
    return now, then


def moved(case: Case) -> Tested:
    """The change is clear, in that direction, and as large as the card says matters."""
    made = changed(case)
    asked = _WAYS.get(case.way) or case.judged(case.way)
    return _told(made, asked, _found(case, made))


def _found(case: Case, made: Changed) -> str:
    matters = case.measure.matters
    small = matters is not None and abs(made.by.value) < matters
    return "too small to matter" if small and made.by.way else made.by.way or "not clear"


def moved_by(case: Case) -> Tested:
    """As ``moved``, and the rounded change is N: of the old value for N%, else in the measure's unit."""
    made = changed(case)
    asked, size = _WAYS[case.way], case["N"]
    found = _found(case, made)
    if size.sign == "%":
        if not made.then.value:
            raise Unsound(
                f"{made.then.period} was 0, and no change of 0 has a percentage",
                "give the change itself",
                "unit",
            )
        near = rounded(100 * abs(made.by.value / made.then.value), size.decimals)
    else:
        near = rounded(abs(made.by.value), of_difference(case).decimals)
    if found == asked and near != size.value:
        found = f"by {near:,.{size.decimals}f}"
    return _told(made, asked, found)


def not_clear(case: Case) -> Tested:
    """The interval of the difference includes 0."""
    made = changed(case)
    return _told(made, "not clear", made.by.way or "not clear")


def _told(made: Changed, asked: str, found: str) -> Tested:
    because = made.because + (f", {found}" if found not in ("up", "down") else "")
    return Tested(asked, found, made.by.test, because, made.readings, _OTHER.get(asked, ""), made.by.numbers)


KIND = Family(
    says="Whether a figure differs from an earlier one more than chance would have it.",
    only="only tells of a change",
    forms={
        "M rose|fell|improved|worsened since PERIOD": moved,
        "M rose|fell by N since PERIOD": moved_by,
        "M did not clearly change since PERIOD": not_clear,
    },
    example="smoking fell since 2019",
    allows=("changed",),
)
