import pytest

from jsna.findings.claims.family import FAMILIES, Family
from jsna.findings.claims.grammar import families, forms, measure_in, understood
from jsna.findings.claims.terms import Amount, Subject, Unsound
from jsna.registry import kinds_in

# the whole grammar: a claim, its family, and what was understood
GRAMMAR = [
    ("smoking is about 12%", "level", {"M": Subject("smoking"), "N": Amount("12%", 12.0, 0, "%")}, ()),
    ("smoking is about one in 13", "level", {"M": Subject("smoking"), "N": Amount("13", 13.0, 0, "")}, ()),
    ("income is above 1,200.50", "level", {"M": Subject("income"), "N": Amount("1,200.50", 1200.5, 2, "")}, ("above",)),
    ("smoking is below 65%", "level", {"M": Subject("smoking"), "N": Amount("65%", 65.0, 0, "%")}, ("below",)),
    (
        "smoking is between 10% and 12%", "level",
        {"M": Subject("smoking"), "A": Amount("10%", 10.0, 0, "%"), "B": Amount("12%", 12.0, 0, "%")}, (),
    ),
    ("smoking is higher than england", "comparison", {"M": Subject("smoking"), "AREA": "england"}, ("higher than",)),
    ("smoking is lower than region", "comparison", {"M": Subject("smoking"), "AREA": "region"}, ("lower than",)),
    ("smoking is better than E12000002", "comparison", {"M": Subject("smoking"), "AREA": "E12000002"}, ("better than",)),
    ("smoking is worse than here", "comparison", {"M": Subject("smoking"), "AREA": "here"}, ("worse than",)),
    ("smoking is similar to england", "comparison", {"M": Subject("smoking"), "AREA": "england"}, ("similar to",)),
    (
        "smoking for men is higher than for women", "comparison",
        {"M": Subject("smoking", "men"), "G": "women"}, ("higher",),
    ),
    (
        "smoking at W1 in 2024 is lower than england", "comparison",
        {"M": Subject("smoking", "", "W1", "2024"), "AREA": "england"}, ("lower than",),
    ),
    (
        "smoking at england for Most deprived tenth is lower than for 65 and over", "comparison",
        {"M": Subject("smoking", "Most deprived tenth", "england"), "G": "65 and over"}, ("lower",),
    ),
    ("smoking for women aged 18 to 64 is rising", "trend", {"M": Subject("smoking", "women aged 18 to 64")}, ("rising",)),
    ("smoking is falling", "trend", {"M": Subject("smoking")}, ("falling",)),
    ("smoking is improving", "trend", {"M": Subject("smoking")}, ("improving",)),
    ("smoking in 2020/21 - 22/23 is worsening", "trend", {"M": Subject("smoking", period="2020/21 - 22/23")}, ("worsening",)),
    ("smoking has no clear trend", "trend", {"M": Subject("smoking")}, ()),
    ("smoking rose since 2019", "change", {"M": Subject("smoking"), "PERIOD": "2019"}, ("rose",)),
    ("smoking fell since first", "change", {"M": Subject("smoking"), "PERIOD": "first"}, ("fell",)),
    ("smoking improved since Apr 2025", "change", {"M": Subject("smoking"), "PERIOD": "Apr 2025"}, ("improved",)),
    ("smoking worsened since 2026-Q1", "change", {"M": Subject("smoking"), "PERIOD": "2026-Q1"}, ("worsened",)),
    (
        "smoking fell by 3 points since 2019", "change",
        {"M": Subject("smoking"), "N": Amount("3 points", 3.0, 0, "points"), "PERIOD": "2019"}, ("fell",),
    ),
    ("smoking did not clearly change since 2019", "change", {"M": Subject("smoking"), "PERIOD": "2019"}, ()),
    ("smoking is highest of wards", "rank", {"M": Subject("smoking"), "GROUP": "wards"}, ("highest",)),
    ("smoking ranks 3 of neighbours", "rank", {"M": Subject("smoking"), "N": Amount("3", 3.0, 0, ""), "GROUP": "neighbours"}, ()),
    ("smoking is in the lowest third of wards", "rank", {"M": Subject("smoking"), "GROUP": "wards"}, ("lowest", "third")),
    ("gap in smoking between men and women is clear", "gap", {"M": Subject("smoking"), "GROUPS": "men and women"}, ()),
    (
        "gap in smoking between White and Black and Asian is about 2.5 points", "gap",
        {"M": Subject("smoking"), "GROUPS": "White and Black and Asian", "N": Amount("2.5 points", 2.5, 1, "points")}, (),
    ),
    (
        "gap in smoking between men and women has narrowed since 2019", "gap",
        {"M": Subject("smoking"), "GROUPS": "men and women", "PERIOD": "2019"}, ("narrowed",),
    ),
    ("smoking is unequal by deprivation", "inequality", {"M": Subject("smoking")}, ()),
    ("smoking has met 5%", "target", {"M": Subject("smoking"), "N": Amount("5%", 5.0, 0, "%")}, ("met",)),
    ("smoking has not met 5%", "target", {"M": Subject("smoking"), "N": Amount("5%", 5.0, 0, "%")}, ("not met",)),
    ("bp/treated is ahead of its path", "outcome", {"OUTCOME": "bp/treated"}, ("ahead of",)),
    ("signal of bp/treated is change course", "outcome", {"OUTCOME": "bp/treated"}, ("change course",)),
    ("12 assets support smoking", "asset", {"N": Amount("12", 12.0, 0, ""), "CHAPTER": "smoking"}, ()),
    ("at least 3 assets support smoking", "asset", {"N": Amount("3", 3.0, 0, ""), "CHAPTER": "smoking"}, ()),
    (
        "losing assets/mill leaves 200 people with none for bp", "asset",
        {"ASSET": "assets/mill", "N": Amount("200", 200.0, 0, ""), "CHAPTER": "bp"}, (),
    ),
    (
        "at least 90% of people are within 15 minutes of bp", "access",
        {"N": Amount("90%", 90.0, 0, "%"), "T": Amount("15", 15.0, 0, ""), "CHAPTER": "bp"}, (),
    ),
    ("access to bp is lowest in W1", "access", {"CHAPTER": "bp", "AREA": "W1"}, ()),
    ("access to bp is even for the most deprived", "access", {"CHAPTER": "bp"}, ("even",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "family", "parts", "ways"), GRAMMAR, ids=[one[0] for one in GRAMMAR])
def test_a_claim_is_understood(text, family, parts, ways):
    claim = understood(f"  {text.replace(' ', '  ', 1)}\n")
    assert (claim.family, dict(claim.parts), claim.ways) == (family, parts, ways)


def test_every_family_is_in_the_table():
    assert {family for _, family, _, _ in GRAMMAR} == set(families())


@pytest.mark.parametrize("text", [one[0] for one in GRAMMAR])
def test_a_claim_can_be_read_in_one_way_only(text):
    assert len([form for _, form, matcher in forms() if matcher.fullmatch(text)]) == 1


@pytest.mark.parametrize("name", kinds_in(FAMILIES, Family))
def test_a_family_understands_its_own_example(name):
    assert understood(families()[name].example).family == name


OUTSIDE = [
    ("smoking is going down", "smoking is falling"),
    ("smoking is increasing", "smoking is rising"),
    ("smoking has been rising", "smoking is rising"),
    ("smoking is stable", "smoking has no clear trend"),
    ("smoking is getting worse", "smoking is worsening"),
    ("smoking is above england", "smoking is higher than england"),
    ("smoking is significantly lower than england", "smoking is lower than england"),
    ("smoking is higher than 12%", "smoking is above 12%"),
    ("smoking is the same as england", "smoking is similar to england"),
    ("smoking is approximately 12%", "smoking is about 12%"),
    ("smoking is 12%", "smoking is about 12%"),
    ("smoking is about 1 in 7", "smoking is about one in 7"),
    ("smoking has fallen since 2019", "smoking fell since 2019"),
    ("smoking is the highest in wards", "smoking is highest of wards"),
    ("smoking is ranked 3 of wards", "smoking ranks 3 of wards"),
    ("smoking is lower then england", "smoking is lower than england"),
    ("smoking is risng", "smoking is rising"),
    ("smoking is falling.", "smoking is falling"),
    ("smoking has reached 5%", "smoking has met 5%"),
]


@pytest.mark.parametrize(("text", "meant"), OUTSIDE)
def test_what_is_nearly_a_claim_is_told_the_nearest_claim(text, meant):
    with pytest.raises(Unsound) as caught:
        understood(text)
    assert (caught.value.message, caught.value.hint) == (
        f"'{text}' is not a claim",
        f"did you mean '{meant}'?",
    )


@pytest.mark.parametrize("text", ["People here are well", "", "smoking", "smoking is", "Smoking is falling!"])
def test_what_is_far_from_every_claim_is_told_where_they_are_listed(text):
    with pytest.raises(Unsound) as caught:
        understood(text)
    assert (caught.value.message, caught.value.hint) == (
        f"'{text}' is not a claim",
        "jsna kinds lists every claim that can be written",
    )


def test_the_measure_of_a_claim_is_known_before_any_number_is_read():
    assert measure_in("gap in smoking between men and women is clear") == "smoking"
    assert measure_in("12 assets support smoking") == ""
    assert measure_in("nonsense") == ""
