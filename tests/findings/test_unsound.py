"""Claims that do not mean exactly one figure, and the words that people use for groups."""

import pytest

from jsna.findings.claims.family import HOLDS
from jsna.findings.claims.terms import Unsound
from tests.findings.figures import BESIDE, COUNTS, SEXES, WARD_FIGURES, verdict

THREE = "sex,value\nMale,1\nFemale,2\nPersons,3\n"
ROLLING = "period,value,lower,upper\n2020 - 22,5,4,6\n2021 - 23,4,3,5\n"
REFUSED = [
    ("smokng is falling", BESIDE, {}, "no measure is called 'smokng'", "did you mean 'smoking'?"),
    (
        "smoking is about 2%", THREE, {"select": {}},
        "smoking has 3 rows for 2024 at E08000009 (sexes female, male, persons)", "add 'for persons'",
    ),
    ("smoking at W9 is about 2%", BESIDE, {}, "'W9' is not an area", "write a code of the areas table, or a name of compare_with"),
    ("smoking is lower than englnd", BESIDE, {}, "'englnd' is not an area", "did you mean 'england'?"),
    ("smoking at neighbours is about 2%", BESIDE, {}, "'neighbours' is a group of areas, not an area", "write: ranks 1 of neighbours"),
    ("smoking at W4 is about 2%", BESIDE, {}, "smoking has no rows for Ward 4", "name an area or group that the table has"),
    ("smoking in 2019 is about 2%", BESIDE, {}, "smoking has no 2019 for Trafford", "it has 2024"),
    ("smoking for womn is about 2%", SEXES, {}, "smoking has no group 'womn'", "it has 18 and over, Male, Female, Persons"),
    ("smoking is better than england", BESIDE, {"better": "neither"}, "'better' needs a direction", "set better: higher or lower in data/lifestyle.yml"),
    ("smoking is lower than here", BESIDE, {}, "an area is not compared with itself", "name another area"),
    ("smoking is above 5", BESIDE, {}, "smoking is a percentage, and 5 is not", "write 5%"),
    ("smoking is above 5%", BESIDE, {"unit": "years"}, "smoking is not a percentage, and 5% is", "write 5"),
    ("smoking fell by 5 since 2019", COUNTS, {}, "smoking is a percentage, so a difference is in points", "write 5 points"),
    ("smoking is highest of wards", WARD_FIGURES, {}, "Trafford is not one of the wards", "write at AREA after the measure, or another group"),
    ("smoking ranks 1 of parishes", WARD_FIGURES, {}, "'parishes' is not a group of areas", "write one of countrys, regions, districts, wards, neighbours"),
    ("smoking is falling", ROLLING, {}, "smoking has overlapping periods (2020 - 22, 2021 - 23)", "trend and change tests need separate ones"),
    ("smoking fell since first", ROLLING, {}, "smoking has overlapping periods (2020 - 22, 2021 - 23)", "trend and change tests need separate ones"),
    ("smoking in 2019 fell since 2024", COUNTS, {}, "2024 is not before 2019", "write an earlier period after since"),
    ("gap in smoking between men and boys is clear", SEXES, {}, "a group is not compared with itself", "name another group"),
    ("gap in smoking for men between men and women is clear", SEXES, {}, "a gap names its groups after between, and this has 'for men'", "take out 'for'"),
]  # fmt: skip


@pytest.mark.parametrize(("predicate", "rows", "measure", "message", "hint"), REFUSED)
def test_a_claim_that_does_not_mean_one_figure_is_refused(predicate, rows, measure, message, hint):
    with pytest.raises(Unsound) as caught:
        verdict(predicate, rows, **measure)
    assert (caught.value.message, caught.value.hint) == (message, hint)


GROUPS = "sex,age,category_type,category,value\n" + "".join(
    f"{line}\n"
    for line in (
        "Male,18-64 yrs,,,1", "Female,18-64 yrs,,,2", "Persons,18+ yrs,,,3", "Persons,18+ yrs,group,Black and Asian,4",
        "Persons,18+ yrs,group,White,5", "Persons,18+ yrs,other,White,6",
    )
)  # fmt: skip
WORDS = [
    ("", 3), ("for men aged 18 to 64", 1), ("for females aged 18-64", 2), ("for Black and Asian", 4), ("for white", 5),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_a_group_is_named_in_the_words_of_people(words, value):
    select = {"sex": "Persons", "age": "18+ yrs"}
    select |= {"category_type": "group", "category": "White"} if words == "for white" else {}
    assert (
        verdict(f"smoking {words} is about {value}%".replace("  ", " "), GROUPS, select=select).word == HOLDS
    )


def test_a_group_whose_name_holds_an_and_is_found():
    made = verdict(
        "gap in smoking between Black and Asian and men aged 18 to 64 is about 3 points",
        GROUPS,
        select={"sex": "Persons", "age": "18+ yrs"},
    )
    assert made.word == HOLDS
