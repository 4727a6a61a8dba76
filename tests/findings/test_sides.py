"""A sentence that says the other side of what its claim tests is told."""

import pytest

from jsna.findings.claims.grammar import understood
from jsna.findings.claims.sides import other_side

ABOVE, LOWER, FALLING = "smoking is above 12%", "smoking is lower than england", "smoking is falling"
TOLD = [
    ("Fewer than 12% smoke.", ABOVE, ["the sentence says 'Fewer than 12' but the claim says 'above 12%'"]),
    ("No more than 12% smoke.", ABOVE, ["the sentence says 'No more than 12' but the claim says 'above 12%'"]),
    ("More than 15% smoke.", "smoking is below 15%",
        ["the sentence says 'More than 15' but the claim says 'below 15%'"]),
    ("More adults smoke than in England.", LOWER, ["the sentence says 'More' but the claim says 'lower than'"]),
    ("It is higher than in England.", LOWER, ["the sentence says 'higher' but the claim says 'lower than'"]),
    ("It is worse here.", "smoking is better than england", ["the sentence says 'worse' but the claim says 'better than'"]),
    ("Smoking is not falling.", FALLING, ["the sentence says 'not falling' but the claim says 'falling'"]),
    ("It didn't fall.", "smoking fell since 2017", ["the sentence says 'n't fall' but the claim says 'fell'"]),
    ("It is no lower than in England.", LOWER, ["the sentence says 'no lower' but the claim says 'lower than'"]),
    ("It fell since 2018.", "smoking fell since 2017",
        ["the sentence says 'since 2018' but the claim says 'since 2017'"]),
    ("Fewer smoke than in 2015.", "smoking fell since 2017/18",
        ["the sentence says 'than in 2015' but the claim says 'since 2017/18'"]),
    ("More than half smoke.", "smoking is below 50%",
        ["the sentence says 'More than half' but the claim says 'below 50%'"]),
    ("More smoke than in England.", "smoking is better than england",
        ["the sentence says 'More' but the claim says 'better than'"]),
    ("Smoking is rising.", "smoking is improving", ["the sentence says 'rising' but the claim says 'improving'"]),
    ("It has improved.", "smoking rose since 2017", ["the sentence says 'improved' but the claim says 'rose'"]),
    ("It is better for them.", "access to smoke-free is worse for the most deprived",
        ["the sentence says 'better' but the claim says 'worse'"]),
    ("We rank fourth of ten.", "smoking ranks 2 of districts",
        ["the sentence says 'rank fourth' but the claim says 'ranks 2'"]),
    ("It ranks 3rd.", "smoking ranks 2 of districts", ["the sentence says 'ranks 3rd' but the claim says 'ranks 2'"]),
    ("The target is met.", "mmr has not met 95%", ["the sentence says 'met' but the claim says 'has not met 95%'"]),
    ("It does not meet 95%.", "mmr has met 95%", ["the sentence says 'meet' but the claim says 'has met 95%'"]),
    ("There is no clear gap.", "gap in smoking between men and women is clear",
        ["the sentence says 'no clear gap' but the claim says 'is clear'"]),
    ("It is similar to England.", LOWER, ["the sentence says 'similar to England' but the claim says 'lower than'"]),
    ("It is ahead of its path.", "stop/smoking is behind its path",
        ["the sentence says 'ahead of its path' but the claim says 'behind its path'"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "claim", "told"), TOLD)
def test_a_sentence_against_its_claim_is_told(sentence, claim, told):
    assert [one.message for one in other_side(sentence, understood(claim), "Trafford", "lower")] == told


RIGHT = [
    ("More than 12% smoke.", ABOVE),
    ("Fewer than 120 people, and more than 12% of men.", ABOVE),
    ("No more than 15% smoke.", "smoking is below 15%"),
    ("More adults smoke in England than in Trafford.", LOWER),
    ("More adults smoke in England than here.", LOWER),
    ("Smoking is lower, not higher, than in England.", LOWER),
    ("Fewer smoke, so more live long.", LOWER),
    ("It is not only falling but halved.", FALLING),
    ("It was not falling, and is falling now.", FALLING),
    ("It is not rising.", FALLING),
    ("Fewer women than men smoke.", "smoking for men is higher than for women"),
    ("It fell since 2017, after the law of 2013.", "smoking fell since 2017"),
    ("It fell since 2018.", "smoking fell since 2017/18"),
    ("It fell since April 2020.", "smoking fell since 2018 - 20"),
    ("It fell since 2018.", "smoking fell since first"),
    ("Smoking is falling, which is improving lives.", FALLING),
    ("Fewer smoke than in England.", "smoking is better than england"),
    ("It is rising, and worsening.", "smoking is worsening"),
    ("We rank second of ten.", "smoking ranks 2 of districts"),
    ("It ranks 2nd.", "smoking ranks 2 of districts"),
    ("Uptake is short of the 95% that is to be met.", "mmr has not met 95%"),
    ("The target is met.", "mmr has met 95%"),
    ("There is a clear gap.", "gap in smoking between men and women is clear"),
    ("It is behind the path.", "stop/smoking is behind its path"),
    ("It shows no clear trend.", "smoking has no clear trend"),
]


@pytest.mark.parametrize(("sentence", "claim"), RIGHT)
def test_a_sentence_that_says_what_its_claim_tests_is_let_be(sentence, claim):
    assert list(other_side(sentence, understood(claim), "Trafford", "lower")) == []
