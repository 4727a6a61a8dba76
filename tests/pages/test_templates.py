from pathlib import Path

import pytest

from jsna.pages.templates import environment, fill_page
from tests.workspace import drafted, said, small

HINT = "\n    compare it with the template of the toolkit"
KNOWN = {
    "chapter.md.j2": "comparisons, eyebrow, for_board, front, glance, left_out, marks, messages and 9 more",
    "sections/series.md.j2": "exhibit",
}
WRONG = [
    (b"# {{ title }}\n{{ nowhere }}\n", "2:4: 'nowhere' is not defined\n    known names are "),
    (b"# {{ title }}\n{{ title.part }}\n", f"2:4: nothing here is called 'part'{HINT}"),
    (b"# {{ title }}\n\n{% if %}\n", f"3:1: this template cannot be read: Expected an expression, got 'end of statement block'{HINT}"),
    (b"{% include 'x.md.j2' %}\n", f"1:12: no template is called 'x.md.j2'{HINT}"),
    (b"# {{ title + 1 }}\n", f"1:3: this cannot be worked out as it is written{HINT}"),
    (b"One\nCaf\xe9\n", "2:1: this file is not UTF-8 text\n    save it again with the encoding UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG)
@pytest.mark.parametrize("file", ["chapter.md.j2", "sections/series.md.j2"])
def test_a_slip_in_a_template_of_the_workspace_is_told_at_its_line(file, text, message, tmp_path: Path):
    root = small(tmp_path)
    (root / "templates/sections").mkdir(parents=True)
    (root / "templates" / file).write_bytes(text.replace(b"title", b"exhibit") if "series" in file else text)
    (told,) = said(drafted(root))
    whole = message if HINT in message or "UTF-8" in message else f"{message}{KNOWN[file]}"
    assert told == f"templates/{file}:{whole}"


def test_a_template_that_changes_is_read_again(tmp_path: Path):
    file = tmp_path / "templates/words.md.j2"
    file.parent.mkdir()
    for text in ("One", "Two", "Three more"):
        file.write_text(text, encoding="utf-8")
        assert fill_page(tmp_path, "words") == f"{text}\n"
    file.unlink()
    assert "words.md.j2" not in environment(tmp_path).list_templates()
