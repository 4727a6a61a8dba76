"""A pack is made of a workspace and a workspace of a pack; what is wrong with one is told before anything is kept."""

import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from jsna.cli import main
from jsna.packs.read import FORMAT, Pack, read_pack, sha256
from jsna.packs.unpack import unpack
from jsna.problems import Faults
from tests.workspace import rewritten, small

GOOD = {
    "chapters/a.yml": b"kind: chapter\n",
    "data/x.csv": b"a,b\n1,2\n",
    "templates/t.md.j2": b"# {{ title }}\n",
}


def packed(
    folder: Path, files: dict[str, bytes], modes: dict[str, int] | None = None, /, **manifest: object
) -> Path:
    """A zip of ``files`` with a manifest of them; ``modes`` are kinds of file other than plain."""
    said = {"format": FORMAT, "files": {name: sha256(body) for name, body in files.items()}, **manifest}
    path = folder / "pack.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name, body in {**files, "pack.json": json.dumps(said).encode()}.items():
            entry = zipfile.ZipInfo("placeholder")
            entry.filename = entry.orig_filename = name
            entry.external_attr = (modes or {}).get(name, stat.S_IFREG | 0o644) << 16
            made.writestr(entry, body)
    return path


def told(path: Path) -> list[str]:
    with pytest.raises(Faults) as caught:
        read_pack(path)
    return [str(one) for one in caught.value.found]


HOME = "\n    a name begins with chapters/, data/ or templates/"
TEXT = "\n    a file ends in one of .csv .geojson .j2 .json .md .parquet .xlsx .yaml .yml"
PLACES = "\n    documents in chapters/, tables in data/, .j2 files in templates/"
CHARACTERS = "\n    use letters, digits, - and _"
UNUSABLE = f"a file name that cannot be used{CHARACTERS}"

NAMES = {
    "B65": ("../../x.yml", f"../../x.yml: leaves the pack{HOME}"),
    "B65 inside": ("data/../../x.yml", f"data/../../x.yml: leaves the pack{HOME}"),
    "B65 absolute": ("/etc/x.yml", f"/etc/x.yml: leaves the pack{HOME}"),
    "B65 backslash": ("..\\x.yml", f"..\\x.yml: leaves the pack{HOME}"),
    "B65 drive": ("C:/x.yml", f"C:/x.yml: leaves the pack{HOME}"),
    "B66": ("x.py", f"x.py: packs hold text and data only{TEXT}"),
    "B66 library": ("data/x.so", f"data/x.so: packs hold text and data only{TEXT}"),
    "B66 settings": ("mkdocs.yml", f"mkdocs.yml: packs hold text and data only{PLACES}"),
    "B66 hooks": ("hooks/x.yml", f"hooks/x.yml: packs hold text and data only{PLACES}"),
    "B66 picture": ("data/x.svg", f"data/x.svg: packs hold text and data only{TEXT}"),
    "B66 page": ("templates/x.md", f"templates/x.md: packs hold text and data only{PLACES}"),
    "B67": ("data/X.csv", "data/X.csv: same name as data/x.csv on some systems\n    rename one of them"),
    "B67 folder": ("data/x.csv/y.csv", "data/x.csv/y.csv: same name as data/x.csv on some systems\n    rename one of them"),
    "B68": ("data/a\0.csv", f"data/a\\x00.csv: {UNUSABLE}"),
    "B68 line": ("data/a\nb.csv", f"data/a\\x0ab.csv: {UNUSABLE}"),
    "B68 device": ("data/CON.csv", f"data/CON.csv: {UNUSABLE}"),
    "B68 device in a folder": ("data/nul.d/x.csv", f"data/nul.d/x.csv: {UNUSABLE}"),
    "B68 long": (f"data/{'a' * 300}.csv", f"data/{'a' * 75}...: {UNUSABLE}"),
    "B68 dash": ("data/-rf.csv", f"data/-rf.csv: {UNUSABLE}"),
    "B68 hidden": ("data/.x.csv", f"data/.x.csv: {UNUSABLE}"),
    "B68 dot": ("data/x./y.csv", f"data/x./y.csv: {UNUSABLE}"),
    "B68 colon": ("data/x:y.csv", f"data/x:y.csv: {UNUSABLE}"),
}  # fmt: skip


