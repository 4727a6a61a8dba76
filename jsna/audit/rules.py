"""Figures that are printed against the rule that stands beside them.

Cells in, faults out; nothing is solved here.
"""

from collections.abc import Iterator

from jsna.audit.cells import Cell, Cells, labels
from jsna.audit.rows import FIGURES, WITHHELD, About, Printed, Row
from jsna.disclosure.printed import as_number
from jsna.problems import Fault

HINT = "the rule is applied to every figure before it is printed; find what printed this one"
WORKED_OUT = FIGURES[2:]  # from a count and its denominator


def against_their_rule(cells: Cells) -> Iterator[Fault]:
    """Each count that its own rule withholds or rounds, and that is printed all the same, once a file."""
    for cell in cells.by_name.values():
        if cell.withheld:
            continue  # is solved for, and told with what gives it away
        told: set[str] = set()
        for _, one in cell.printed:
            said = _against(cell, one)
            if said and one.place.file not in told:
                told.add(one.place.file)
                yield Fault(one.place, f"{cell.name} is {one.shown}, and {said}", HINT, "rule")


def beside_a_mark(cells: Cells) -> Iterator[Fault]:
    """Each value or limit, once a file, of a row with a withheld count and no denominator printed anywhere.

    It says nothing that could be solved here, but whoever has the denominator from elsewhere has the count.
    """
    for about, rows in cells.rows.items():
        if all(_hidden(cells.of(about, column), column) for column in ("count", "denominator")):
            found = [one for row in rows for one in _worked_out(row)]
            yield from _once_a_file(about, found)


def _hidden(cell: Cell | None, column: str) -> bool:
    """Whether ``cell`` is printed nowhere; a count must be withheld besides."""
    return column == "denominator" if cell is None else cell.withheld and not cell.printed


def _worked_out(row: Row) -> list[Printed]:
    return [one for name in WORKED_OUT if (one := row.figures.get(name)) and one.shown != WITHHELD]


def _once_a_file(about: About, found: list[Printed]) -> Iterator[Fault]:
    for one in {one.place.file: one for one in reversed(found)}.values():
        yield Fault(one.place, f"{labels(about)} is withheld, and {one.shown} is printed of it", HINT, "rule")


def _against(cell: Cell, one: Printed) -> str:
    rule, number = cell.policy, as_number(one.shown)
    if max(rule.low, 1) <= number <= rule.high:
        return f"its rule withholds {rule.low} to {rule.high}"
    if rule.round_to > 1 and number % rule.round_to:
        return f"its rule rounds to {rule.round_to}"
    return ""
