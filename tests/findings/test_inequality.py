"""How unequal groups are found to be."""

import pytest

from jsna.findings.inequality import gap, gathering, line
from tests.findings.rows import found

ORDER = {"fifth": ("first", "second", "third", "fourth", "last")}
ROWS = (
    "category,value,lower,upper,count,denominator\nlast,10,9,11,200,2000\nfirst,30,28,32,300,1000\n"
    "second,25,23,27,250,1000\nthird,20,18,22,200,1000\nfourth,15,13,17,150,1000\n"
)


def asked(text=ROWS, **more):
    found_, rows = found(text, **{"order": ORDER, **more})
    return found_, "m", rows, "category", "fifth"


def test_a_gap_is_the_higher_end_less_the_lower():
    told = gap(*asked())
    assert (told.first, told.last, told.higher) == ("first", "last", "first")
    assert (told.value, told.relative) == (20, 3)
    assert told.lower < 20 < told.upper
    assert told.clear
    turned = gap(*asked(order={"fifth": ORDER["fifth"][::-1]}))
    assert (turned.higher, turned.value, turned.lower, turned.upper, turned.relative) == pytest.approx(
        ("last", told.value, told.lower, told.upper, told.relative)
    )


def test_a_line_spans_all_people_and_falls_with_its_index():
    told = line(*asked())
    assert told.ranks["first"] == (0, pytest.approx(1 / 6))
    assert told.ranks["last"] == (pytest.approx(4 / 6), 1)
    assert told.start - told.end == pytest.approx(told.apart.value)
    assert told.start / told.end == pytest.approx(told.apart.relative)
    assert told.apart.higher == "first"
    assert told.apart.lower < told.apart.value < told.apart.upper


def test_events_gather_where_the_curve_lies_above_equality():
    told = gathering(*asked())
    assert told.value < 0
    assert told.curve[0] == (0, 0)
    assert told.curve[-1] == pytest.approx((1, 1))
    assert told.curve[1] == pytest.approx((1 / 6, 300 / 1100))


BARE = "category,value\nfirst,30\nsecond,25\nthird,20\nfourth,15\nlast,10\n"


@pytest.mark.parametrize(
    ("ask", "text", "more", "said"),
    [
        (
            gap,
            ROWS,
            {"order": {}},
            "the groups of 'fifth' have no order; write it under order on the card of m",
        ),
        (gap, "category,value\nfirst,3\n", {}, "m by fifth has fewer than two groups"),
        (
            gap,
            "category,value,reason\nfirst,,withheld\nlast,3,\n",
            {},
            "an end of m by fifth is not shown, so it has no gap",
        ),
        (
            line,
            BARE,
            {},
            "a slope of m by fifth needs value, limits and denominator for every group; "
            "statistic: gap needs the two ends alone",
        ),
        (
            line,
            ROWS.replace("third,20,18,22,200,1000\n", ""),
            {},
            "a slope of m by fifth needs at least five groups",
        ),
        (
            gathering,
            BARE,
            {},
            "a concentration curve of m by fifth needs count and denominator of every group",
        ),
    ],
)
def test_what_cannot_be_said_is_refused(ask, text, more, said):
    with pytest.raises(ValueError, match=".") as caught:
        ask(*asked(text, **more))
    assert str(caught.value) == said
