"""Which published counts add up to which, as a reader would take them to.

A sum whose figures are all printed proves itself or is none.  One with a withheld
figure is taken to hold where its labels say so and what is left for the withheld
ones is a likely number.
"""

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from jsna.audit.cells import Cell, Cells
from jsna.disclosure.areas import Parts
from jsna.disclosure.lines import possible_lines
from jsna.disclosure.printed import as_number
from jsna.sources.table import KEYS

TOTAL = re.compile(
    r"(?:all|total|persons|both|everyone|overall|together)\b.*|.*\b(?:total|in all|altogether)", re.I
)
Sum = tuple[str, tuple[str, ...]]  # names: the total, its parts


def sums(cells: Cells, parts: Parts) -> list[Sum]:
    """The sums among ``cells``; ``parts``: for an area the areas that make it up, one list a level.

    Only those that touch a withheld cell.
    """
    touched = {dict(cell.about).get("measure", "") for cell in cells.by_name.values() if cell.withheld}
    groups: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells.by_name.values():
        measure = dict(cell.about).get("measure", "")
        if measure in touched:
            groups.setdefault((measure, cell.column), []).append(cell)
    found: list[Sum] = []
    guessed: list[Sum] = []
    for group in groups.values():
        alone = [cell for cell in group if "row" in dict(cell.about)]
        keyed = [cell for cell in group if "row" not in dict(cell.about)]
        found += [*_named_in_grid(alone), *_by_label(keyed), *_by_area(keyed, parts)]
        guessed += _by_numbers(alone)
    return _believed(list(dict.fromkeys(found)), list(dict.fromkeys(guessed)), cells)


def _by_label(group: list[Cell]) -> Iterator[Sum]:
    """By sex, age, category and period, as their labels say."""
    frame = pd.DataFrame([{key: dict(cell.about).get(key, "") for key in KEYS} for cell in group])
    if not frame.empty:
        for line in possible_lines(frame, {}):
            yield group[line.total].name, tuple(group[part].name for part in line.parts)


def _by_area(group: list[Cell], parts: Parts) -> Iterator[Sum]:
    """An area and its ``parts``; where none are known, those beside it that are of one other kind."""
    alike: dict[tuple[tuple[str, str], ...], dict[str, Cell]] = {}
    for cell in group:
        told = dict(cell.about)
        area = told.pop("area", "")
        if area:
            alike.setdefault(tuple(sorted(told.items())), {})[area] = cell
    for areas in alike.values():
        for total in areas:
            for those in parts.get(total, ()) or _of_one_kind(total, areas):
                if len(those) > 1 and areas.keys() >= set(those):
                    yield areas[total].name, tuple(areas[one].name for one in those)


def _of_one_kind(total: str, areas: Mapping[str, Cell]) -> list[list[str]]:
    """The areas of each kind but that of ``total``; none where only figures could say it is a total."""
    kinds: dict[str, list[str]] = {}
    for code in areas:
        kinds.setdefault(code[:3], []).append(code)
    return [] if value(areas[total]) is None else [those for those in kinds.values() if total not in those]


def _lines(group: list[Cell]) -> Iterator[dict[str, Cell]]:
    """The rows and the columns of a table that a page alone explains."""
    for across, down in (("row", "column"), ("column", "row")):
        lines: dict[str, dict[str, Cell]] = {}
        for cell in group:
            told = dict(cell.about)
            lines.setdefault(told.get(across, ""), {})[told.get(down, "")] = cell
        yield from (line for line in lines.values() if len(line) > 2)


def _named_in_grid(group: list[Cell]) -> Iterator[Sum]:
    """A row or column that is called a total, and all others."""
    for line in _lines(group):
        others = [name for name in line if not TOTAL.fullmatch(name)]
        for total in line:
            if TOTAL.fullmatch(total) and len(others) > 1:
                yield line[total].name, tuple(line[name].name for name in others)


