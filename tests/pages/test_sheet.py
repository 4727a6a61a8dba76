from jsna.pages.sheet import Sheet, slug


def test_a_new_name_is_one_that_nothing_on_the_page_has():
    sheet = Sheet("needs-smoking")
    sheet.reserve(["smoking"])
    names = [sheet.new_name(one) for one in ("a-2", "a", "a", "a", "smoking")]
    assert names == ["a-2", "a", "a-3", "a-4", "smoking-2"]


def test_an_id_is_never_empty_and_is_made_as_mkdocs_makes_it():
    assert [slug(one) for one in ("Café & bar", "???")] == ["cafe-bar", "part"]
