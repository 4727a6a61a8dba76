"""Whether a workbook is fit to be read: told from its contents list, before anything is unpacked.

Bytes in, faults out; nothing here knows a table.  A workbook travels with all
that is in it, so what a reader cannot see is refused.
"""

import io
import zipfile
from xml.etree import ElementTree

from jsna.problems import Fault, Faults, Place
from jsna.zips import DAMAGE

_MOST_BYTES, _MOST_RATIO = 100_000_000, 100
_HOLDS = {
    "xl/vbaProject": "holds macros",
    "xl/externalLinks/": "holds links to other workbooks",
    "xl/embeddings/": "holds embedded files",
    "xl/activeX/": "holds controls that can run",
    "xl/connections.xml": "holds connections to other data",
    "xl/queryTables/": "holds connections to other data",
    "xl/comments": "holds comments",
    "xl/threadedComments/": "holds comments",
    "xl/pivotCache/": "a pivot table keeps its source records inside",
}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def opened(body: bytes, file: str) -> zipfile.ZipFile:
    """The workbook as a folder of files.  Raises Faults where it holds what must not be read."""
    if not body.startswith(b"PK"):
        raise Faults([_not_a_workbook(body, file)])
    try:
        made = zipfile.ZipFile(io.BytesIO(body))
        parts = made.infolist()
    except DAMAGE:
        raise Faults([_damaged(file)]) from None
    size = sum(part.file_size for part in parts)
    if size > _MOST_BYTES or size > _MOST_RATIO * len(body):
        said = f"unpacks to {size / 1e6:.0f} MB, the limit is 100 MB or 100:1"
        raise Faults([_fault(file, said, "save the sheet alone, as .csv")])
    names = [part.filename for part in parts]
    held = dict.fromkeys(said for start, said in _HOLDS.items() if any(n.startswith(start) for n in names))
    hint = "save a copy with values only, one sheet, nothing else"
    wrong = [_fault(file, said, hint) for said in held]
    try:
        typed = [name for name in names if name.endswith((".xml", ".rels")) and _typed(made.read(name))]
    except DAMAGE:
        raise Faults([_damaged(file)]) from None
    said = "DOCTYPE is not allowed"
    wrong += [Fault(Place(file, cell=name), said, "save it again", "workbook") for name in typed]
    if wrong:
        raise Faults(wrong)
    return made


def _typed(xml: bytes) -> bool:
    """Whether a part says what type of document it is, by which it could name others or grow without end."""
    return any("<!DOCTYPE".encode(how) in xml for how in ("utf-8", "utf-16-le", "utf-16-be"))


def sheet_xml(book: zipfile.ZipFile, sheet: str) -> bytes:
    """The file that holds ``sheet``; nothing where it cannot be told which one that is."""
    try:
        sheets = ElementTree.fromstring(book.read("xl/workbook.xml"))
        links = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return b""
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for one in sheets.iter():
        if one.tag.endswith("}sheet") and one.get("name") == sheet:
            target = targets.get(one.get(_RELATION), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            return book.read(path) if path in book.namelist() else b""
    return b""


def _not_a_workbook(body: bytes, file: str) -> Fault:
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        return _fault(
            file, "this is an old .xls workbook, or has a password", "save it as .xlsx, open to all"
        )
    if body.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")):
        return _fault(file, "this is an HTML page", "save as .xlsx or .csv")
    return _fault(file, "this is not a workbook", "save as .xlsx or .csv")


def _damaged(file: str) -> Fault:
    return _fault(file, "this workbook is damaged", "save it again")


def _fault(file: str, said: str, hint: str) -> Fault:
    return Fault(Place(file), said, hint, "workbook")
