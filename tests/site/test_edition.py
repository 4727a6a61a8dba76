from datetime import date
from pathlib import Path

from jsna.site.edition import day_in_words, in_words, print_css
from tests.site import sample


def test_an_edition_in_words():
    words = in_words(sample.book(Path(), published="2026-06-10").edition)
    assert words.as_mapping() == {
        "id": "2026",
        "title": "Sampleton Joint Strategic Needs Assessment",
        "status": "published",
        "data_to": "30 April 2026",
        "published": "10 June 2026",
        "next_edition": "June 2027",
        "licence": "Contains public sector information licensed under the Open Government Licence v3.0.",
        "contact": "jsna@sampleton.example",
        "contact_link": "mailto:jsna@sampleton.example",
    }


def test_the_clock_of_a_build_is_the_editions_own_day():
    draft, published = (in_words(sample.book(Path(), published=day).edition) for day in ("", "2026-06-10"))
    assert (draft.epoch, published.epoch) == (1777507200, 1781049600)


def test_a_day_is_written_in_english():
    assert day_in_words(date(2026, 3, 1)) == "1 March 2026"


def test_every_printed_page_names_the_edition_and_says_that_it_is_a_draft():
    words = in_words(sample.book(Path()).edition)
    assert print_css(words, 'The "A" & B') == (
        "/* made by the build: the edition on every printed page */\n"
        '@page{@bottom-left{content:"The \\22 A\\22  & B · edition 2026 · data to 30 April 2026 · draft"}}\n'
    )
