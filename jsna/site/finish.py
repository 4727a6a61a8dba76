"""Finish made pages: slots filled, links led to their targets, downloads beside them.

The folder of an edition goes in half made and comes out whole; nothing here knows how the HTML was made.
"""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from jsna.pages.page import Page
from jsna.problems import Fault, Faults, Place
from jsna.site.manifest import NAME, files_in
from jsna.site.slots import file_of, fill, ids_in, lead, places_missed


def finish(pages: Sequence[Page], made: Path) -> None:
    """Fill and link every page in the folder ``made`` and write the downloads there.

    Raises Faults: a slot left empty, a link to nowhere, two downloads with one path.
    """
    wrong = _write_downloads(pages, made)
    filled: dict[str, str] = {}
    for page in pages:
        filled[page.path], faults = fill(page, (made / file_of(page.path)).read_text(encoding="utf-8"))
        wrong += faults
    ids = {path: ids_in(text) for path, text in filled.items()}
    files = {*files_in(made), NAME}
    for page in pages:
        wrong += places_missed(page, filled[page.path], ids)
        text, faults = lead(page, filled[page.path], ids, files)
        wrong += faults
        (made / file_of(page.path)).write_text(text, encoding="utf-8", newline="\n")
    if wrong:
        raise Faults(wrong)


def _write_downloads(pages: Sequence[Page], made: Path) -> list[Fault]:
    bodies: dict[str, bytes] = {}
    wrong: list[Fault] = []
    taken = {file_of(page.path) for page in pages}
    for page in pages:
        for download in page.downloads:
            path = PurePosixPath(download.path)
            if path.is_absolute() or ".." in path.parts or download.path in taken:
                wrong.append(Fault(Place(page.path), f"'{download.path}' is no path for a download"))
            elif bodies.setdefault(download.path, download.body) != download.body:
                wrong.append(Fault(Place(page.path), f"two downloads are called '{download.path}'"))
    for name, body in bodies.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(body)
    return wrong
