"""Nothing that rests on a withheld count reaches a page, a picture, a download or a list of numbers."""

import re

import pytest

from jsna.build import Draft
from jsna.cache import Cache
from jsna.charts.draw import draw
from jsna.disclosure.safe import SafeTable
from jsna.findings.inequality import gap, gathering, line
from jsna.findings.standing import Found
from jsna.site.manifest import stable_json
from tests.charts.rows import safe
from tests.disclosure.edition import AREAS, Held, written
from tests.workspace import drafted, rewritten, small

WARDS = [f"w{number:02}" for number in range(60)]
PRIMES = [number for number in range(7001, 7919 + 1) if all(number % part for part in range(2, 90))][-50:]
NAMED = "".join(f"{ward},Ward {ward[1:]},ward,northbrook,\n" for ward in WARDS)
GROUPS = {"1 most": 140, "2": 130, "3": 2, "4": 60, "5 least": 43}
BLOCKS = """    show:
      - {compare: falls, level: ward, against: northbrook}
      - {compare: falls, level: ward, against: northbrook, sort: name}
      - {table: falls, columns: {area: Ward, count: Count, denominator: People, value: Rate}}
      - {funnel: falls, level: ward}
      - {breakdown: falls, by: group, area: northbrook}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """Fifty wards with counts from 1 to 4 among a prime number of people, ten others, and groups of the place."""
    small_ones = zip(WARDS, [1, 2, 3, 4, 3] * 10, PRIMES, strict=False)
    rows = [f"{ward},2025,,,{count},{people}" for ward, count, people in small_ones]
    rows += [f"{ward},2025,,,{20 + number},5000" for number, ward in enumerate(WARDS[50:])]
    rows += [f"northbrook,2025,,,{sum([1, 2, 3, 4, 3] * 10) + sum(range(20, 30))},{sum(PRIMES) + 50000}"]
    rows += [f"northbrook,2025,group,{group},{count},40000" for group, count in GROUPS.items()]
    head = "area,period,category_type,category,count,denominator"
    table = Held("\n".join(rows) + "\n", head=head, select='{category: ""}', statistic="rate per 1000")
    root = written(small(tmp_path_factory.mktemp("canary")), {"falls": table}, "lt5", AREAS + NAMED)
    rewritten(
        root,
        "data/falls.yml",
        'select: {category: ""}\n',
        "order: {group: [1 most, '2', '3', '4', 5 least]}\n",
    )
    rewritten(root, "chapters/needs/smoking.yml", "    show:\n", BLOCKS)
    return drafted(root)


def everything_printed(made: Draft) -> str:
    """Every page with its pictures and downloads, and every file of numbers, as text."""
    parts = [
        text
        for page in made.composed.pages
        for text in (page.markdown, page.description, *page.slots.values())
    ]
    parts += [file.body.decode("latin-1") for page in made.composed.pages for file in page.downloads]
    parts += [stable_json(one).decode() for one in (made.composed.facts, made.found.said(), made.cells)]
    return re.sub(r"(?<!\d)(\d{1,3}),(\d{3})(?!\d)", r"\1\2", "\n".join(parts))


def test_no_page_no_file_and_no_picture_has_a_number_that_was_withheld(made: Draft):
    assert [str(fault) for fault in made.faults if fault.severity == "error"] == []
    printed = everything_printed(made)
    assert len(PRIMES) == 50 and "5000" in printed  # those that are shown are there
    planted = {str(people) for people in PRIMES}
    rates = zip([1, 2, 3, 4, 3] * 10, PRIMES, strict=True)
    planted |= {str(1000 * count / people)[:7] for count, people in rates}
    assert [
        number for number in sorted(planted) if re.search(rf"(?<![\d.]){re.escape(number)}", printed)
    ] == []


def test_withheld_areas_come_after_the_rest_by_name(made: Draft):
    page = next(page for page in made.composed.pages if page.path == "needs/smoking.md")
    table = next(html for name, html in page.slots.items() if "Withheld" in html and "falls" in name)
    names = re.findall(r"Ward (\d\d)", table)
    order = list(dict.fromkeys(names))
    assert set(order[:10]) == {ward[1:] for ward in WARDS[50:]}
    assert order[10:] == sorted(order[10:])


@pytest.fixture
def groups(made: Draft) -> tuple[Found, SafeTable]:
    """The groups of the place as the edition shows them: the third, and what protects it, are withheld."""
    rows = made.found.selected("falls", {"category_type": "group"}, area="northbrook")
    assert "withheld" in set(rows.frame["reason"])
    return made.found, rows


def test_a_slope_over_groups_of_which_one_is_withheld_is_not_given(groups: tuple[Found, SafeTable]):
    said = "a slope of falls by group needs value, limits and denominator for every group; statistic: gap needs the two ends alone"
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        line(*groups[:1], "falls", groups[1], "category", "group")


def test_a_concentration_over_groups_of_which_one_is_withheld_is_not_given(groups: tuple[Found, SafeTable]):
    said = "a concentration curve of falls by group needs count and denominator of every group"
    with pytest.raises(ValueError, match=f"^{said}$"):
        gathering(*groups[:1], "falls", groups[1], "category", "group")


def test_a_gap_of_which_one_end_is_withheld_is_not_given(groups: tuple[Found, SafeTable]):
    found, rows = groups
    ends = rows.where(
        category=["1 most", str(rows.frame.loc[rows.frame["reason"] != "", "category"].iloc[0])]
    )
    with pytest.raises(ValueError, match="^an end of falls by group is not shown, so it has no gap$"):
        gap(found, "falls", ends, "category", "group")


HEAD = "area,period,value,lower,upper,reason\n"
SHOWN = "A,2025,12,10,14,\nB,2025,20,18,22,\n"


def test_the_ends_of_an_axis_come_from_shown_values_only():
    options = {"by": "area", "unit": "%", "about": "falls"}
    rows = (safe(HEAD + SHOWN), safe(HEAD + SHOWN + "C,2025,,,,withheld\n"))
    with_, without = (
        re.findall(r">(\d+)%<", draw("dots", "x", options, one, Cache(None)).wide) for one in rows
    )
    assert with_ == without
    assert {"5", "20"} <= set(with_)
