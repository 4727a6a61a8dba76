import pytest

from jsna.findings.claims.grammar import understood
from jsna.findings.claims.lexicon import words_in
from jsna.findings.claims.named import elsewhere, other_area, other_sex
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
        f"{SAYS}'because of' and cites nothing", "add cite= with the source, or change the words")),
    ("It is in line with England.", "smoking is falling", (
        f"{SAYS}'in line with England' but the claim only tells of a trend",
        "use 'smoking is similar to AREA' or change the words")),
    ("We are top of the table.", "smoking is higher than england", (
        f"{SAYS}'top of the table' but the claim only compares",
        "use 'smoking is highest of GROUP' or change the words")),
    ("Smoking dropped.", "smoking is lower than england", (
        f"{SAYS}'dropped' but the claim only compares", "use 'smoking fell since PERIOD' or change the words")),
    ("Numbers are up.", "smoking is about 12%", (
        f"{SAYS}'are up' but the claim only gives a level", "use 'smoking rose since PERIOD' or change the words")),
    ("It has grown.", "smoking ranks 2 of wards", (
        f"{SAYS}'grown' but the claim only ranks", "use 'smoking rose since PERIOD' or change the words")),
    ("Fewer people smoke.", "smoking is falling", (
        f"{SAYS}'Fewer' but the claim only tells of a trend", "use 'smoking is lower than AREA' or change the words")),
    ("It is the worst place.", "smoking is higher than england", (
        f"{SAYS}'worst' but the claim only compares", "use 'smoking is highest of GROUP' or change the words")),
    ("The gap has narrowed.", "gap in smoking between men and women is clear", (
        f"{SAYS}'narrowed' but the claim only tells of a gap",
        "use 'gap in smoking between ONE and OTHER has narrowed since PERIOD' or change the words")),
    ("It has remained the same.", "smoking has no clear trend", (
        f"{SAYS}'remained the same', which no test can show", "say that no clear trend is seen")),
    ("Smoking is climbing.", "smoking is falling", (
        f"{SAYS}'climbing' but the claim says 'falling'", "let the two say the same")),
    ("Smoking is rising.", "smoking has no clear trend", (
        f"{SAYS}'rising' but the claim says 'has no clear trend'", "let the two say the same")),
    ("It is slightly higher.", "smoking is similar to england", (
        f"{SAYS}'higher' but the claim says 'similar to'", "let the two say the same")),
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
    ("Fewer than 12% smoke, or more than 5%.", "smoking is below 12%", False),
    ("Fewer people smoke than in 2019.", "smoking fell since 2019", False),
    ("It does not clearly rise or fall.", "smoking has no clear trend", False),
    ("The gap has widened.", "gap in smoking between men and women has widened since 2019", False),
    ("It has the highest share.", "smoking is highest of wards", False),
    ("It was rising and is now falling.", "smoking is falling", False),
    ("Made in better-off neighbourhoods, by unstable homes.", "smoking is about 12%", False),
]


@pytest.mark.parametrize(("sentence", "claim", "cited"), CARRIED)
def test_a_word_that_the_test_carries_is_let_be(sentence, claim, cited):
    assert list(overstated(sentence, understood(claim), cited)) == []


def test_the_other_wording_holds_no_direction():
    found = list(directions("It is not lower, nor is it falling."))
    assert [(one.word, one.at, one.message) for one in found] == [
        ("lower", 10, "the other wording says 'lower', and nothing has tested that"),
        ("falling", 27, "the other wording says 'falling', and nothing has tested that"),
    ]


SAID = [
    ("Rates fell, rose, climbed and doubled.", ["fell", "rose", "climbed", "doubled"]),
    ("It led to more deaths, due to damp.", ["led to", "more", "due to"]),
    ("It went up sharply, is down on 2019, and a rise in cost.", ["went up", "is down", "rise"]),
    ("The highest and the most common, worse, healthier.", ["highest", "the most common", "worse", "healthier"]),
    ("Life is harder than before and above the national average.", ["harder than", "above the national average"]),
    ("Smoking causes cancer because of tar.", ["causes", "because of"]),
    ("Demand\nis\nrising.", ["rising"]),
    ("It continues to rise, has begun to fall, surged and has jumped.", ["rise", "begun to fall", "surged", "has jumped"]),
    ("It is below England, above the national rate, and ranks 3rd.",
        ["below England", "above the national rate", "ranks 3rd"]),
    ("It flatlined as a consequence of rules, which stems from law.", ["flatlined", "as a consequence of", "stems from"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SAID)
def test_a_word_that_says_which_way_how_much_or_why_is_found(text, words):
    assert [one.word for one in words_in(text)] == words


NOTHING_SAID = [
    "The most deprived fifth, the least deprived, the most recent figures, at least and at most.",
    "Ask once more, find out more, for more detail; two or more of them, more than 5, fewer than one in 5.",
    "A fear of falling keeps people in. A fall at home; who fell over; grown up; growing old.",
    "Stable homes. Rather than, other than, older than. Greater Manchester. Better off, not better-off.",
    "The causes of death, the root causes; a report is due to be read.",
    "We do not know whether smoking is rising. Is it falling? Look for what is called 'better'.",
    "To improve health, to eat more fruit, by improving homes. It could rise. Higher education.",
    "Best practice, the best start, what works best. Where need is greatest.",
    "The gap between the most and the least deprived.",
    "More should be done, less is known, worse still, it is better to ask. To rise, we must be made to fall.",
    "Better Health is on Lower Hill Street in Higher Blackley.",
]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_a_word_that_says_nothing_of_the_kind_is_let_be(text):
    assert [one.word for one in words_in(text)] == []


SEXES = [
    ("Women smoke less.", "smoking for men is lower than england", ["the sentence is about women and the claim about men"]),
    ("Men smoke less.", "smoking for men is lower than england", []),
    ("People smoke less.", "smoking for men is lower than england", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "claim", "told"), SEXES)
def test_a_sentence_about_one_sex_is_not_held_by_a_claim_about_the_other(sentence, claim, told):
    assert [one.message for one in other_sex(sentence, understood(claim), "")] == told


def test_the_sex_of_a_measure_counts_where_its_claim_names_none():
    found = other_sex("Women live longer.", understood("life-expectancy-male is higher than england"), "male")
    assert [one.message for one in found] == ["the sentence is about women and the claim about men"]


AREAS = {"E9": "England", "E8": "Manchester", "E7": "Greater Manchester"}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "It is lower than in Manchester.",
            ["the sentence compares with Manchester and the claim with England"],
        ),
        ("It is lower than in England, and Manchester.", []),
        ("Unlike Manchester, it is low beside England.", []),
        ("It is lower than elsewhere.", []),
    ],
)
def test_a_sentence_that_compares_with_another_area_than_its_claim_is_told(sentence, told):
    found = other_area(sentence, understood("smoking is lower than england"), "E9", AREAS)
    assert [one.message for one in found] == told


def test_of_names_within_one_another_the_longest_is_meant():
    found = other_area(
        "Lower than in Greater Manchester.", understood("smoking is lower than north"), "E7", AREAS
    )
    assert list(found) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In Hale it is the highest.", ["the sentence is about Hale and the claim about Sale"]),
        ("In Sale it is higher than in Hale.", []),
        ("It is higher than in Trafford.", []),
        ("It is the highest there.", []),
    ],
)
def test_a_sentence_about_another_place_than_its_claim_is_told(sentence, told):
    names = {"E1": "Sale (2021 ward)", "E2": "Hale", "E3": "Trafford"}
    assert [one.message for one in elsewhere(sentence, "E1", {"E3"}, names)] == told
