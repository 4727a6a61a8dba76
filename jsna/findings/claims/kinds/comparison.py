"""One figure beside another: of another area, or of another group of people."""

from jsna.findings.claims.case import Case
from jsna.findings.claims.difference import difference, in_words
from jsna.findings.claims.family import CannotCheck, Family, Tested
from jsna.findings.claims.terms import Unsound
from jsna.findings.comparators import method_for
from jsna.findings.finding import Reading
from jsna.findings.standing import NOT_COMPARED
from jsna.statistics.methods.comparison import judge

PUBLISHED = "published comparison"
_JUDGING = ("better than", "worse than")
_SIDES = {"up": "higher", "down": "lower"}
_WORST = {"best": "better", "worst": "worse", "highest": "higher", "lowest": "lower"}


def beside_area(case: Case) -> Tested:
    """The other area's figure lies outside the limits, on the side that the claim says."""
    one, code = case.row(), case.setting.code(case["AREA"])
    if code == one.area:
        raise Unsound("an area is not compared with itself", "name another area", "itself")
    other = case.row(area=code, period=one.period)
    word, test = _compared(case, one, other)
    found = word if word == "similar" else _side(case, word)
    asked = "similar" if case.way == "similar to" else _side(case, case.way.removesuffix(" than"))
    opposite = {"higher": "lower", "lower": "higher"}.get(asked, "")
    said = word if case.way in _JUDGING else found
    because = f"{case.said(one)}, {case.label(other)} {case.figure(other)}: {said}"
    return Tested(asked, found, test, because, (one, other), opposite)


def _side(case: Case, word: str) -> str:
    side = case.judged(word)
    return _SIDES.get(side, side)


def _compared(case: Case, one: Reading, other: Reading) -> tuple[str, str]:
    """The verdict on ``one`` in a word, and by which test.  Raises CannotCheck."""
    method = method_for(case.measure, one.area, other.area, case.setting.places.levels)
    frame = case.found.rows(case.measure.id).frame
    made = judge(frame.loc[[one.line]], frame.loc[[other.line]], case.measure.better, method)
    word, why = str(made["compared"].iloc[0]), str(made["reason"].iloc[0])
    if word != NOT_COMPARED and method not in (15, 16):
        return _WORST.get(word, word), f"Fingertips comparison method {method}"
    published = _published(case, one, other)
    if published == NOT_COMPARED or method in (15, 16):
        said = why or f"method {method} ranks areas and compares none"
        raise CannotCheck(f"{case.said(one)}, {case.label(other)} {case.figure(other)}: {said}", one, other)
    return published, PUBLISHED


def _published(case: Case, one: Reading, other: Reading) -> str:
    """The producer's own word, where it is one beside ``other``."""
    frame = case.found.rows(case.measure.id).frame
    return str(case.found.published(frame.loc[[one.line]], other.area).iloc[0])


def beside_group(case: Case) -> Tested:
    """The interval of the difference of two groups excludes 0."""
    one = case.row()
    other = case.row(group=case["G"], period=one.period)
    if one.line == other.line:
        raise Unsound("a group is not compared with itself", "name another group", "itself")
    made = difference(case, one, other)
    found = _SIDES.get(made.way, "not different")
    opposite = "lower" if case.way == "higher" else "higher"
    because = f"{case.both(one, other)}: {in_words(case, made)}"
    return Tested(case.way, found, made.test, because, (one, other), opposite, made.numbers)


KIND = Family(
    says="How a figure stands beside that of another area or group.",
    only="only compares",
    forms={
        "M is higher_than|lower_than|better_than|worse_than|similar_to AREA": beside_area,
        "M is higher|lower than for G": beside_group,
    },
    example="smoking is lower than england",
    allows=("comparing",),
)
