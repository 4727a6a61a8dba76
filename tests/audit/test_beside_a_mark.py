"""Figures that stand beside the mark of the count from which they were worked out."""

import pytest

from tests.audit.sites import download, page, row, said, site, table

CHART = (
    '<svg id="falls"><path d="M100 0v100"/><path d="M200 0v100"/><path d="M300 0v100"/>'
    '<text x="100" y="115">0</text><text x="200" y="115">10</text><text x="300" y="115">20</text>'
    '<text x="0" y="24.9">Ash</text><text x="0" y="54.9">Beech</text><text x="310" y="24.9">12</text>'
    '<text x="310" y="54.9">{}</text><path d="M100 10h120v20h-120z"/></svg>'
)


def test_a_rate_beside_a_mark_is_told_though_no_population_is_printed(tmp_path):
    figure = '<figure id="falls">{}<a href="falls.csv">numbers</a></figure>'
    rows = [("Ash", "4.0 per 1,000 people", "12"), ("Beech", "8.6 per 1,000 people", "[c]")]
    html = page(figure.format(table(["Ward", "Falls", "Count"], rows)))
    body = download(row("ash", "12", value="4", unit="per 1000 people"), row("beech", ""))
    assert said(site(tmp_path, {"2026/index.html": html, "2026/falls.csv": body})) == [
        "2026/index.html:5:1: beech, 2024, Persons, 65 and over is withheld, and 8.6 is printed of it\n"
        "    the rule is applied to every figure before it is printed; find what printed this one"
    ]


@pytest.mark.parametrize(("label", "found"), [("[c]", 0), ("withheld", 0), ("8.6", 1), ("8.6%", 1)])
def test_a_number_written_beside_a_withheld_row_of_a_chart_is_told(tmp_path, label, found):
    body = download(row("ash", "12"), row("beech", ""))
    told = said(site(tmp_path, {"2026/falls.csv": body, "2026/falls.svg": CHART.format(label)}))
    assert told == [
        f"2026/falls.svg:1:1: the chart 'falls' has {label} written beside it,"
        " and beech, 2024, Persons, 65 and over is withheld\n"
        "    a chart may be drawn of nothing but figures that are shown"
    ] * found  # fmt: skip
