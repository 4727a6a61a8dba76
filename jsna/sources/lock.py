"""data/data.lock: which files the last build was made from, so that a changed file is seen.

It is generated, in one order, so that two builds of the same files write the same lock.
"""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from jsna.problems import Fault, Place
from jsna.sources.load import Loaded
from jsna.sources.table import Table

FILE = "data/data.lock"


@dataclass(frozen=True, slots=True)
class Locked:
    """A data file as it was: the hash of its bytes, its rows, and its own headings."""

    file: str
    sha256: str
    rows: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A table that is not as it was recorded: ``said`` in words; ``was`` is None for a new one."""

    table: str
    was: Locked | None
    now: Locked
    said: tuple[str, ...]


def read_lock(root: Path) -> dict[str, Locked]:
    """What the workspace at ``root`` recorded, by table; nothing where there is no lock.

    Raises Fault where the lock is damaged.
    """
    path = root / FILE
    if not path.is_file():
        return {}
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        return {
            table: Locked(one["file"], one["sha256"], int(one["rows"]), tuple(one["columns"]))
            for table, one in written.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        hint = "delete it, and build again"
        raise Fault(Place(FILE), "this record of the data files is damaged", hint, "lock") from None


def write_lock(root: Path, tables: Mapping[str, Table], cards: Collection[str]) -> dict[str, Locked]:
    """Record ``tables``; what was recorded of other tables stays, as long as ``cards`` has them.

    Returns what was written.  A lock that is damaged is written anew.
    """
    try:
        before = read_lock(root)
    except Fault:
        before = {}
    made = {table: one for table, one in before.items() if table in cards}
    made |= {table.id: _locked(table) for table in tables.values()}
    text = (
        json.dumps({name: asdict(made[name]) for name in sorted(made)}, indent=2, ensure_ascii=False) + "\n"
    )
    path = root / FILE
    if made and not (path.is_file() and path.read_text(encoding="utf-8") == text):
        path.parent.mkdir(exist_ok=True)
        beside = path.with_name(path.name + ".new")
        beside.write_text(text, encoding="utf-8", newline="\n")
        os.replace(beside, path)
    return made


def compare(lock: Mapping[str, Locked], loaded: Loaded) -> tuple[Difference, ...]:
    """The tables of ``loaded`` that are not as ``lock`` has them, by id."""
    found = []
    for name in sorted(loaded.tables):
        was, now = lock.get(name), _locked(loaded.tables[name])
        if was != now:
            found.append(Difference(name, was, now, _said(was, now)))
    return tuple(found)


def _locked(table: Table) -> Locked:
    return Locked(table.file, table.sha256, table.read, table.header)


def _said(was: Locked | None, now: Locked) -> tuple[str, ...]:
    if was is None:
        return ("not recorded before",)
    said = []
    if was.file != now.file:
        said.append(f"this is {now.file}, {was.file} recorded")
    if was.rows != now.rows:
        said.append(f"{now.rows:,} rows, {was.rows:,} recorded")
    if was.columns != now.columns:
        added = [f"+ '{name}'" for name in now.columns if name not in was.columns]
        gone = [f"- '{name}'" for name in was.columns if name not in now.columns]
        said.append(f"columns changed: {', '.join([*added, *gone]) or 'another order'}")
    return tuple(said or ["other values than recorded"])
