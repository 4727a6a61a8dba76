"""What a stranger works out from the files of a site and nothing else."""

import io

import openpyxl
import pytest

from tests.audit.sites import HEAD, download, page, row, said, site, table

SO = "withhold one of these figures too, group the rows, or leave the total out"
BEECH = "Beech (Falls, index.html): the withheld count"
CHART = (
    '<svg id="{name}" viewBox="0 0 300 120"><path d="M100 0v100" stroke="x"/><path d="M200 0v100"/>'
    '<path d="M300 0v100"/><text x="100" y="115">0</text><text x="200" y="115">10</text>'
    '<text x="300" y="115">20</text><text x="0" y="24.9">Ash</text><text x="0" y="54.9">Beech</text>'
    '<path d="M100 10h120v20h-120z"/>{more}</svg>'
)


def test_a_site_that_withholds_enough_is_let_be(tmp_path):
    rows = [("Ash", "12"), ("Beech", "[c]"), ("Cedar", "[c]"), ("All", "31")]
    assert said(site(tmp_path, {"2026/index.html": page(table(["Ward", "Count"], rows))})) == []


def test_a_table_without_a_total_is_let_be(tmp_path):
    rows = [("Ash", "12"), ("Beech", "[c]"), ("Cedar", "16"), ("Dale", "30")]
    assert said(site(tmp_path, {"2026/index.html": page(table(["Ward", "Count"], rows))})) == []


def test_a_count_follows_from_a_total_less_the_others(tmp_path):
    rows = [("Ash", "12"), ("Beech", "[c]"), ("Cedar", "16"), ("All", "31")]
    assert said(site(tmp_path, {"2026/index.html": page(table(["Ward", "Count"], rows))})) == [
        f"2026/index.html:4:1: {BEECH} is 3 exactly\n"
        "    by Ash = 12 at 2026/index.html:4:1, Cedar = 16 at 2026/index.html:6:1,"
        f" All = 31 at 2026/index.html:7:1; {SO}"
    ]


def test_a_total_without_the_word_is_known_by_the_years_that_prove_it(tmp_path):
    rows = [("Ash", "12", "10"), ("Beech", "[c]", "7"), ("Cedar", "16", "15"), ("Northbrook", "31", "32")]
    told = said(site(tmp_path, {"2026/index.html": page(table(["Ward", "2024", "2023"], rows))}))
    assert told == [
        "2026/index.html:4:1: Beech, 2024 (Falls, index.html): the withheld count is 3 exactly\n"
        "    by Ash, 2024 = 12 at 2026/index.html:4:1, Cedar, 2024 = 16 at 2026/index.html:6:1,"
        f" Northbrook, 2024 = 31 at 2026/index.html:7:1; {SO}"
    ]


def test_two_withheld_in_a_row_follow_from_the_columns(tmp_path):
    heads = ["Ward", "Male", "Female", "Persons"]
    rows = [("Ash", "[c]", "[c]", "9"), ("Beech", "10", "11", "21"), ("All", "13", "17", "30")]
    told = said(site(tmp_path, {"2026/index.html": page(table(heads, rows))}))
    assert [line.splitlines()[0] for line in told] == [
        "2026/index.html:5:1: Ash, Female (Falls, index.html): the withheld count is 6 exactly",
        "2026/index.html:5:1: Ash, Male (Falls, index.html): the withheld count is 3 exactly",
    ]


def test_a_count_that_a_download_prints_and_the_page_withholds_is_told(tmp_path):
    figure = '<figure id="falls">{}<a href="downloads/falls.csv">numbers</a></figure>'
    shown = table(["Area", "Count"], [("Ash", "12"), ("Beech", "[c]")])
    files = {
        "2026/index.html": page(figure.format(shown)),
        "2026/downloads/falls.csv": download(row("ash", "12"), row("beech", "4")),
    }
    assert said(site(tmp_path, files)) == [
        "2026/downloads/falls.csv:3:1: beech, 2024, Persons, 65 and over (falls): the withheld count is 4 exactly\n"
        f"    by beech, 2024, Persons, 65 and over = 4 at 2026/downloads/falls.csv:3:1; {SO}"
    ]


def test_a_page_that_rounds_what_its_download_gives_is_told_that_they_differ(tmp_path):
    figure = '<figure id="falls">{}<a href="downloads/falls.csv">numbers</a></figure>'
    shown = table(["Area", "Count"], [("Ash", "15"), ("Beech", "[c]"), ("Cedar", "[c]")])
    rows = (row("ash", "14"), row("beech", ""), row("cedar", ""))
    files = {"2026/index.html": page(figure.format(shown)), "2026/downloads/falls.csv": download(*rows)}
    assert said(site(tmp_path, files)) == [
        "2026/index.html:4:1: ash, 2024, Persons, 65 and over (falls): the count is 15 here"
        " and 14 at 2026/downloads/falls.csv:2:1\n    page and downloads say the same of one figure"
    ]


