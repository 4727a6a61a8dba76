from pathlib import Path

import pytest

from jsna.problems import Fault, Faults
from jsna.site.settings import site_name

PLAIN = "\n    take it out, so that each build gives the same bytes and other engines can read the file"
WRONG = [
    (None, "mkdocs.yml:1:1: warning: there is no mkdocs.yml\n    the site's name and colours belong in it"),
    (
        "theme: {name: material}\n",
        "mkdocs.yml:1:1: 'site_name' is missing\n    as in site_name: Trafford JSNA",
    ),
    (
        "",
        "mkdocs.yml:1:1: fields are wanted (name: value), nothing found\n    begin with site_name: and the name of the site",
    ),
    (
        "site_name: A\ntheme: material\n",
        "mkdocs.yml:2:8: theme holds fields, text found\n    write theme: {name: material}",
    ),
    (
        "site_name: A\nsite_nmae: B\n",
        "mkdocs.yml:2:1: no setting called 'site_nmae'\n    did you mean 'site_name'?",
    ),
    (
        "site_name: A\nplugins:\n  - search\n  - macros: {a: 1}\n",
        f"mkdocs.yml:4:5: the site has no plugin but search, so not 'macros'{PLAIN}",
    ),
    (
        "site_name: A\nplugins: {search: {lang: en}, blog: {}}\nhooks: [a.py]\n",
        f"mkdocs.yml:2:31: the site has no plugin but search, so not 'blog'{PLAIN}\n"
        f"mkdocs.yml:3:1: the site has no plugin but search, so not 'hooks'{PLAIN}",
    ),
]


def test_settings_of_another_encoding_are_told_at_their_byte(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_bytes("site_name: Môn\n".encode("cp1252"))
    with pytest.raises((Fault, Faults)) as caught:
        site_name(tmp_path / "mkdocs.yml")
    assert str(caught.value) == "mkdocs.yml:1:13: byte 0xF4 is not UTF-8 text\n    save the file as UTF-8"


@pytest.mark.parametrize(("settings", "message"), WRONG)
def test_what_a_site_cannot_have_is_told_at_its_line(tmp_path: Path, settings: str | None, message: str):
    if settings is not None:
        (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises((Fault, Faults)) as caught:
        site_name(tmp_path / "mkdocs.yml")
    assert str(caught.value) == message


def test_the_workspace_names_its_site(root: Path):
    assert site_name(root / "mkdocs.yml") == "Trafford JSNA"
