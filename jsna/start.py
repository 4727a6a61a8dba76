"""Something to start from: a small working JSNA, and blank documents ready to fill in."""

import re
from datetime import date
from pathlib import Path

import yaml

import jsna

_HERE = Path(jsna.__file__).parent
FOLDERS = {
    "chapter": "chapters/needs",
    "priority": "chapters/strategy",
    "decision": "chapters/decisions",
    "engagement": "chapters/engagement",
    "board": "chapters",
    "edition": "chapters/editions",
    "table": "data",
}


class CannotStart(Exception):
    """What was asked for cannot be made here; the words say why and what to do."""


class NotEmpty(CannotStart):
    """The folder holds something already."""


def start(folder: Path) -> int:
    """Write the small working JSNA into ``folder``; returns how many files.  Raises NotEmpty."""
    if folder.exists() and any(folder.iterdir()):
        raise NotEmpty(f"{folder} is not empty; name a new folder")
    starter = _HERE / "starter"
    names = sorted(path.relative_to(starter) for path in starter.rglob("*") if path.is_file())
    names = [name for name in names if not any(part.startswith(".") for part in name.parts)]
    for name in names:
        target = folder / (".gitignore" if name.name == "gitignore" else name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((starter / name).read_bytes())
    return len(names)


def start_from(pack: Path, folder: Path) -> int:
    """Write what ``pack`` holds into ``folder``; returns how many files.

    Raises NotEmpty, or Faults: what is wrong with the pack.
    """
    from jsna.packs.read import Pack, read_pack  # heavy: the templates of a pack are read
    from jsna.packs.unpack import unpack

    if folder.exists() and any(folder.iterdir()):
        raise NotEmpty(f"{folder} is not empty; name a new folder")
    ignored = (_HERE / "starter" / "gitignore").read_bytes()
    files = {**read_pack(pack).files, ".gitignore": ignored}
    return unpack(Pack(files), folder)


def new_document(root: Path, kind: str, name: str, today: date) -> Path:
    """Write a blank document of ``kind`` called ``name``; returns its path.  Raises CannotStart."""
    if kind not in FOLDERS:
        raise CannotStart(f"'{kind}' is not a kind; write one of {', '.join(FOLDERS)}")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise CannotStart(f"'{name}' is not an id; use a-z, 0-9 and -")
    taken = [path for folder in ("chapters", "data") for path in (root / folder).rglob(f"{name}.yml")]
    if taken:
        raise CannotStart(f"the id '{name}' is taken by {taken[0].relative_to(root).as_posix()}")
    target = root / FOLDERS[kind] / f"{name}.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_filled(kind, name, root, today), encoding="utf-8", newline="\n")
    return target


def _filled(kind: str, name: str, root: Path, today: date) -> str:
    text = (_HERE / "blanks" / f"{kind}.yml").read_text(encoding="utf-8")
    title = name.replace("-", " ").capitalize()
    next_year = today.replace(year=today.year + 1, day=min(today.day, 28))
    words = {"ID": name, "TITLE": title, "AREA": _area(root), "TODAY": today, "NEXT": next_year}
    return re.sub(r"\b(ID|TITLE|AREA|TODAY|NEXT)\b", lambda found: str(words[found.group()]), text)


def _area(root: Path) -> str:
    """The area of an edition that is there already."""
    for path in sorted((root / "chapters").rglob("*.yml")):
        try:
            written = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        if isinstance(written, dict) and written.get("kind") == "edition":
            return str(written.get("area", "AREA"))
    return "AREA"
