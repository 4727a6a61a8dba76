"""How easily people reach what helps."""

from jsna.findings.claims.case import Case
from jsna.findings.claims.documents import reach_of
from jsna.findings.claims.family import CannotCheck, Family, Tested
from jsna.findings.claims.terms import rounded
from jsna.findings.reach import BETTER, WORSE, Reach

CATCHMENT = "two-step floating catchment areas"
_OPPOSITE = {WORSE: BETTER, BETTER: WORSE}


def about_within(case: Case) -> Tested:
    """The share of people whose nearest asset is within T minutes, rounded to the decimals of N, is N."""
    size, share, said, made = _share(case)
    near = rounded(share, size.decimals)
    found = "so many" if near == size.value else "other"
    return Tested("so many", found, "nearest asset", said, numbers=_numbers(made, share))


def at_least_within(case: Case) -> Tested:
    """At least N per cent of people have their nearest asset within T minutes."""
    size, share, said, made = _share(case)
    found = "at least" if share >= size.value else "fewer"
    return Tested("at least", found, "nearest asset", said, opposite="fewer", numbers=_numbers(made, share))


def _share(case: Case):  # type: ignore[no-untyped-def]  # (Amount, per cent, words, Reach)
    made, minutes = reach_of(case), case["T"].value
    share = made.within(minutes)
    said = f"{rounded(share, 1):.1f}% of {made.people} are within {case['T'].text} minutes"
    return case["N"], share, said, made


def _numbers(made: Reach, share: float) -> dict[str, object]:
    return {"share": share, "tables": ", ".join(made.tables)}


def lowest(case: Case) -> Tested:
    """No other area of the travel table has access as low."""
    made, code = reach_of(case), case.setting.code(case["AREA"])
    areas = made.areas.set_index("area")["value"]
    if code not in areas.index:
        raise CannotCheck(f"no travel times are known for {case.setting.name(code)}")
    least = [str(area) for area in areas.index[areas == areas.min()]]
    said = f"the lowest is {_per(made, areas.min())}, in {', '.join(map(case.setting.name, least))}"
    numbers = {"value": float(areas[code]), "lowest": float(areas.min())}
    return Tested(code, least[0] if len(least) == 1 else "several", CATCHMENT, said, numbers=numbers)


def for_the_most_deprived(case: Case) -> Tested:
    """The concentration index of access is above 0.02 (worse), below -0.02 (better), or between (even)."""
    made = reach_of(case)
    index = made.index
    if index != index:
        raise CannotCheck("the areas table does not give every area a deprivation decile")
    said = f"the concentration index of access is {rounded(index, 3):.3f}; above 0 favours the least deprived"
    return Tested(
        case.way,
        made.evenness,
        "concentration index",
        said,
        (),
        _OPPOSITE.get(case.way, ""),
        {"index": index},
    )


def _per(made: Reach, value: float) -> str:
    return f"{rounded(value, 1):.1f} {made.unit} for every 100 {made.people}"


KIND = Family(
    says="How easily people reach what supports a chapter.",
    only="only tells of access",
    forms={
        "N of people are within T minutes of CHAPTER": about_within,
        "at least N of people are within T minutes of CHAPTER": at_least_within,
        "access to CHAPTER is lowest in AREA": lowest,
        "access to CHAPTER is worse|better|even for the most deprived": for_the_most_deprived,
    },
    example="access to high-blood-pressure is worse for the most deprived",
    allows=("comparing", "superlative"),
)
