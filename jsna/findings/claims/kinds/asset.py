"""How many assets there are, and what losing one would leave."""

from jsna.findings.claims.case import Case
from jsna.findings.claims.documents import reach_of, stale_among, supports_of
from jsna.findings.claims.family import CannotCheck, Family, Tested
from jsna.findings.claims.terms import Unsound, rounded
from jsna.findings.register import within
from jsna.model.wording import near


def so_many(case: Case) -> Tested:
    """The number of standing assets in the page's area is N."""
    number, said, line = _count(case)
    return Tested(
        "so many", "so many" if number == case["N"].value else "other", "a count of the register", said,
        numbers={"assets": number, "lines": line},
    )  # fmt: skip


def at_least(case: Case) -> Tested:
    """The number of standing assets in the page's area is N or more."""
    number, said, line = _count(case)
    return Tested(
        "at least", "at least" if number >= case["N"].value else "fewer", "a count of the register", said,
        opposite="fewer", numbers={"assets": number, "lines": line},
    )  # fmt: skip


def _count(case: Case) -> tuple[int, str, str]:
    support = supports_of(case)
    inside = within(case.setting.places, case.setting.here, support.frame["area"].astype("str").tolist())
    rows = support.frame[inside]
    stale_among(support, rows["id"].tolist())
    said = f"{len(rows)} open or at risk in {case.setting.name(case.setting.here)}"
    return len(rows), said, ", ".join(map(str, rows.index))


def losing(case: Case) -> Tested:
    """Without the asset N more people have none within the limit."""
    made = reach_of(case)
    name = str(case["ASSET"]).rpartition("/")[2]
    known = sorted(set(made.pairs["asset"]))
    if name not in known:
        standing = supports_of(case).frame["id"].tolist()
        if name in standing:
            raise CannotCheck(f"{name} has no capacity or no travel times")
        hint = near(name, known) or f"write one of {', '.join(known)}"
        raise Unsound(f"no asset '{name}' supports {case['CHAPTER']}", hint, "unknown-name")
    people, size = made.none_left(name), case["N"]
    said = f"{people:,.0f} {made.people} would have none within {made.limit:g} minutes"
    found = "so many" if rounded(people, size.decimals) == size.value else "other"
    return Tested("so many", found, "reliance", said, numbers={"people": people})


KIND = Family(
    says="How many assets support a chapter, and what losing one leaves.",
    only="only counts assets",
    forms={
        "N assets support CHAPTER": so_many,
        "at least N assets support CHAPTER": at_least,
        "losing ASSET leaves N people with none for CHAPTER": losing,
    },
    example="losing assets/mill-hub leaves 200 people with none for high-blood-pressure",
)
