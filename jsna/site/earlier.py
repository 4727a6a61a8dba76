"""The editions that were published, read back from where a workspace keeps them for what comes after.

``published/<edition>.zip`` holds every byte of one, and the record beside it says that it was published.
The site is made from these, never the other way round.
"""

import json
import zipfile
from pathlib import Path
from typing import Any

from jsna.findings.earlier import Earlier
from jsna.problems import Fault, Place
from jsna.site.archive import PUBLISHED, records
from jsna.site.manifest import NAME


def earlier_editions(root: Path) -> tuple[Earlier, ...]:
    """Every published edition that the workspace at ``root`` keeps, newest first; none where it keeps none.

    Raises Fault for one whose files cannot be read.
    """
    found = [_earlier(root / PUBLISHED / f"{name}.zip") for name in records(root)]
    return tuple(sorted(found, key=lambda one: (one.published, one.edition), reverse=True))


def _earlier(file: Path) -> Earlier:
    try:
        with zipfile.ZipFile(file) as packed:
            there = set(packed.namelist())
            manifest = json.loads(packed.read(NAME))
            kept = {
                name: json.loads(packed.read(f"{name}.json")) if f"{name}.json" in there else otherwise
                for name, otherwise in _KEPT.items()
            }
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        raise _unreadable(file) from None
    if not isinstance(manifest, dict) or any(not isinstance(kept[name], type(_KEPT[name])) for name in kept):
        raise _unreadable(file)
    said = {name: str(manifest.get(name, "")) for name in ("edition", "title", "status", "published")}
    return Earlier(
        **said,
        facts=tuple(kept["facts"]),
        findings=tuple(kept["findings"]),
        record=kept["record"],
        cells=kept["cells"],
    )


_KEPT: dict[str, Any] = {"facts": [], "findings": [], "record": {}, "cells": {}}  # and what it is without


def _unreadable(file: Path) -> Fault:
    said = "this published edition cannot be read"
    return Fault(Place(f"{PUBLISHED}/{file.name}"), said, "put it back from where it was kept", "earlier")
