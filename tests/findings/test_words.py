import pytest

from jsna.findings.claims.grammar import understood
from jsna.findings.claims.wording import directions, overstated

SAYS = "the sentence says "
OVERSTATED = [
    ("Smoking is rising.", "smoking is higher than england", (
        f"{SAYS}'rising' but the claim only compares", "use 'smoking is rising' or change the words")),
    ("Smoking is getting worse.", "smoking is about 12%", (
        f"{SAYS}'getting worse' but the claim only gives a level", "use 'smoking is worsening' or change the words")),
    ("It is Lower here.", "smoking is falling", (
        f"{SAYS}'Lower' but the claim only tells of a trend", "use 'smoking is lower than AREA' or change the words")),
    ("It fell and is better.", "smoking fell since 2019", (
        f"{SAYS}'better' but the claim only tells of a change", "use 'smoking is better than AREA' or change the words")),
    ("Smoking is stable.", "smoking has no clear trend", (
        f"{SAYS}'stable', which no test can show", "say that no clear trend is seen")),
    ("It fell because of the ban.", "smoking fell since 2019", (
        f"{SAYS}'because' and cites nothing", "add cite= with the source, or change the words")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "claim", "said"), OVERSTATED)
def test_a_word_stronger_than_the_test_is_found(sentence, claim, said):
    assert [(one.message, one.hint) for one in overstated(sentence, understood(claim), False)] == [said]


CARRIED = [
    ("Smoking is rising, which is getting worse.", "smoking is rising", False),
    ("Higher, lower, better or worse than England.", "smoking is higher than england", False),
    ("The gap is worse.", "gap in smoking between men and women is clear", False),
    ("It has a higher rank.", "smoking ranks 2 of wards", False),
    ("It fell because of the ban.", "smoking fell since 2019", True),
    ("Made in better-off neighbourhoods, by unstable homes.", "smoking is about 12%", False),
]


@pytest.mark.parametrize(("sentence", "claim", "cited"), CARRIED)
def test_a_word_that_the_test_carries_is_let_be(sentence, claim, cited):
    assert list(overstated(sentence, understood(claim), cited)) == []


def test_the_other_wording_holds_no_direction():
    found = list(directions("It is not lower, nor is it falling."))
    assert [(one.word, one.at, one.message) for one in found] == [
        ("falling", 27, "the other wording says 'falling', and nothing has tested that"),
        ("lower", 10, "the other wording says 'lower', and nothing has tested that"),
    ]