@pytest.mark.parametrize("number", NAMES)
def test_a_name_that_no_pack_may_hold_is_told(number: str, tmp_path: Path):
    name, message = NAMES[number]
    assert told(packed(tmp_path, {**GOOD, name: b"x"})) == [f"pack.zip:{message}"]


def test_a_link_is_told_wherever_it_leads(tmp_path: Path):  # B59, B65
    path = packed(tmp_path, {**GOOD, "data/y.csv": b"/etc/hostname"}, {"data/y.csv": stat.S_IFLNK | 0o777})
    assert told(path) == ["pack.zip:data/y.csv: is a link\n    packs hold plain files"]


def test_everything_that_is_wrong_with_names_is_told_at_once(tmp_path: Path):
    path = packed(tmp_path, {**GOOD, "x.py": b"", "data/-a.csv": b""}, {"data/x.csv": stat.S_IFIFO})
    assert told(path) == [
        f"pack.zip:x.py: packs hold text and data only{TEXT}",
        f"pack.zip:data/-a.csv: {UNUSABLE}",
        "pack.zip:data/x.csv: is no plain file\n    packs hold plain files",
    ]


def other_hash(folder: Path) -> Path:
    names = {name: sha256(body) for name, body in GOOD.items()}
    return packed(folder, GOOD, files={**names, "data/x.csv": "0" * 64})


def unnamed(folder: Path) -> Path:
    return packed(folder, GOOD, files={"chapters/a.yml": sha256(GOOD["chapters/a.yml"]), "data/z.csv": "0"})


def no_manifest(folder: Path) -> Path:
    path = folder / "pack.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("data/x.csv", b"a\n")
    return path


def many(folder: Path) -> Path:
    return packed(folder, {f"data/{n}.csv": b"" for n in range(2001)})


def large(folder: Path) -> Path:
    path = folder / "pack.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for n in range(3):
            with made.open(f"data/{n}.csv", "w") as entry:
                for _ in range(70):
                    entry.write(b"\0" * 1_000_000)
    return path


def cut_short(folder: Path) -> Path:
    path = packed(folder, GOOD)
    path.write_bytes(path.read_bytes()[:100])
    return path


def changed(folder: Path) -> Path:
    path = packed(folder, GOOD)
    path.write_bytes(path.read_bytes().replace(b"a,b\n1,2", b"a,b\n1,3"))
    return path


AGAIN = "\n    ask for the pack again"
WHOLE = {
    "B69": (other_hash, [f"data/x.csv: not the file the manifest names{AGAIN}"]),
    "B69 unnamed": (
        unnamed,
        [f"data/x.csv: not the file the manifest names{AGAIN}",
         f"manifest: data/z.csv is named and not there{AGAIN}",
         f"templates/t.md.j2: not the file the manifest names{AGAIN}"],
    ),
    "B69 none": (no_manifest, ["manifest: there is no pack.json\n    make packs with: jsna pack"]),
    "B69 no text": (lambda folder: packed(folder, GOOD, files=[1]), ["manifest: pack.json cannot be read\n    make packs with: jsna pack"]),
    "B70": (lambda folder: packed(folder, GOOD, format=3), ["manifest: format 3, this jsna reads up to 1\n    use a newer jsna"]),
    "B71": (many, ["1:1: more than 2000 files (or 200 MB)\n    make several packs"]),
    "B71 large": (large, ["1:1: more than 2000 files (or 200 MB)\n    make several packs"]),
    "damaged": (cut_short, ["1:1: this is no pack, or it is damaged\n    ask for it again"]),
    "changed": (changed, ["1:1: this is no pack, or it is damaged\n    ask for it again"]),
}  # fmt: skip


@pytest.mark.parametrize("number", WHOLE)
def test_a_pack_that_is_not_what_it_says_is_told(number: str, tmp_path: Path):
    make, messages = WHOLE[number]
    assert told(make(tmp_path)) == [f"pack.zip:{one}" for one in messages]


