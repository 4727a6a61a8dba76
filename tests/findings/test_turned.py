"""A sentence that puts the lower of two groups above the other is told, whichever way the claim reads."""

from types import SimpleNamespace

import pytest

from jsna.findings.claims.grammar import understood
from jsna.findings.claims.turned import turned_round

GAP, DIRECT = "gap in smoking between men and women is clear", "smoking for men is higher than for women"
MEN_HIGHER = (14.0, 11.0)
TOLD = [
    ("Women smoke more than men.", GAP, "the sentence says 'more' of women, and the figures say the opposite"),
    ("Smoking is more common in women than in men.", GAP,
        "the sentence says 'more' of women, and the figures say the opposite"),
    ("Fewer men than women smoke.", GAP, "the sentence says 'Fewer' of men, and the figures say the opposite"),
    ("More women than men smoke.", DIRECT, "the sentence says 'More' of women, and the figures say the opposite"),
    ("Men do better than women.", GAP, "the sentence says 'better' of men, and the figures say the opposite"),
    ("The most deprived smoke less than the least deprived.",
        "gap in smoking between most deprived and least deprived has widened since 2019",
        "the sentence says 'less' of most deprived, and the figures say the opposite"),
]  # fmt: skip
RIGHT = [
    ("Men smoke more than women.", GAP),
    ("Fewer women than men smoke.", GAP),
    ("Women live longer than men.", GAP),
    ("Women do better than men.", GAP),
    ("Women do not smoke more than men.", GAP),
    ("More men and women smoke than in England.", GAP),
    ("The gap is clear.", GAP),
    ("Men smoke more than women.", DIRECT),
    ("Smoking is more common here than among women.", "smoking is lower than england"),
]


def told(sentence: str, claim: str) -> list[str]:
    readings = [SimpleNamespace(value=value) for value in MEN_HIGHER]
    return [one.message for one in turned_round(sentence, understood(claim), readings, "lower")]


@pytest.mark.parametrize(("sentence", "claim", "message"), TOLD)
def test_the_wrong_one_on_top_is_told(sentence, claim, message):
    assert told(sentence, claim) == [message]


@pytest.mark.parametrize(("sentence", "claim"), RIGHT)
def test_a_sentence_that_fits_the_figures_is_let_be(sentence, claim):
    assert told(sentence, claim) == []
