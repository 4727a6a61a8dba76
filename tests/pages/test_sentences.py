import pytest

from jsna.pages.sentences import bold_first, first_sentence

SPLIT = [
    ("One. Two.", ("One.", "Two.")),
    ("Who smokes? Few do.", ("Who smokes?", "Few do.")),
    ("Look! Fewer smoke.", ("Look!", "Fewer smoke.")),
    ("It rose (e.g. In 2024) by 3.5%. Then not.", ("It rose (e.g. In 2024) by 3.5%.", "Then not.")),
    ("See [Smoke. Free](https://a.example/b). More.", ("See [Smoke. Free](https://a.example/b).", "More.")),
    ("Some, i.e. Those here, smoke. More.", ("Some, i.e. Those here, smoke.", "More.")),
    ("*One. Two* three. Four.", ("*One. Two* three.", "Four.")),
    ("Only one.", ("Only one.", "")),
]


@pytest.mark.parametrize(("text", "parts"), SPLIT)
def test_a_sentence_ends_where_a_reader_would_stop(text, parts):
    assert first_sentence(text) == parts


def test_the_first_sentence_is_bold_and_no_tag_is_cut():
    made = bold_first("See [Smoke. Free](https://a.example/b). More.")
    assert made == '<b>See <a href="https://a.example/b">Smoke. Free</a>.</b> More.'


def test_an_authors_own_bold_stays_the_only_bold():
    assert bold_first("One. **Two.**") == "One. <strong>Two.</strong>"
