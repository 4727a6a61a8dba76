"""What a decision approves is one hash, and only a change of what is approved changes it."""

from jsna.model.content import approves, document_content, edition_content
from jsna.model.nodes import read_yaml

CHAPTER = "kind: chapter\nid: smoking\ntitle: Smoking\nstatus: reviewed\nquestion: Who smokes?\n"
EDITION = "kind: edition\nid: 2026\ntitle: JSNA\nstatus: draft\n"


def content(text: str) -> str:
    return document_content(read_yaml(text, "c.yml"))


def test_quotes_comments_layout_and_the_order_of_names_do_not_count():
    other = '# a comment\nquestion:   "Who smokes?"\nkind: chapter\nstatus: reviewed\nid: smoking\ntitle: Smoking\n'
    assert content(other) == content(CHAPTER)


def test_who_approved_a_chapter_is_not_a_part_of_what_was_approved():
    later = CHAPTER.replace("reviewed", "approved") + "approved_by: first-choice\n"
    assert content(later) == content(CHAPTER)


def test_a_word_is():
    assert content(CHAPTER.replace("Who", "Why")) != content(CHAPTER)


def test_an_edition_is_its_words_its_documents_and_its_files():
    edition, chapter = read_yaml(EDITION, "e.yml"), read_yaml(CHAPTER, "c.yml")
    decision = read_yaml("kind: decision\nid: d\napproves: {of: 2026, content: abc}\n", "d.yml")
    bare = read_yaml("kind: decision\nid: d\n", "d.yml")
    whole = edition_content(edition, {"smoking": chapter, "d": decision}, {"data/a.csv": "1"})
    assert whole == edition_content(edition, {"d": bare, "smoking": chapter}, {"data/a.csv": "1"})
    others = [
        edition_content(edition, {"smoking": chapter}, {"data/a.csv": "1"}),
        edition_content(edition, {"smoking": chapter, "d": decision}, {"data/a.csv": "2"}),
        edition_content(
            read_yaml(EDITION + "lead: x\n", "e.yml"),
            {"smoking": chapter, "d": decision},
            {"data/a.csv": "1"},
        ),
    ]
    assert whole not in others
    published = EDITION.replace("draft", "published") + "published: 2026-07-01\napproved_by: d\n"
    assert document_content(read_yaml(published, "e.yml")) == document_content(edition)


def test_a_hash_may_be_written_whole_or_short():
    made = content(CHAPTER)
    written = [made, f"sha256:{made}", made[:12].upper(), f"sha256:{made[:20]}"]
    assert [approves(one, made) for one in written] == [True] * 4
    assert [approves(one, made) for one in (made[:11], "", "sha256:", "abc", made + "0")] == [False] * 5