def test_a_count_follows_from_the_other_sex(tmp_path):
    rows = (row("ash", "", "Female"), row("ash", "38", "Male"), row("ash", "41"))
    assert said(site(tmp_path, {"2026/downloads/falls.csv": download(*rows)})) == [
        "2026/downloads/falls.csv:3:1: ash, 2024, Female, 65 and over (falls): the withheld count is 3 exactly\n"
        "    by ash, 2024, Male, 65 and over = 38 at 2026/downloads/falls.csv:3:1,"
        f" ash, 2024, Persons, 65 and over = 41 at 2026/downloads/falls.csv:4:1; {SO}"
    ]


def test_a_count_known_to_be_small_is_told_of_though_it_is_not_exact(tmp_path):
    rows = (row("ash", "", denominator="300", value="1", method="as given"),)
    told = said(site(tmp_path, {"2026/downloads/falls.csv": download(*rows)}))
    assert [line.splitlines()[0] for line in told] == [
        "2026/downloads/falls.csv:2:1: ash, 2024, Persons, 65 and over (falls): the withheld count lies from 2 to 4"
    ]


def test_areas_of_another_kind_that_add_up_are_taken_for_the_parts(tmp_path):
    rows = (row("E05000001", ""), row("E05000002", "36"), row("E05000003", "40"), row("E08000001", "79"))
    told = said(site(tmp_path, {"2026/downloads/falls.csv": download(*rows)}))
    assert [line.splitlines()[0] for line in told] == [
        "2026/downloads/falls.csv:3:1: E05000001, 2024, Persons, 65 and over (falls): the withheld count is 3 exactly"
    ]


def test_a_country_is_not_taken_for_the_sum_of_some_wards(tmp_path):
    rows = (row("E05000001", ""), row("E05000002", "36"), row("E05000003", "40"), row("E92000001", "90000"))
    assert said(site(tmp_path, {"2026/downloads/falls.csv": download(*rows)})) == []


def test_a_count_follows_from_its_rate_and_its_population(tmp_path):
    rows = (row("ash", "", denominator="400", value="0.75", method="as given"),)
    assert said(site(tmp_path, {"2026/downloads/falls.csv": download(*rows)})) == [
        "2026/downloads/falls.csv:2:1: ash, 2024, Persons, 65 and over (falls): the withheld count is 3 exactly\n"
        "    by ash, 2024, Persons, 65 and over, 0.75 +/- half a unit in the last place, times 400/100,"
        f" at 2026/downloads/falls.csv:2:1; {SO}"
    ]


def test_a_count_and_its_population_follow_from_limits_alone(tmp_path):
    rows = (row("ash", "", lower="2.06", upper="16.22", method="as given"),)
    told = said(site(tmp_path, {"2026/downloads/falls.csv": download(*rows)}))
    assert [line.splitlines()[0] for line in told] == [
        f"2026/downloads/falls.csv:2:1: ash, 2024, Persons, 65 and over (falls): the withheld {what}"
        for what in ("count is 3 exactly", "denominator is 50 exactly")
    ] + [
        "2026/downloads/falls.csv:2:1: ash, 2024, Persons, 65 and over is withheld, and 2.06 is printed of it"
    ]


def test_an_earlier_edition_that_printed_a_count_is_named(tmp_path):
    rows = {
        "2025/downloads/falls.csv": download(row("ash", "3"), row("beech", "40")),
        "2026/downloads/falls.csv": download(row("ash", ""), row("beech", "40")),
    }
    assert said(site(tmp_path, rows)) == [
        "2025/downloads/falls.csv:2:1: ash, 2024, Persons, 65 and over (falls): the withheld count is 3 exactly\n"
        f"    by ash, 2024, Persons, 65 and over = 3 at 2025/downloads/falls.csv:2:1; {SO}"
    ]


def test_a_sentence_that_gives_the_total_is_named(tmp_path):
    rows = [("Ash", "12"), ("Beech", "[c]"), ("Cedar", "16")]
    words = "<p>Most were at home. In all, 31 people fell in 2024.</p>"
    assert said(site(tmp_path, {"2026/index.html": page(table(["Ward", "Count"], rows), words)})) == [
        f"2026/index.html:4:1: {BEECH} is 3 exactly\n"
        "    by Ash = 12 at 2026/index.html:4:1, Cedar = 16 at 2026/index.html:6:1,"
        f" Ash + Beech + Cedar = 31 at 2026/index.html:9:1; {SO}"
    ]


