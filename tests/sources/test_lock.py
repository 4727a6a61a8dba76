"""The record of the files that a build was made from."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jsna.problems import Fault
from jsna.sources.load import Loaded
from jsna.sources.lock import FILE, Locked, compare, read_lock, write_lock
from tests.model.place import book_of
from tests.sources.littleton import DATA, littleton, loaded


def test_a_lock_holds_every_table_in_order_and_is_read_again(tmp_path: Path):
    book = littleton(tmp_path, {})
    made = write_lock(book.root, loaded(book).tables, book.cards)
    assert read_lock(book.root) == made
    text = (book.root / FILE).read_text(encoding="utf-8")
    assert list(json.loads(text)) == sorted(book.cards)
    assert made["living"].rows == 2
    assert made["living"].columns == ("area", "resident", "registered", "need")
    write_lock(book.root, loaded(book).tables, book.cards)
    assert (book.root / FILE).read_text(encoding="utf-8") == text


def test_tables_that_were_not_read_stay_recorded_and_those_without_a_card_go(tmp_path: Path):
    book = littleton(tmp_path, {})
    tables = loaded(book).tables
    write_lock(book.root, tables, book.cards)
    one = {"living": replace(tables["living"], sha256="other")}
    made = write_lock(book.root, one, [name for name in book.cards if name != "trips"])
    assert set(made) == set(book.cards) - {"trips"}
    assert (made["living"].sha256, made["areas"].sha256) == ("other", tables["areas"].sha256)


def test_files_as_they_were_do_not_differ(tmp_path: Path):
    book = littleton(tmp_path, {})
    write_lock(book.root, loaded(book).tables, book.cards)
    assert compare(read_lock(book.root), loaded(book)) == ()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (DATA["living"].replace("1000", "1001"), ("other values than recorded",)),
        (DATA["living"].replace("west,1200,1190,70\n", ""), ("1 rows, 2 recorded",)),
        (
            DATA["living"].replace("registered", "on_lists"),
            ("columns changed: + 'on_lists', - 'registered'",),
        ),
        ("resident,area,registered,need\n1,east,1,1\n2,west,2,2\n", ("columns changed: another order",)),
    ],
)
def test_what_became_of_a_file_is_said(rows: str, told: tuple[str, ...], tmp_path: Path):
    book = littleton(tmp_path, {})
    write_lock(book.root, loaded(book).tables, book.cards)
    (book.root / "data/living.csv").write_text(rows, encoding="utf-8")
    found = compare(read_lock(book.root), loaded(book_of(book.root)))
    assert [(one.table, one.said) for one in found] == [("living", told)]


def test_a_table_that_was_not_recorded_is_said_to_be_new(tmp_path: Path):
    tables = loaded(littleton(tmp_path, {})).tables
    (found,) = compare({}, Loaded({"areas": tables["areas"]}, ()))
    assert (found.table, found.was, found.said) == ("areas", None, ("not recorded before",))


def test_a_file_of_another_name_is_said(tmp_path: Path):
    table = loaded(littleton(tmp_path, {})).tables["areas"]
    was = Locked("data/areas.xlsx", table.sha256, table.read, table.header)
    (found,) = compare({"areas": was}, Loaded({"areas": table}, ()))
    assert found.said == ("this is data/areas.csv, data/areas.xlsx recorded",)


@pytest.mark.parametrize("text", ["{", "[]", '{"areas": {}}', '{"areas": 7}'])
def test_a_damaged_lock_is_told_and_written_anew(text: str, tmp_path: Path):
    book = littleton(tmp_path, {})
    (book.root / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(Fault) as caught:
        read_lock(book.root)
    assert str(caught.value) == (
        "data/data.lock:1:1: this record of the data files is damaged\n    delete it, and build again"
    )
    assert set(write_lock(book.root, loaded(book).tables, book.cards)) == set(book.cards)


def test_no_lock_records_nothing(tmp_path: Path):
    assert read_lock(tmp_path) == {}
