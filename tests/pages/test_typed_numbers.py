"""Which numbers may be typed, and which may not."""

import pytest

from jsna.pages.prose.numbers import backed, typed_numbers

TYPED = [
    ("63.2% of 1,200 people, 1950 people", ["63.2%", "1,200", "1950 people"[:4]]),
    ("one adult in 14, 4 in 10, one in five", ["14", "4", "10", "one in five"]),
    ("about half of adults, two thirds of children", ["about half", "two thirds of"]),
    ("£3.2 million, 431 per 100,000, 12 per cent", ["£3.2 million", "431", "12 per cent"]),
    ("12 percentage points, 150 minutes, a BMI of 25", ["12 percentage points", "150", "25"]),
    ("It rose to\n63. Then it fell.", ["63"]),
    ("In 2024 32% did; under 65%; 2000 adults", ["32%", "65%", "2000"]),
    ("from 12 to 9, under 5 deaths, over 300", ["12", "9", "5", "300"]),
    ("About 45 Trafford children", ["45"]),
    ("0 to 19 people came, 0 to 5%, 14 buses, waits stood at 12 weeks", ["0", "19", "0", "5%", "14", "12"]),
    ("Sixty-three per cent, two hundred and ten people, twenty thousand homes",
        ["Sixty-three per cent", "two hundred and ten", "twenty thousand"]),
    ("A fifth of adults, two-thirds of homes, half the children, more than a third are obese",
        ["A fifth of", "two-thirds of", "half the", "more than a third"]),
    ("Seven out of ten, two adults in every five", ["Seven out of ten", "two adults in every five"]),
    ("The vast majority of adults, a minority of homes; a Labour majority",
        ["The vast majority of", "a minority of"]),
    ("½ of it, 3½ hours, 12pp above", ["½", "3½", "12pp"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), TYPED)
def test_a_number_that_can_go_stale_is_found(text, numbers):
    assert [one.text for one in typed_numbers(text)] == numbers


MAY_STAND = [
    "In 2020, from 2022/23 to 2024-25, 2019 to 2021, 2026-Q1, the 1990s.",
    "On 26 April 2026, 5 March, March 5, 31/03/2026, 2026-03-31, at 10:30 or 7am, 24/7.",
    "Aged 65 and over, aged 16 to 64, ages 5 to 9, 18+, under 16, under 18s, over 65s, before 75.",
    "At 85 and over than at 75 to 84; 16 to 24 year olds; 12-year-olds; 5 years old.",
    "Year 6 and Years 1 to 6, Key Stage 2, type 2 diabetes, Stage 3, section 75, ward 7.",
    "5-a-side, 5 a day, NG209, Core20PLUS5, COVID-19, A&E, PM2.5, the M60, NHS 111, 1st, 21st century.",
    "The Marmot Review 10 Years On. Covid 19. Bus 14.",
    "1. first\n2) second\n",
    "Before:\n\n12. twelfth\n13. next\n",
    "At 12 Sale Road, M33 2DT, telephone 0161 912 2000.",
    "See [page](https://x.example/a/12) or https://x.example/99.",
    "The last 5 years, every 2 years, a 10-year plan, within 30 minutes.",
    "Lines are 95% limits, 99.8% confidence intervals. Per 1,000 births, per 100,000 people.",
    "Of one or two, ten districts, the first third.",
    "aged\n16 to 24",
    "The Care Act 2014 gives carers rights. The first 1,001 days, the first 1001 days.",
    "Services for 0 to 19s, a 0-19 service, 0 to 5. Offered at 8, 12 and 16 weeks. The 14 bus stopped.",
]


@pytest.mark.parametrize("text", MAY_STAND)
def test_a_number_that_cannot_go_stale_may_be_typed(text):
    assert [one.text for one in typed_numbers(text)] == []


@pytest.mark.parametrize(
    ("typed", "claim", "says"),
    [
        ("65%", "bp is below 65%", True),
        ("66%", "bp is below 65%", False),
        ("1,200", "bp is about 1200", True),
        ("nine children in ten", "bp is about 90%", True),
        ("one in ten", "bp is about 90%", True),
        ("one in five", "bp is about 90%", False),
        ("one in five", "bp is about one in 5", True),
        ("13.2%", "bp is lower than england", False),
        ("a third of", "bp is lower than england", False),
        ("the majority of", "bp is above 50%", True),
        ("the majority of", "bp is lower than england", False),
        ("a minority of", "bp is about 63%", False),
        ("a third of", "bp is about 33%", True),
        ("Two-thirds of", "bp is above 60%", False),
        ("half the", "bp is above 50%", True),
        ("About half", "bp is about one in 2", True),
        ("18%", "bp for women aged 18 and over is about 11%", False),
        ("12 percentage points", "gap in bp between men and women is about 12 points", True),
        ("two hundred and ten", "bp is about 210", True),
        ("twenty thousand", "bp is about 2,000", False),
    ],
)
def test_a_claim_stands_behind_its_own_numbers(typed, claim, says):
    assert backed(typed, claim) is says
