"""Files that cannot be read, ids that meet, and documents that are in the wrong place."""

from pathlib import Path

import pytest

from tests.model.place import BOARD, EDITION, LITTLETON, SLEEP, SLEEP_WELL, book_of, said_of, written


def text_of(file: str) -> str:
    return (LITTLETON / file).read_text(encoding="utf-8")


def said_of_bytes(folder: Path, body: bytes) -> str:
    root = written(folder, {})
    (root / SLEEP).write_bytes(body)
    return "\n".join(str(fault) for fault in book_of(root).faults)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            b"kind: chapter\nid: sleep\ntitle: M\xf4n\n",
            "3:9: byte 0xF4 is not UTF-8 text\n    save the file as UTF-8",
        ),
        ("kind: ü\nx".encode() + b"\xff", "2:2: byte 0xFF is not UTF-8 text\n    save the file as UTF-8"),
        (text_of(SLEEP).encode("utf-16"), "1:1: this is UTF-16\n    save the file as UTF-8"),
        (b"a" * 50_000_000, "1:1: 50 MB, the limit is 2 MB\n    put many alike things into a table"),
        (b"a: b\x00", "1:5: character U+0000 is not allowed\n    delete it"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_its_byte(body: bytes, said: str, tmp_path: Path):
    assert said_of_bytes(tmp_path, body) == f"chapters/sleep.yml:{said}"


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_breaks_of_every_system_are_read(ending: str, tmp_path: Path):
    body = text_of(SLEEP).replace("\n", ending).encode()
    assert said_of_bytes(tmp_path, body) == ""


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path):
    assert said_of_bytes(tmp_path, text_of(SLEEP).encode("utf-8-sig")) == ""


def test_a_link_to_another_file_is_refused(tmp_path: Path):
    root = written(tmp_path, {})
    (root / SLEEP).unlink()
    (root / SLEEP).symlink_to(LITTLETON / SLEEP)
    assert [str(fault) for fault in book_of(root).faults] == [
        "chapters/sleep.yml:1:1: this is a link to another file\n    put the file itself here"
    ]


def test_hidden_files_are_left_alone(tmp_path: Path):
    assert said_of(tmp_path, {"chapters/.old/sleep.yml": ("", "x"), "data/.x.yml": ("", "x")}) == ""


def test_an_id_that_is_used_twice_is_told_with_the_other_place(tmp_path: Path):
    assert said_of(tmp_path, {"chapters/needs/sleep-well.yml": ("", text_of(SLEEP_WELL))}) == (
        "chapters/needs/sleep-well.yml:2:5: id 'sleep-well' is already used by chapters/sleep-well.yml:2\n"
        "    give one of them another id"
    )


def test_an_edition_called_latest_is_refused(tmp_path: Path):
    root = written(tmp_path, {EDITION: ("id: 2026", "id: latest")})
    (root / EDITION).rename(root / "chapters/latest.yml")
    assert [str(fault) for fault in book_of(root).faults] == [
        "chapters/latest.yml:2:5: 'latest' is the address of the newest edition\n"
        "    give this one another id, as 2026"
    ]


def test_an_id_that_windows_keeps_for_a_device_is_refused(tmp_path: Path):
    root = written(tmp_path, {"data/areas.yml": ("id: areas", "id: con")})
    (root / "data/areas.yml").rename(root / "data/con.yml")
    assert "data/con.yml:2:5: Windows cannot write a file called 'con'\n    choose another id" in [
        str(fault) for fault in book_of(root).faults
    ]


def test_a_file_whose_ending_has_capitals_is_told(tmp_path: Path):
    root = written(tmp_path, {})
    (root / SLEEP).rename(root / "chapters/sleep.YML")
    assert [str(fault) for fault in book_of(root).faults] == [
        "chapters/sleep.YML:1:1: 'sleep.YML' ends in capital letters\n    rename it to 'sleep.yml'"
    ]


def test_a_second_board_is_refused(tmp_path: Path):
    second = text_of(BOARD).replace("id: board", "id: bored")
    changes = {"chapters/bored.yml": ("", second), EDITION: ("pages: [board]", "pages: [board, bored]")}
    assert said_of(tmp_path, changes) == (
        "chapters/bored.yml:1:7: there is a board already, in chapters/board.yml\n    keep one"
    )


def test_a_card_lies_beside_its_data(tmp_path: Path):
    card = text_of("data/money.yml").replace("money", "gold")
    assert said_of(tmp_path, {"chapters/gold.yml": ("", card)}) == (
        "chapters/gold.yml:1:7: a document of kind table lives in data/, beside its data file\n    move this file"
    )


def test_a_chapter_lies_among_the_chapters(tmp_path: Path):
    root = written(tmp_path, {})
    (root / SLEEP).rename(root / "data/sleep.yml")
    assert [str(fault) for fault in book_of(root).faults] == [
        "data/sleep.yml:1:7: a document of kind chapter lives in chapters/\n    move this file"
    ]


def test_areas_need_a_table_that_holds_them(tmp_path: Path):
    root = written(tmp_path, {})
    (root / "data/areas.yml").unlink()
    assert [str(fault) for fault in book_of(root).faults] == [
        "chapters/2026.yml:4:7: no table holds areas, so this cannot be looked up\n"
        "    add data/areas.csv and its card data/areas.yml"
    ]


def test_a_board_that_has_eight_priorities_has_none(tmp_path: Path):
    ids = [f"priority-{number}" for number in range(7)]
    pages = ", ".join(ids)
    changes = {
        f"chapters/{id_}.yml": ("", text_of(SLEEP_WELL).replace("id: sleep-well", f"id: {id_}"))
        for id_ in ids
    }
    changes[EDITION] = ("pages: [sleep-well,", f"pages: [{pages}, sleep-well,")
    assert said_of(tmp_path, changes) == (
        "chapters/sleep-well.yml:5:9: warning: a board that has 8 priorities has none\n"
        "    close some, or propose them for later"
    )
