"""What a reader can work out from tables with known answers, written in our own layout."""

from fractions import Fraction

import pytest

from jsna.disclosure.attack import Known, attack, narrowed
from jsna.disclosure.facts import Fact, Publication
from jsna.disclosure.printed import rate, rounded, standardised
from tests.disclosure.tables import Written, grid, total

# after an example of Fischetti and Salazar
F1 = grid("""
        A    B    C   all
   I   20   50   10    80
  II   *8   19  *22    49
 III  *17   32  *12    61
 all   45  101   44   190
""")
F2 = """
        a     b     c    d    all
   w  *30   *47   *64   89    230
   x  *90   {x}    *5   31    250
   y   92  *100    59  *85    336
   z  800  *991   651 *685   3127
 all 1012  1262   779  890   3943
"""
F4 = grid("""
      male female  all
   A  *895   *137 1032
   B   753    973 1726
   C  *569   *486 1055
   D   540    793 1333
 all  2757   2389 5146
""")
G6 = grid("""
       p   q   r   s  all
   A  *4  *9  33  27   73
   B  *5  *4  41  16   66
   C  25  30  *4 *11   70
   D  38  22  *9  *1   70
 all  72  65  87  55  279
""")
G8 = """
       p   q   r   s  all
   A  *3 {Aq}  25  40   86
   B {Bp}  21  *4  33   73
   C  27 {Cq}  36  *2   77
   D  31 {Dq} {Dr}  22   86
   E {Ep}  44  28 {Es}   98
 all  85 109 112 114  420
"""
SECONDARY = {"Aq": 18, "Bp": 15, "Cq": 12, "Dq": 14, "Dr": 19, "Ep": 9, "Es": 17}


def one_way(counts: str, *totals: Fact) -> Written:
    """``A*2 I8``: areas with their counts, those with a star withheld, and printed totals."""
    true, withheld, facts = {}, [], list(totals)
    for word in counts.split():
        name, star, count = word.partition("*") if "*" in word else word.partition("=")
        true[name] = int(count)
        if star == "*":
            withheld.append(name)
        else:
            facts.append(Fact({name: 1}, true[name], true[name], name))
    return Written(true, tuple(withheld), tuple(facts))


def test_f1_each_cell_has_a_wide_range():
    assert F1.ranges() == {"II|A": (0, 25), "II|C": (5, 30), "III|A": (0, 25), "III|C": (4, 29)}


def test_f2a_two_in_every_line_are_not_enough():
    assert grid(F2.format(x="124")).ranges() == {
        "w|a": (25, 94), "w|b": (47, 47), "w|c": (0, 69), "x|a": (26, 95), "x|c": (0, 69),
        "y|b": (0, 185), "y|d": (0, 185), "z|b": (906, 1091), "z|d": (585, 770),
    }  # fmt: skip


def test_f2b_one_more_is():
    assert grid(F2.format(x="*124")).ranges() == {
        "w|a": (0, 120), "w|b": (0, 141), "w|c": (0, 69), "x|a": (0, 120), "x|b": (30, 171), "x|c": (0, 69),
        "y|b": (0, 185), "y|d": (0, 185), "z|b": (906, 1091), "z|d": (585, 770),
    }  # fmt: skip


COUNTY = (total("A B I J", 20), total("K L M N", 16))
SIZE = (total("L M", 6), total("A B I J K N", 30))


@pytest.mark.parametrize(
    ("totals", "ranges"),
    [
        (COUNTY, {"A": (0, 4), "B": (0, 4), "K": (0, 9), "L": (0, 9), "M": (0, 9)}),
        (SIZE, {"A": (0, 7), "B": (0, 7), "K": (0, 7), "L": (0, 6), "M": (0, 6)}),
        (COUNTY + SIZE, {"A": (0, 4), "B": (0, 4), "K": (3, 3), "L": (0, 6), "M": (0, 6)}),
    ],
)
def test_f3_two_groupings_tell_together_what_neither_tells_alone(totals: tuple[Fact, ...], ranges: dict):
    assert one_way("A*2 B*2 I=8 J=8 K*3 L*3 M*3 N=7", *totals).ranges() == ranges


def test_f4_the_cheapest_pattern_leaves_wide_ranges():
    assert F4.ranges() == {
        "A|male": (409, 1032), "A|female": (0, 623), "C|male": (432, 1055), "C|female": (0, 623),
    }  # fmt: skip


def test_g1_localities_and_networks_overlap():
    places = total("W1 W2 W3 W4", 45), total("W5 W6 W7 W8", 49)
    networks = total("W3 W4 W7", 47), total("W1 W2 W5 W6 W8", 47)
    wards = one_way("W1*3 W2=21 W3*4 W4*17 W5*2 W6*12 W7=26 W8=9", *places, *networks)
    assert wards.ranges() == {"W1": (3, 3), "W3": (0, 21), "W4": (0, 21), "W5": (0, 14), "W6": (0, 14)}


def test_g2_a_sum_is_carried_down_two_levels():
    south = "d|0-4=14 d|5-17=40 e|0-4=12 e|5-17=28 f|0-4=20 f|5-17=33"
    north = "a|0-4*3 a|5-17*22 b|0-4=19 b|5-17=35 c|0-4=24 c|5-17=31"
    borough = [
        total(" ".join(f"{ward}|{age}" for ward in "abcdef"), count)
        for age, count in (("0-4", 92), ("5-17", 189))
    ]
    assert one_way(f"{north} {south}", *borough).ranges() == {"a|0-4": (3, 3), "a|5-17": (22, 22)}


THREE_YEARS = [11, 10, 8, 10, 12, 13, 12, 11]
ROLLED = tuple(total(f"y{year} y{year + 1} y{year + 2}", count) for year, count in enumerate(THREE_YEARS))


