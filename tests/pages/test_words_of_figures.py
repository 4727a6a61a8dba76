"""The words round a figure: its periods, its groups, its comparator, and what the test could have seen."""

from pathlib import Path

import pytest

from jsna.build import Draft, draft
from jsna.model.measures import Measure
from jsna.pages.figures import about, period_in_a_row, span, subtitle
from jsna.pages.glance import in_a_sentence
from jsna.pages.links import path_of
from tests.workspace import TODAY, rewritten, small

FILE = "chapters/needs/smoking.yml"
EDITION = "chapters/editions/2026.yml"
GROUPS = """area,period,sex,age,category_type,category,value,lower,upper
northbrook,2025,Persons,18 and over,fifth,Most deprived fifth,20,18,22
northbrook,2025,Persons,18 and over,fifth,Least deprived fifth,10,9,11
E92000001,2025,Persons,18 and over,fifth,Most deprived fifth,17,16.9,17.1
E92000001,2025,Persons,18 and over,fifth,Least deprived fifth,8,7.9,8.1
"""


@pytest.fixture(scope="module")
def measure(tmp_path_factory: pytest.TempPathFactory) -> Measure:
    return drafted(small(tmp_path_factory.mktemp("words"))).book.measures["adult-smoking"]


def drafted(root: Path) -> Draft:
    return draft(root, None, TODAY, only_check=True)


def by_fifth(folder: Path, block: str) -> Path:
    """The starter with a measure that is the most deprived fifth's own."""
    root = small(folder)
    (root / "data/adult-smoking.csv").write_text(GROUPS, encoding="utf-8")
    whole = "select: {sex: Persons, age: 18 and over}"
    own = f"{whole[:-1]}, category_type: fifth, category: Most deprived fifth}}"
    rewritten(root, "data/adult-smoking.yml", whole, own)
    rewritten(
        root, "data/adult-smoking.yml", "title: Adults who smoke", "title: Smoking in the poorest fifth"
    )
    text = (root / FILE).read_text(encoding="utf-8")
    start, end = text.index("key_messages:"), text.index("glance:")
    message = (
        "key_messages:\n  - id: poorest\n    say: Many smoke here.\n    claim: adult-smoking is above 1%\n"
    )
    kept = text[:start] + message + text[end : text.index("sections:")]
    section = f"sections:\n  - role: need\n    title: Who smokes\n    show: [{block}]\n"
    (root / FILE).write_text(kept + section + text[text.index("left_out:") :], encoding="utf-8")
    return root


def page(made: Draft, path: str = "needs/smoking.md") -> str:
    one = next(page for page in made.composed.pages if page.path == path)
    return one.markdown + "".join(one.slots.values())


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2015 to 2017", "2022 to 2024", "2015–17 to 2022–24"),
        ("2018/19 - 22/23", "2019/20 - 23/24", "2018/19–2022/23 to 2019/20–2023/24"),
        ("2026-Q1", "2026-Q2", "January–March 2026 to April–June 2026"),
        ("2023-03", "2026-03", "March 2023 to March 2026"),
        ("2011", "2024", "2011 to 2024"),
    ],
)
def test_a_span_of_periods_says_where_each_begins_and_ends(measure, first, last, words):
    assert span(measure, [first, last]) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2023/24", "2023/24"),
        ("2026-Q1", "January to March 2026"),
        ("2025-04", "April 2025"),
        ("2021-03-21", "21 March 2021"),
        ("2022 - 24", "2022 to 2024"),
        ("2018/19 - 22/23", "2018/19 to 2022/23"),
    ],
)
def test_a_period_that_is_no_year_stands_in_words_in_a_row(period, words):
    assert period_in_a_row(period) == words


def test_a_chart_is_of_the_measure_by_its_title(measure):
    assert about(measure) == "adults who smoke"


def test_three_areas_are_listed_as_in_a_sentence(measure):
    said = subtitle(measure, ["Northbrook", "Southbrook", "England"], ["2025"], whom=False)
    assert said == "Adults who smoke, Northbrook, Southbrook and England, 2025"


def test_a_group_begins_small_in_a_sentence_and_a_name_does_not():
    groups = ["Most deprived fifth", "White", "Year 6", ""]
    assert [in_a_sentence(one) for one in groups] == ["most deprived fifth", "White", "Year 6", ""]


def test_a_breakdown_says_what_it_is_about_and_names_no_one_group(tmp_path):
    block = "{breakdown: adult-smoking, by: fifth, about: Smoking by deprivation}"
    html = page(drafted(by_fifth(tmp_path, block)))
    assert '<p class="sub">Smoking by deprivation, adults aged 18 and over, Northbrook, 2025</p>' in html
    assert "<caption>Smoking by deprivation<span>" in html


def test_the_comparator_of_a_group_is_named_with_its_group(tmp_path):
    root = by_fifth(tmp_path, "{compare: adult-smoking, level: place}")
    matter = "matters: [{message: smoking/poorest, measure: adult-smoking, number_is: of adults}]\nlead:"
    rewritten(root, EDITION, "lead:", matter)
    made = drafted(root)
    assert "England's most deprived fifth 17.0%" in page(made, "index.md").replace("&#39;", "'")
    assert "17.0%<small>most deprived fifth</small>" in page(made)


def test_the_comparators_own_row_says_that_it_is_the_comparator(tmp_path):
    html = page(drafted(by_fifth(tmp_path, "{compare: adult-smoking, level: place}")))
    row = next(row for row in html.split("<tr>") if '<th scope="row">England' in row)
    assert row.rstrip().removesuffix("</tbody></table></div></details>").endswith(">Comparator</td></tr>")


def test_a_comparator_without_a_row_is_not_in_the_subtitle(tmp_path):
    root = by_fifth(tmp_path, "{compare: adult-smoking, level: place}")
    ours = "".join(line for line in GROUPS.splitlines(keepends=True) if not line.startswith("E9"))
    (root / "data/adult-smoking.csv").write_text(ours, encoding="utf-8")
    html = page(drafted(root))
    assert '<p class="sub">Smoking in the poorest fifth, adults aged 18 and over, Places, 2025</p>' in html


def test_what_could_not_be_compared_is_said_beside_the_tally(tmp_path):
    root = small(tmp_path)
    rewritten(root, EDITION, "[england]", "[northbrook]")
    text = (root / FILE).read_text(encoding="utf-8").replace("lower than england", "above 1%")
    (root / FILE).write_text(text, encoding="utf-8")
    home = page(drafted(root), "index.md")
    assert "At a glance: one that could not be compared." in home
    assert "headline measures" not in home


def test_an_area_with_a_page_is_found_once_and_a_chapter_of_many_pages_has_no_one_path(tmp_path):
    root = small(tmp_path)
    text = (root / FILE).read_text(encoding="utf-8")
    for name in ("first", "second"):
        own = text.replace("id: smoking\n", f"id: {name}\n", 1).replace("course:", "for_each: place\ncourse:")
        (root / f"chapters/needs/{name}.yml").write_text(own, encoding="utf-8")
    rewritten(root, EDITION, "pages: [smoking]", "pages: [smoking, first, second]")
    made = drafted(root)
    assert page(made, "index.md").count('<li><a href="edition:needs/first/northbrook.md">Northbrook</a>') == 1
    assert "Choose from 1 " in page(made, "index.md")
    assert [path_of(name, made.book) for name in ("smoking", "first")] == ["needs/smoking.md", ""]
