from jsna.pages.page import Page
from jsna.site.slots import address, file_of, fill, ids_in, lead, places_missed, veiled

PAGE = Page("needs/smoking.md", "Smoking", "", "", slots={"trend": "<svg>3 < 4</svg>"})
ROOM = '<div class="jn-slot" id="slot-trend"></div>'
KNOWN = ["index.md", "needs/smoking.md", "places/ward/E05.md"]


def said(faults: list) -> list[str]:
    return [str(fault) for fault in faults]


def linked(html: str, page: Page = PAGE) -> str:
    return lead(page, html, KNOWN, ["downloads/a b.csv", "manifest.json"])[0]


def test_a_slot_is_filled_and_its_box_stays():
    assert fill(PAGE, f"<p>a</p>{ROOM}<p>b</p>") == (
        '<p>a</p><div class="jn-slot" id="slot-trend"><svg>3 < 4</svg></div><p>b</p>',
        [],
    )


def test_a_slot_with_nothing_to_go_in_it_is_told():
    _, wrong = fill(PAGE, ROOM + ROOM.replace("trend", "map"))
    assert said(wrong) == ["needs/smoking.md:1:1: slot 'map' was left empty"]


def test_a_filling_without_a_slot_is_told():
    assert said(fill(PAGE, "<p>a</p>")[1]) == ["needs/smoking.md:1:1: slot 'trend' has no place on the page"]


def test_a_slot_twice_on_a_page_is_told():
    assert said(fill(PAGE, ROOM + ROOM)[1]) == ["needs/smoking.md:1:1: slot 'trend' is on the page twice"]


def test_an_address_is_a_folder_and_a_file_in_it():
    assert [
        (address(path), file_of(path)) for path in ("index.md", "needs/index.md", "needs/smoking.md")
    ] == [
        ("./", "index.html"),
        ("needs/", "needs/index.html"),
        ("needs/smoking/", "needs/smoking/index.html"),
    ]


def test_a_link_to_a_page_is_relative_to_the_page_it_stands_on():
    assert linked('<a href="edition:places/ward/E05.md#who">') == '<a href="../../places/ward/E05/#who">'
    assert linked('<a href="edition:index.md">') == '<a href="../../">'
    assert linked('<a href="edition:needs/smoking.md">') == '<a href="./">'
    assert (
        linked('<a href="edition:needs/smoking.md">', Page("index.md", "", "", ""))
        == '<a href="needs/smoking/">'
    )


def test_a_link_written_in_markdown_is_hidden_from_the_engine_and_found_again():
    written = '[a](edition:index.md) <a href="edition:index.md"> the edition: a word'
    hidden = '[a](https://edition.invalid/index.md) <a href="https://edition.invalid/index.md"> the edition: a word'
    assert veiled(written) == hidden
    assert linked(hidden.partition(" ")[2]) == '<a href="../../"> the edition: a word'


def test_a_link_to_a_download_is_relative_as_well():
    assert linked('<img src="edition:downloads/a b.csv">') == '<img src="../../downloads/a b.csv">'
    assert linked('<a href="edition:manifest.json">') == '<a href="../../manifest.json">'


def test_a_link_to_nowhere_names_the_nearest_page():
    wrong = lead(PAGE, '<a href="edition:needs/smokng.md"><a href="edition:x">', KNOWN, [])[1]
    assert said(wrong) == [
        "needs/smoking.md:1:1: a link leads to 'needs/smokng.md', which is not in this edition\n"
        "    did you mean 'needs/smoking.md'?",
        "needs/smoking.md:1:1: a link leads to 'x', which is not in this edition\n"
        "    name a page (.md) or a download of this edition",
    ]


def test_a_link_to_a_part_that_is_not_there_is_told():
    ids = {"needs/smoking.md": ids_in('<h2 id="need"><p id="fig">'), "index.md": ids_in("<p>")}
    html = '<a href="#need"><a href="#figg"><a href="edition:needs/smoking.md#fig"><a href="edition:index.md#top">'
    assert said(places_missed(PAGE, html, ids)) == [
        "needs/smoking.md:1:1: a link leads to '#top', which is not on index.md",
        "needs/smoking.md:1:1: a link leads to '#figg', which is not on needs/smoking.md",
    ]
