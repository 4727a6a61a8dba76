"""What is wrong in the cells of one sheet that its values alone do not show.

A sheet's own XML in, faults out: formulas without a result, errors, hidden rows and columns.
"""

import io
import re
from xml.etree import ElementTree

from jsna.problems import Fault, Place
from jsna.sources.telling import told

_MOST_CELLS = 20_000_000
_CELL = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_WORTH_A_LOOK = re.compile(rb"""<(\w+:)?f[ >/]|\bt=["']e["']|hidden=["'](1|true)["']""")


def refuse_vast(xml: bytes, file: str, sheet: str) -> None:
    """Raises Fault where a lone cell far away would make the sheet too large to hold."""
    rows, columns = 1, b"A"
    for found in _CELL.finditer(xml):
        rows = max(rows, int(found[2]))
        columns = max(columns, found[1], key=lambda letters: (len(letters), letters))
    if rows * _number(columns.decode()) > _MOST_CELLS:
        said = f"the sheet reaches to {columns.decode()}{rows}"
        hint = "delete the rows and columns beyond the table, or save it as .csv"
        raise Fault(Place(file, cell=sheet), said, hint, "too-large")


def _number(letters: str) -> int:
    """The number of a column, from 1, by its letters."""
    return sum(26**power * (ord(sign) - 64) for power, sign in enumerate(reversed(letters)))


def sheet_slips(xml: bytes, file: str, sheet: str, header_row: int) -> list[Fault]:
    """The Faults of the sheet, from ``header_row`` (from 1) down."""
    if not _WORTH_A_LOOK.search(xml):
        return []
    empty, errors, rows, columns = [], [], 0, 0
    for _, node in ElementTree.iterparse(io.BytesIO(xml)):
        tag = node.tag.rpartition("}")[2]
        hidden = node.get("hidden") in ("1", "true")
        if tag == "col" and hidden:
            columns += int(node.get("max", 1)) - int(node.get("min", 1)) + 1
        if tag != "row":
            continue
        if int(node.get("r", header_row)) >= header_row:
            rows += hidden
            slips = [_slip(cell) for cell in node]
            empty += [where for where, what in slips if what == "empty"]
            errors += [(where, what) for where, what in slips if what and what != "empty"]
        node.clear()

    def at(where: str) -> Place:
        column, row = re.match(r"([A-Z]*)(\d*)", where).groups()  # type: ignore[union-attr]
        return Place(file, int(row or 1), _number(column) or 1, f"{sheet}!{where}")

    hint = "open it, recalculate, and save"
    faults = told(empty, lambda where: Fault(at(where), "a formula with no result", hint, "formula"))
    hint = "leave it empty and put the reason in note"
    faults += told(errors, lambda one: Fault(at(one[0]), one[1], hint, "not-a-number"))
    return faults + _hidden(rows, columns, Place(file, cell=sheet))


def _slip(cell: ElementTree.Element) -> tuple[str, str]:
    """Where a cell is, and what is wrong with it: ``empty`` for a formula without a result, or the error."""
    parts = {part.tag.rpartition("}")[2]: part.text or "" for part in cell}
    where = cell.get("r", "")
    if cell.get("t") == "e":
        return where, parts.get("v", "") or "an error"
    if "f" in parts and not parts.get("v") and cell.get("t") != "str":
        return where, "empty"
    return where, ""


def _hidden(rows: int, columns: int, place: Place) -> list[Fault]:
    counts = {"row": rows, "column": columns}
    hint = "show them, or delete them: they travel with the file"
    return [
        Fault(place, f"{number} hidden {what}{'s' if number > 1 else ''}", hint, "hidden")
        for what, number in counts.items()
        if number
    ]