def test_g3a_rolling_sums_give_every_year_away_once_two_are_known():
    years = one_way("y0=6 y1=3 y2*2 y3*5 y4*1 y5*4 y6*7 y7*2 y8*3 y9*6", *ROLLED)
    assert years.ranges() == {name: (years.true[name], years.true[name]) for name in years.withheld}


def test_g3b_rolling_sums_alone_do_not():
    years = one_way("y0*6 y1*3 y2*2 y3*5 y4*1 y5*4 y6*7 y7*2 y8*3 y9*6", *ROLLED)
    ranges = {
        "y0": (1, 9),
        "y1": (2, 10),
        "y2": (0, 8),
        "y3": (0, 8),
        "y4": (0, 8),
        "y5": (2, 10),
        "y6": (2, 10),
        "y7": (1, 9),
        "y8": (1, 9),
        "y9": (1, 9),
    }
    assert years.ranges() == ranges


@pytest.mark.parametrize(
    ("shown", "decimals", "people", "scale", "low", "high"),
    [
        ("35.6", 1, 8431, 100000, 3, 3),
        ("0.4", 1, 12750, 1000, 5, 5),
        ("0.3", 1, 23810, 1000, 6, 8),
        ("2", 0, 260, 100, 4, 6),
        ("2", 0, 412, 100, 7, 10),
    ],
)
def test_g4_a_rate_with_its_population_tells_the_count(shown, decimals, people, scale, low, high):
    facts = rate({"ward": 1}, Fraction(shown), decimals, people, scale)
    assert attack(Publication({"ward": (0, None)}, facts))["ward"] == Known(
        low, high, high - low + 1, tuple(range(low, high + 1))
    )


def test_g5_rounded_totals_tighten_what_the_mark_announces():
    marks = {"A|p", "A|q", "A|r", "B|p", "C|q", "C|r", "D|q"}
    cells = dict.fromkeys(marks, (1, 7)) | {
        "B|q": (0, 0),
        "C|p": (0, 0),
        "B|r": (0, None),
        "D|p": (0, None),
        "D|r": (0, None),
    }
    shown = {
        "A|p A|q A|r": 20,
        "B|r": 15,
        "B|p B|q B|r": 15,
        "D|p": 20,
        "D|r": 40,
        "D|p D|q D|r": 65,
        "A|p B|p C|p D|p": 30,
        "A|q B|q C|q D|q": 15,
        "A|r B|r C|r D|r": 60,
        " ".join(sorted(cells)): 105,
    }
    facts = [rounded(dict.fromkeys(names.split(), 1), count, 5, (1, 7)) for names, count in shown.items()]
    facts.append(Fact({"C|p": 1, "C|q": 1, "C|r": 1}, 1, 7))
    found = attack(Publication(cells, tuple(facts)), sorted(marks))
    assert {name: (one.low, one.high) for name, one in found.items()} == {
        "A|p": (4, 7), "A|q": (4, 7), "A|r": (4, 7), "B|p": (1, 4), "C|q": (1, 6), "C|r": (1, 6), "D|q": (1, 7),
    }  # fmt: skip


def test_g6_marks_that_can_be_told_apart_with_a_public_rule():
    announced = [Fact({name: 1}, 1, 4) for name in ("A|p", "B|q", "C|r", "D|s")]
    assert G6.ranges(*announced) == {
        "A|p": (1, 4), "A|q": (9, 12), "B|p": (5, 8), "B|q": (1, 4), "C|r": (4, 4), "C|s": (11, 11), "D|r": (9, 9), "D|s": (1, 1),
    }  # fmt: skip


def test_g6_one_mark_for_all_keeps_them_apart():
    assert G6.ranges() == {
        "A|p": (0, 9), "A|q": (4, 13), "B|p": (0, 9), "B|q": (0, 9), "C|r": (3, 13), "C|s": (2, 12), "D|r": (0, 10), "D|s": (0, 10),
    }  # fmt: skip


def test_g7_a_standardised_rate_leaves_few_values_with_gaps():
    people = {"0-14": 2400, "15-39": 5200, "40-69": 4000, "70+": 1500}
    weights = {"0-14": 16000, "15-39": 30000, "40-69": 34000, "70+": 20000}
    facts = standardised(people, weights, Fraction("141.6"), 1), Fact(dict.fromkeys(people, 1), 15, 15)
    found = attack(Publication(dict.fromkeys(people, (0, None)), facts))
    assert {name: one.values for name, one in found.items()} == {
        "0-14": (1, 4), "15-39": (1, 3), "40-69": (5, 6), "70+": (5,),
    }  # fmt: skip


def test_g8_a_table_that_is_protected_raises_no_alarm():
    ranges = grid(G8.format(**{name: f"*{count}" for name, count in SECONDARY.items()})).ranges()
    assert ranges == {
        "A|p": (0, 20), "A|q": (1, 21), "B|p": (0, 19), "B|r": (0, 19), "C|q": (0, 14), "C|s": (0, 14),
        "D|q": (10, 29), "D|r": (4, 23), "E|p": (7, 21), "E|s": (5, 19),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("again", "given_away"),
    [("Aq", "A|p"), ("Bp", "B|r"), ("Cq", "C|s"), ("Dq", "B|r"), ("Dr", "B|r"), ("Ep", "C|s"), ("Es", "C|s")],
)
def test_g8_each_secondary_printed_again_gives_a_small_count_away(again: str, given_away: str):
    marks = {name: str(count) if name == again else f"*{count}" for name, count in SECONDARY.items()}
    table = grid(G8.format(**marks))
    assert {given_away} == set(narrowed(table.printed(), dict.fromkeys(("A|p", "B|r", "C|s"), (3, None))))
