from jsna.pages.page import Page
from jsna.site.menu import footer, menu


def page(path: str, title: str, *nav: str) -> Page:
    return Page(path, title, "", "", nav)


PAGES = [
    page("needs/a.md", "A", "Needs", "Starting well"),
    page("index.md", "Sampleton"),
    page("places/b.md", "B", "Places", "Places", "Wards"),
    page("needs/c.md", "C", "Needs", "Living well"),
    page("needs/d.md", "D", "Needs", "Starting well"),
    page("changes.md", "What changed", "What changed"),
    page("data/about.md", "About", "Data"),
    page("accessibility.md", "Accessibility"),
]


def test_parts_stand_in_the_order_in_which_they_are_first_met():
    assert menu(PAGES) == [
        {"Home": "index.md"},
        {
            "Needs": [
                {"Starting well": [{"A": "needs/a.md"}, {"D": "needs/d.md"}]},
                {"Living well": [{"C": "needs/c.md"}]},
            ]
        },
        {"Places": [{"Wards": [{"B": "places/b.md"}]}]},
        {"What changed": "changes.md"},
        {"Data": [{"About": "data/about.md"}]},
    ]


def test_the_home_page_may_name_itself():
    assert menu([page("index.md", "A long title", "Today")]) == [{"Today": "index.md"}]


def test_the_footer_names_the_pages_about_the_site():
    assert [one.title for one in footer(PAGES)] == ["About", "Accessibility"]


def test_names_in_the_menu_are_escaped():
    assert menu([page("needs/a.md", "A & <b>", "Needs", "P & Q"), page("needs/b.md", "B", "Needs")]) == [
        {"Needs": [{"P &amp; Q": [{"A &amp; &lt;b&gt;": "needs/a.md"}]}, {"B": "needs/b.md"}]}
    ]