OUT = "\n    take it out"
TEMPLATES = {
    "B44": ("\n{{ ''.__class__ }}", f"2:7: '__class__' cannot be used in a template{OUT}"),
    "B64": ("{% autoescape false %}{% endautoescape %}", f"1:4: 'autoescape' is not allowed in a pack{OUT}"),
    "B64 safe": ("{{ title | safe }}", f"1:12: 'safe' is not allowed in a pack{OUT}"),
    "a script": ("One\n<script src=x></script>", f"2:1: <script> is not allowed in a pack{OUT}"),
    "an event": ("<p onclick=x>", f"1:4: attribute onclick is not allowed in a pack{OUT}"),
    "another host": ("<img src='//a.example/x.png'>", f"1:11: a page takes nothing from another host{OUT}"),
    "an open tag": ("{% if %}", f"1:1: this template cannot be read: Expected an expression, got 'end of statement block'{OUT}"),
}  # fmt: skip


@pytest.mark.parametrize("number", TEMPLATES)
def test_what_a_template_of_a_pack_may_not_do_is_told_at_its_line(number: str, tmp_path: Path):
    template, message = TEMPLATES[number]
    files = {**GOOD, "templates/x.md.j2": template.encode()}
    assert told(packed(tmp_path, files)) == [f"pack.zip:templates/x.md.j2:{message}"]


def run(*words: object) -> tuple[int, str]:
    made = CliRunner().invoke(main, [str(word) for word in words])
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made.exit_code, made.output


def test_a_workspace_packed_and_unpacked_is_the_same_and_builds(tmp_path: Path):
    root, pack, other = small(tmp_path), tmp_path / "north.zip", tmp_path / "south"
    assert run("pack", root, pack)[0] == 0
    assert run("init", other, "--pack", pack)[0] == 0
    files = {path.relative_to(root) for path in root.rglob("*") if path.is_file()}
    assert files - {path.relative_to(other) for path in other.rglob("*")} == {Path("mkdocs.yml")}
    assert all(
        (other / file).read_bytes() == (root / file).read_bytes() for file in files - {Path("mkdocs.yml")}
    )
    assert run("build", "--root", other, "--today", "2026-07-01")[0] == 0


def test_the_same_workspace_gives_the_same_pack(tmp_path: Path):
    root = small(tmp_path)
    for name in ("a.zip", "b.zip"):
        run("pack", root, tmp_path / name)
        os.utime(root / "data/areas.csv", (1_000_000_000, 1_000_000_000))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_numbers_that_only_pages_protect_are_left_out_of_a_pack(tmp_path: Path):
    root, pack = small(tmp_path), tmp_path / "pack.zip"
    rewritten(root, "data/adult-smoking.yml", "disclosure: published\n", "")
    code, output = run("pack", root, pack)
    assert (code, "data/adult-smoking.csv" in read_pack(pack).files) == (0, False)
    assert "  left out: data/adult-smoking.csv: its small numbers are not protected in a pack\n" in output


def test_a_workspace_with_faults_is_not_packed(tmp_path: Path):
    root, pack = small(tmp_path), tmp_path / "pack.zip"
    rewritten(root, "data/adult-smoking.yml", "holds: indicator", "holds: indicater")
    code, output = run("pack", root, pack)
    assert (code, pack.exists()) == (1, False)
    assert output.endswith("No pack was written.\n")


def test_nothing_of_a_bad_pack_is_unpacked(tmp_path: Path):
    path = packed(tmp_path, {**GOOD, "../x.yml": b"x"})
    code, output = run("init", tmp_path / "new", "--pack", path)
    assert (code, sorted(one.name for one in tmp_path.iterdir())) == (1, ["pack.zip"])
    assert output == f"pack.zip:../x.yml: leaves the pack{HOME}\n1 error, 0 warnings\nNothing was unpacked.\n"


def test_a_pack_that_cannot_be_written_out_leaves_nothing_half_made(tmp_path: Path):
    pack = Pack({"chapters/a.yml": b"x", "chapters/a.yml/b.yml": b"y"})
    with pytest.raises(OSError):
        unpack(pack, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