def _by_numbers(group: list[Cell]) -> Iterator[Sum]:
    """Any row or column and all others: one is the total if the numbers of another line say so."""
    for line in _lines(group):
        if not any(TOTAL.fullmatch(name) for name in line):
            for total in line:
                yield line[total].name, tuple(cell.name for name, cell in line.items() if name != total)


def _believed(found: list[Sum], guessed: list[Sum], cells: Cells) -> list[Sum]:
    """Those that no printed figure speaks against; of the ``guessed`` those that printed ones speak for.

    Parts that are more than their total speak against it also where some of them are withheld.
    """
    refuted: set[tuple[str, ...]] = set()
    borne_out: set[tuple[str, ...]] = set()
    for one in (*found, *guessed):
        if _open(one, cells):
            holds = abs(_left(one, cells) or 0) <= _slack(one, cells)
            (borne_out if holds else refuted).add(_labels(one, cells))
        elif not _possible(one, cells):
            refuted.add(_labels(one, cells))
    refuted -= borne_out
    made = []
    for one in dict.fromkeys((*found, *guessed)):
        if _open(one, cells) or not _possible(one, cells):
            continue
        shape = _labels(one, cells)
        if shape in borne_out or (one in found and shape not in refuted and _likely(one, cells)):
            made.append(one)
    return _of_the_largest(made, cells)


def _of_the_largest(found: list[Sum], cells: Cells) -> list[Sum]:
    """``found``, of those with the same parts only the largest total: a place, and none of its localities."""
    most: dict[tuple[str, ...], int] = {}
    for total, parts in found:
        most[parts] = max(most.get(parts, 0), value(cells.by_name[total]) or 0)
    return [
        (total, parts)
        for total, parts in found
        if (shown := value(cells.by_name[total])) is None or shown == most[parts]
    ]


def _slack(one: Sum, cells: Cells) -> float:
    """How far rounding may part a total from its parts."""
    steps = [cells.by_name[name].policy.round_to for name in (one[0], *one[1])]
    return sum(step / 2 for step in steps if step > 1)


def _possible(one: Sum, cells: Cells) -> bool:
    """Whether the parts that are printed are no more than the total."""
    left = _left(one, cells)
    return left is None or left >= -_slack(one, cells)


def _open(one: Sum, cells: Cells) -> bool:
    """Whether every figure of a sum is printed."""
    return all(value(cells.by_name[name]) is not None for name in (one[0], *one[1]))


def value(cell: Cell) -> int | None:
    """What is printed for ``cell``, in the newest edition that does; None where nothing is."""
    return int(as_number(max(cell.printed, key=lambda one: one[0])[1].shown)) if cell.printed else None


def _left(one: Sum, cells: Cells) -> int | None:
    """What the total leaves for those that are not printed; None where it is not printed itself."""
    total = value(cells.by_name[one[0]])
    if total is None:
        return None
    return total - sum(value(cells.by_name[name]) or 0 for name in one[1])


def _labels(one: Sum, cells: Cells) -> tuple[str, ...]:
    """What a sum adds up, whatever else it is about: its column, and the labels that tell total from parts.

    Deaths of each cause add up; the people among whom they were counted are the same people each time.
    """
    told = [dict(cells.by_name[name].about) for name in (one[0], *one[1])]
    keys = sorted({key for row in told for key in row})
    apart = [key for key in keys if len({row.get(key, "") for row in told}) > 1]
    column = cells.by_name[one[0]].column
    return (column, *(str([row.get(key, "") for key in apart]) for row in told))


def _likely(one: Sum, cells: Cells) -> bool:
    """Whether what is left is no more than the withheld ones are likely to hold together."""
    left = _left(one, cells)
    if left is None:
        return True
    parts = [cells.by_name[name] for name in one[1]]
    unknown = [cell for cell in parts if value(cell) is None]
    largest = max([value(cell) or 0 for cell in parts] + [cell.policy.high for cell in unknown] or [0])
    return bool(unknown) and left <= max(largest, 1) * len(unknown) + _slack(one, cells)
