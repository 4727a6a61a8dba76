from pathlib import Path

import pytest

from jsna.site.swap import bring_back, put_in_place


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "a.txt").write_text(text, encoding="utf-8")
    return path


def text_of(path: Path) -> str:
    return (path / "a.txt").read_text(encoding="utf-8")


def test_the_new_takes_the_place_of_the_old(tmp_path: Path):
    new, old = folder(tmp_path / "new", "new"), folder(tmp_path / "site/2026", "old")
    put_in_place([(new, old), (folder(tmp_path / "first", "first"), tmp_path / "site/2027")])
    assert [text_of(old), text_of(new), text_of(tmp_path / "site/2027")] == ["new", "old", "first"]


def test_when_one_cannot_move_none_has_moved(tmp_path: Path):
    new, old = folder(tmp_path / "new", "new"), folder(tmp_path / "site/2026", "old")
    first, absent = folder(tmp_path / "first", "first"), tmp_path / "absent"
    pairs = [(new, old), (first, tmp_path / "site/2027"), (absent, tmp_path / "site/latest")]
    with pytest.raises(FileNotFoundError):
        put_in_place(pairs)
    assert [text_of(old), text_of(new), text_of(first)] == ["old", "new", "first"]
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["2026"]


def test_what_a_dead_build_set_aside_comes_back_where_nothing_took_its_place(tmp_path: Path):
    folder(tmp_path / ".old-2026", "old")
    folder(tmp_path / ".old-2027", "older")
    folder(tmp_path / "2027", "new")
    bring_back(tmp_path)
    assert [text_of(tmp_path / name) for name in ("2026", "2027")] == ["old", "new"]
