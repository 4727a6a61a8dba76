"""Figures that are printed against the rule that stands beside them.

Cells in, faults out; nothing is solved here.
"""

from collections.abc import Iterator

from jsna.audit.cells import Cell, Cells
from jsna.audit.rows import Printed
from jsna.disclosure.printed import as_number
from jsna.problems import Fault

HINT = "the rule is applied to every figure before it is printed; find what printed this one"


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


def _against(cell: Cell, one: Printed) -> str:
    rule, number = cell.policy, as_number(one.shown)
    if max(rule.low, 1) <= number <= rule.high:
        return f"its rule withholds {rule.low} to {rule.high}"
    if rule.round_to > 1 and number % rule.round_to:
        return f"its rule rounds to {rule.round_to}"
    return ""
