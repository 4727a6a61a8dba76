"""Each predicate true, false, turned round, and not to be checked, from a few rows."""

from datetime import date

import pytest

from jsna.findings.claims.family import CANNOT, CHANGED, EXPIRED, HOLDS, UNSUPPORTED
from jsna.findings.claims.verdict import Verdict, finding
from jsna.model.measures import Break
from jsna.model.periods import read_period
from tests.findings.figures import BESIDE, COUNTS, SEXES, WARD_FIGURES, verdict

PUBLISHED = "area,value,compared\nE08000009,10.1,Better 95%\nE92000001,11.6,\nE12000002,12,\n"
FEW = "area,value,reason\nW1,20,\nW2,15,\nW3,,withheld\nW4,10,\n"
YEARS = "period,value,lower,upper\n" + "".join(
    f"{year},{value},{value - 0.5},{value + 0.5}\n"
    for year, value in zip(range(2019, 2025), (16, 15, 14, 13.5, 12, 11), strict=True)
)
FLAT = "period,value,lower,upper\n" + "".join(f"{2019 + place},{10 + place % 2},8,13\n" for place in range(6))
RATES = "period,value,lower,upper\n2020,200,190,210\n2022,199,189,209\n2024,150,140,160\n"
FIFTHS = "category_type,category,value,lower,upper,denominator\n" + "".join(
    f"deprivation fifth,{place},{value},{value - 1},{value + 1},1000\n"
    for place, value in enumerate((25, 21, 16, 14, 10), 1)
)
RATE = {"statistic": "rate", "per": 100000.0, "unit": "per 100,000"}
PEOPLE = {"select": {"sex": "Persons"}}