def test_a_small_count_that_is_shown_against_its_own_rule_is_told(tmp_path):
    files = {"2026/downloads/falls.csv": download(row("ash", "12"), row("beech", "4"))}
    assert said(site(tmp_path, files)) == [
        "2026/downloads/falls.csv:3:1: beech, 2024, Persons, 65 and over (falls): the count is 4, and its rule"
        " withholds 1 to 4\n    the rule is applied to every figure before it is printed; find what printed this one"
    ]


def test_a_count_that_is_not_rounded_as_its_rule_says_is_told(tmp_path):
    rule = {"protected_by": '"fewer than 5 withheld, the rest rounded to 5"'}
    files = {"2026/downloads/falls.csv": download(row("ash", "15", **rule), row("beech", "12", **rule))}
    assert [one.splitlines()[0] for one in said(site(tmp_path, files))] == [
        "2026/downloads/falls.csv:3:1: beech, 2024, Persons, 65 and over (falls): the count is 12, and its rule"
        " rounds to 5"
    ]


def test_zero_is_no_small_count(tmp_path):
    assert said(site(tmp_path, {"2026/downloads/falls.csv": download(row("ash", "0"))})) == []


def test_a_total_rounded_to_five_hides_what_an_exact_one_would_tell(tmp_path):
    rule = {"protected_by": '"fewer than 5 withheld, the rest rounded to 5"'}
    rows = [
        row("ash", count, sex, **rule) for sex, count in (("Female", ""), ("Male", "40"), ("Persons", "45"))
    ]
    assert said(site(tmp_path, {"2026/downloads/falls.csv": download(*rows)})) == []


def test_a_bar_beside_a_withheld_row_is_told_with_its_height(tmp_path):
    rows = download(row("ash", "12"), row("beech", ""))
    bar = '<path d="M100 40h30v20h-30z"/>'
    drawn = {
        "2026/downloads/falls.csv": rows,
        "2026/downloads/falls.svg": CHART.format(name="falls", more=bar),
    }
    assert said(site(tmp_path, drawn)) == [
        "2026/downloads/falls.svg:1:1: the chart 'falls' has a mark at 3 beside it, and beech, 2024, Persons,"
        " 65 and over is withheld\n    a chart may be drawn of nothing but figures that are shown"
    ]


def test_a_corner_of_a_line_at_a_year_that_the_axis_does_not_name_is_told(tmp_path):
    years = [row("ash", count, period=year) for year, count in (("2022", "12"), ("2023", ""), ("2024", "9"))]
    drawn = (
        '<svg id="falls"><path d="M0 0h300"/><path d="M0 100h300"/><path d="M0 200h300"/>'
        '<text x="0" y="5">20</text><text x="0" y="105">10</text><text x="0" y="205">0</text>'
        '<text x="100" y="220">2022</text><path d="M100 80l50 90l50 -60"/></svg>'
    )
    files = {"2026/downloads/falls.csv": download(*years), "2026/downloads/falls.svg": drawn}
    assert said(site(tmp_path, files)) == [
        "2026/downloads/falls.svg:1:1: the chart 'falls' has a mark at 3, which no shown figure explains,"
        " and 1 of its rows are withheld\n    a chart may be drawn of nothing but figures that are shown"
    ]


def test_a_chart_without_a_bar_for_what_is_withheld_is_let_be(tmp_path):
    drawn = {
        "2026/downloads/falls.csv": download(row("ash", "12"), row("beech", "")),
        "2026/downloads/falls.svg": CHART.format(name="falls", more=""),
    }
    assert said(site(tmp_path, drawn)) == []


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_is_read_as_a_download_is(tmp_path):
    heads = HEAD.split(",")
    rows = [row("ash", "", "Female"), row("ash", "38", "Male"), row("ash", "41")]
    body = workbook(["Falls by sex"], heads, *(line.split(",") for line in rows))
    told = said(site(tmp_path, {"2026/downloads/falls.xlsx": body}))
    assert told[0].splitlines()[0] == (
        "2026/downloads/falls.xlsx:Sheet!A4: ash, 2024, Female, 65 and over (falls): the withheld count is 3 exactly"
    )


@pytest.mark.parametrize("body", [b"PK\x03\x04 no workbook", b"\x1f\x8b no gzip"])
def test_a_file_that_cannot_be_opened_is_named(tmp_path, body):
    from jsna.audit.audit import audit

    report = audit(site(tmp_path, {"2026/downloads/falls.xlsx": body}))
    assert "2026/downloads/falls.xlsx" in {one.name for one in report.unread}
