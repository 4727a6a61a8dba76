"""The editions that were published, read back from where a workspace keeps them for what comes after.

``published/<edition>.zip`` holds every byte of one, and the record beside it says that it was published.
The site is made from these, never the other way round.  An edition can be read from its folder too, for
one who compares drafts.
"""

import zipfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from jsna.findings.earlier import Earlier
from jsna.model.wording import listed, near
from jsna.problems import Fault, Place
from jsna.site.archive import PUBLISHED, Record, archived, names, read_record, records
from jsna.site.manifest import NAME, parsed
from jsna.zips import DAMAGE


def earlier_editions(root: Path) -> tuple[Earlier, ...]:
    """Every published edition that the workspace at ``root`` keeps, newest first; none where it keeps none.

    Raises Fault for one whose files cannot be read, or are not those that were published.
    """
    found = [_published(root, record) for record in records(root).values()]
    return tuple(sorted(found, key=lambda one: (one.published, one.edition), reverse=True))


def edition_called(root: Path, name: str) -> Earlier:
    """The edition called ``name``: published, else a draft in the site, else a folder or archive of one.

    Raises Fault where there is none, or its files cannot be read or are not those that were published.
    """
    draft, path = root / "site" / name, root / name
    if name in names(root):
        return _published(root, read_record(root, name))
    for folder in (draft, path, Path(name)):
        if (folder / NAME).is_file():
            return _in_folder(folder)
    for file in (path, Path(name)):
        if file.is_file():
            return _earlier(file, name)
    raise _unknown(name, sorted(_ids(root)))


def _published(root: Path, record: Record) -> Earlier:
    archived(root, record)
    return _earlier(root / PUBLISHED / f"{record.edition}.zip")


def _ids(root: Path) -> set[str]:
    return {*names(root)} | {file.parent.name for file in (root / "site").glob(f"*/{NAME}")} - {"latest"}


def _unknown(name: str, ids: Collection[str]) -> Fault:
    there = f"there is {listed(ids)}" if ids else "build or publish one first"
    said = f"edition '{name}' is neither published nor built here"
    return Fault(Place(PUBLISHED), said, near(name, ids) or there, "no-edition")


def _in_folder(folder: Path) -> Earlier:
    there = {file.name for file in folder.glob("*.json")}
    return _read(there, lambda name: (folder / name).read_bytes(), folder.as_posix())


def _earlier(file: Path, shown: str = "") -> Earlier:
    shown = shown or f"{PUBLISHED}/{file.name}"
    try:
        with zipfile.ZipFile(file) as packed:
            return _read(set(packed.namelist()), packed.read, shown)
    except DAMAGE:
        raise _unreadable(shown) from None


def _read(there: Collection[str], read: Callable[[str], bytes], shown: str) -> Earlier:
    """The edition whose files ``read`` gives; ``there`` are their names.  Raises Fault, naming ``shown``."""
    try:
        manifest = parsed(read(NAME))
        kept = {
            name: parsed(read(f"{name}.json")) if f"{name}.json" in there else otherwise
            for name, otherwise in _KEPT.items()
        }
    except (KeyError, *DAMAGE):
        raise _unreadable(shown) from None
    if not isinstance(manifest, dict) or any(not isinstance(kept[name], type(_KEPT[name])) for name in kept):
        raise _unreadable(shown)
    said = {name: str(manifest.get(name, "")) for name in ("edition", "title", "status", "published")}
    return Earlier(
        **said,
        facts=tuple(one for one in kept["facts"] if isinstance(one, dict)),
        findings=tuple(one for one in kept["findings"] if _is_finding(one)),
        record=kept["record"],
        cells=kept["cells"],
    )


def _is_finding(one: Any) -> bool:
    """Whether ``one`` is what this toolkit keeps as a finding: another version may have kept other things."""
    words = isinstance(one, dict) and all(
        isinstance(one.get(name), str) for name in ("kind", "about", "verdict")
    )
    return words and isinstance(one.get("evidence"), dict)


_KEPT: dict[str, Any] = {"facts": [], "findings": [], "record": {}, "cells": {}}  # and what it is without


def _unreadable(shown: str) -> Fault:
    said = "this edition cannot be read"
    return Fault(Place(shown), said, "put it back from where it was kept", "earlier")