CASES = [
    # level
    ("smoking is about 10%", BESIDE, {}, HOLDS),
    ("smoking is about 10.1%", BESIDE, {}, HOLDS),
    ("smoking is about 11%", BESIDE, {}, UNSUPPORTED),
    ("smoking is about one in 10", BESIDE, {}, HOLDS),
    ("smoking is about one in 9", BESIDE, {}, UNSUPPORTED),
    ("smoking is above 8%", BESIDE, {}, HOLDS),
    ("smoking is above 9%", BESIDE, {}, UNSUPPORTED),
    ("smoking is above 12%", BESIDE, {}, CHANGED),
    ("smoking is below 12%", BESIDE, {}, HOLDS),
    ("smoking is between 8% and 12%", BESIDE, {}, HOLDS),
    ("smoking is between 9% and 12%", BESIDE, {}, UNSUPPORTED),
    ("smoking at W1 is below 12%", BESIDE, {}, CANNOT),
    ("smoking is above 900", "count,value\n1000,1000\n", {"unit": "people", "decimals": 0}, HOLDS),
    # comparison
    ("smoking is lower than england", BESIDE, {}, HOLDS),
    ("smoking is better than england", BESIDE, {}, HOLDS),
    ("smoking is worse than england", BESIDE, {"better": "higher"}, HOLDS),
    ("smoking is higher than england", BESIDE, {}, CHANGED),
    ("smoking is similar to england", BESIDE, {}, UNSUPPORTED),
    ("smoking is similar to region", BESIDE, {}, HOLDS),
    ("smoking is lower than region", BESIDE, {}, UNSUPPORTED),
    ("smoking is similar to E08000003", BESIDE, {}, HOLDS),  # two intervals that overlap
    ("smoking at E08000003 is similar to here", BESIDE, {}, HOLDS),
    ("smoking at W1 is lower than england", BESIDE, {}, CANNOT),
    ("smoking at W1 is similar to W2", BESIDE, {}, CANNOT),
    ("smoking is lower than england", PUBLISHED, {}, HOLDS),
    ("smoking is similar to england", PUBLISHED, {}, UNSUPPORTED),
    ("smoking is lower than region", PUBLISHED, {}, CANNOT),
    ("smoking for men is higher than for women", SEXES, PEOPLE, HOLDS),
    ("smoking for women is higher than for men", SEXES, PEOPLE, CHANGED),
    # trend
    ("smoking is falling", YEARS, RATE, HOLDS),
    ("smoking is improving", YEARS, RATE, HOLDS),
    ("smoking is rising", YEARS, RATE, CHANGED),
    ("smoking has no clear trend", YEARS, RATE, UNSUPPORTED),
    ("smoking has no clear trend", FLAT, RATE, HOLDS),
    ("smoking is falling", FLAT, RATE, UNSUPPORTED),
    ("smoking in 2022 is falling", YEARS, RATE, CANNOT),
    ("smoking is falling", "value,trend\n10,Decreasing and getting better\n", {}, HOLDS),
    ("smoking has no clear trend", "value,trend\n10,No significant change\n", {}, HOLDS),
    ("smoking is falling", "value,trend\n10,Cannot be calculated\n", {}, CANNOT),
    # change
    ("smoking fell since 2019", COUNTS, {}, HOLDS),
    ("smoking improved since 2019", COUNTS, {}, HOLDS),
    ("smoking worsened since 2019", COUNTS, {}, CHANGED),
    ("smoking fell since 2019", COUNTS, {"matters": 8.0}, UNSUPPORTED),
    ("smoking fell by 5 points since 2019", COUNTS, {}, HOLDS),
    ("smoking fell by 33% since 2019", COUNTS, {}, HOLDS),
    ("smoking fell by 4 points since 2019", COUNTS, {}, UNSUPPORTED),
    ("smoking in 2023 did not clearly change since 2019", COUNTS, {}, HOLDS),
    ("smoking in 2023 rose since first", COUNTS, {}, UNSUPPORTED),
    ("smoking did not clearly change since 2019", COUNTS, {}, UNSUPPORTED),
    ("smoking fell by 50 since 2020", RATES, RATE, HOLDS),
    ("smoking in 2022 did not clearly change since 2020", RATES, RATE, HOLDS),
    ("smoking fell since 2020", "period,value\n2020,5\n2024,2\n", RATE, CANNOT),
    # rank
    ("smoking at W1 is highest of wards", WARD_FIGURES, {}, HOLDS),
    ("smoking at W4 is lowest of wards", WARD_FIGURES, {}, HOLDS),
    ("smoking at W4 is highest of wards", WARD_FIGURES, {}, CHANGED),
    ("smoking at W2 is highest of wards", WARD_FIGURES, {}, UNSUPPORTED),
    ("smoking at W1 ranks 1 of wards", WARD_FIGURES, {}, HOLDS),
    ("smoking at W3 ranks 2 of ward", WARD_FIGURES, {}, HOLDS),  # equal values share the place
    ("smoking at W4 ranks 3 of wards", WARD_FIGURES, {}, UNSUPPORTED),
    ("smoking ranks 1 of neighbours", WARD_FIGURES, {}, HOLDS),
    ("smoking at W1 is in the highest third of wards", WARD_FIGURES, {}, HOLDS),
    ("smoking at W4 is in the lowest third of wards", WARD_FIGURES, {}, HOLDS),
    ("smoking at W1 is in the lowest third of wards", WARD_FIGURES, {}, CHANGED),
    ("smoking at W1 is in the highest quarter of wards", WARD_FIGURES, {}, CANNOT),
    ("smoking at W1 is highest of wards", FEW, {}, CANNOT),
    ("smoking at W1 ranks 1 of wards", FEW, {}, CANNOT),
    ("smoking at W3 ranks 1 of wards", FEW, {}, CANNOT),
    # gap
    ("gap in smoking between men and women is clear", SEXES, PEOPLE, HOLDS),
    ("gap in smoking between men and women is clear", SEXES.replace("15,14,16", "11,10,12"), PEOPLE, UNSUPPORTED),
    ("gap in smoking between women and men is about 5 points", SEXES, PEOPLE, HOLDS),
    ("gap in smoking between women and men is about 6 points", SEXES, PEOPLE, UNSUPPORTED),
    ("gap in smoking between men and women has narrowed since 2020", SEXES, PEOPLE, HOLDS),
    ("gap in smoking between men and women has widened since 2020", SEXES, PEOPLE, CHANGED),
    # inequality
    ("smoking is unequal by deprivation", FIFTHS, {}, HOLDS),
    ("smoking is unequal by deprivation", FIFTHS.replace("1000", ""), {}, CANNOT),
    ("smoking is unequal by deprivation", BESIDE, {}, CANNOT),
    # target
    ("smoking has met 12%", BESIDE, {}, HOLDS),
    ("smoking has met 5%", BESIDE, {}, CHANGED),
    ("smoking has met 10%", BESIDE, {}, UNSUPPORTED),
    ("smoking has not met 12%", BESIDE, {"better": "higher"}, HOLDS),
    # documents are not at hand
    ("bp/treated is behind its path", BESIDE, {}, CANNOT),
    ("12 assets support smoking", BESIDE, {}, CANNOT),
    ("access to smoking is lowest in W1", BESIDE, {}, CANNOT),
    # not shown
    ("smoking is about 10%", "reason\nwithheld\n", {}, CANNOT),
]  # fmt: skip


@pytest.mark.parametrize(("predicate", "rows", "measure", "word"), CASES)
def test_a_claim_gets_its_verdict(predicate, rows, measure, word):
    made = verdict(predicate, rows, **measure)
    assert (made.word, bool(made.because)) == (word, True)


QUARTERS = [f"{year}-Q{quarter}" for year in (2022, 2023, 2024, 2025) for quarter in (1, 2, 3, 4)]
NOISE = (60, 62, 61, 63, 60, 62, 61, 63, 60, 62, 61, 63, 62, 61)
BREAK = Break(read_period("2022-Q4"), "new lists")


def quarterly(predicate: str, values: tuple[float, ...], left_out: str = "", **said: object) -> Verdict:
    rows = zip(QUARTERS, values, strict=False)
    lines = [f"{period},{value}" for period, value in rows if period != left_out]
    return verdict(predicate, "\n".join(["period,value", *lines]), every="quarter", **said)


@pytest.mark.parametrize(
    ("predicate", "last", "word"),
    [
        ("smoking has no clear trend", 62, HOLDS),
        ("smoking is rising", 62, UNSUPPORTED),
        ("smoking is falling", 50, HOLDS),
        ("smoking is worsening", 80, HOLDS),
        ("smoking is rising", 50, CHANGED),
    ],
)
def test_quarters_are_judged_by_a_control_chart(predicate, last, word):
    made = quarterly(predicate, (*NOISE, last))
    assert (made.word, made.test) == (word, "XmR chart")


@pytest.mark.parametrize(("left_out", "said"), [("2023-Q1", {}), ("", {"breaks": (BREAK,)})])
def test_a_chart_starts_anew_after_a_gap_or_a_break(left_out, said):
    made = quarterly("smoking has no clear trend", NOISE, left_out, **said)
    short = {"2023-Q1": 9, "": 11}[left_out]
    assert (made.word, made.because) == (CANNOT, f"only {short} of the 12 points needed")


def test_a_break_between_two_periods_stops_a_change():
    made = verdict("smoking fell since 2019", COUNTS, breaks=(Break(read_period("2020"), "another survey"),))
    assert (made.word, made.because) == (CANNOT, "there is a break at 2020: another survey")


REASONS = [
    (
        "smoking is lower than england", BESIDE,
        "Trafford 10.1% (8.9 to 11.4) in 2024, England 11.6% (11.5 to 11.7): lower", "Fingertips comparison method 1",
    ),
    ("smoking is lower than england", PUBLISHED, "Trafford 10.1% in 2024, England 11.6%: lower", "published comparison"),
    (
        "smoking at W3 ranks 2 of wards", WARD_FIGURES,
        "Ward 3 15.0% (14.0 to 18.5) in 2024: rank 2 of 4 wards, by its limits 2 to 3", "rank by value",
    ),
    (
        "smoking fell since 2019", COUNTS,
        "Trafford 15.0% in 2019, 10.0% in 2024: the difference is -5.0 points (-7.9 to -2.1)",
        "Newcombe's limits of a difference of proportions",
    ),
    (
        "smoking for men is higher than for women", SEXES,
        "Male 15.0% (14.0 to 16.0), Female 10.0% (9.0 to 11.0) in 2024: the difference is 5.0 points (3.6 to 6.4)",
        "limits of a difference, from the 95% limits of both",
    ),
    ("smoking at W1 ranks 1 of wards", FEW, "1 of 4 wards have no figure for 2024 (Ward 3)", ""),
    ("bp/treated is on its path", BESIDE, "the documents are not at hand", ""),
    ("smoking is about 10%", "reason,note\nwithheld,few people\n", "the figure for 2024 is withheld (few people)", ""),
]  # fmt: skip


@pytest.mark.parametrize(("predicate", "rows", "because", "test"), REASONS)
def test_a_verdict_says_its_reason_and_its_test(predicate, rows, because, test):
    made = verdict(predicate, rows)
    assert (made.because, made.test) == (because, test)


def test_a_figure_that_is_lacking_may_stand_anywhere():
    rows = "area,value\n" + "".join(f"W{place},{value}\n" for place, value in ((1, 20), (2, 15), (3, 10)))
    assert verdict("smoking at W1 is in the highest third of wards", rows).word == HOLDS
    assert verdict("smoking at W2 is in the highest third of wards", rows).word == CANNOT
    assert verdict("smoking at W3 is in the highest third of wards", rows).word == CHANGED


def test_the_evidence_names_the_rows_it_rests_on():
    made = finding(
        "smoking/need-1", "E08000009", verdict("smoking is lower than england", PUBLISHED), file="x.yml"
    )
    assert (made.kind, made.about, made.verdict) == ("claim", "smoking/need-1", HOLDS)
    assert made.evidence["readings"][0] == {
        "table": "lifestyle", "line": 2, "measure": "smoking", "area": "E08000009", "period": "2024",
        "sex": "Persons", "age": "18 and over", "value": 10.1,
    }  # fmt: skip
    assert made.evidence["file"] == "x.yml"


def test_a_claim_that_held_expires_and_one_that_failed_does_not():
    held, failed = (verdict(f"smoking is {way} than england", BESIDE) for way in ("lower", "higher"))
    day, later = date(2026, 1, 1), date(2026, 1, 2)
    assert held.expired(day, day, "its day").word == HOLDS
    assert held.expired(day, later, "its day").word == EXPIRED
    assert failed.expired(day, later, "its day").word == CHANGED
