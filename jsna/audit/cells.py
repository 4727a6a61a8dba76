"""Published rows as one model: counts that a reader does not know, and what each printed figure says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jsna.audit.rows import COUNTS, WITHHELD, About, Printed, Row
from jsna.disclosure.facts import Allowed, Bounds, Fact
from jsna.disclosure.policy import NAMED, Policy
from jsna.disclosure.printed import (
    EXACTLY,
    as_number,
    count_limits_printed,
    rate,
    rounded,
    share_limits_printed,
    wilson_pairs,
)
from jsna.statistics.intervals import FEW

UNKNOWN = Policy("unknown")
_LOCAL = re.compile(r"fewer than ([\d,]+) withheld(?:, the rest rounded to (\d+))?")
_PER = re.compile(r"per ([\d,]+)")
_FOR_FEW = ("exact Poisson", "not given below")  # words in the names of methods for fewer than FEW events
_FOR_MANY = ("Byar",)
Says = Fact | Allowed


@dataclass
class Cell:
    """One count or denominator: its name, what it is of, its rule, and where it is printed or marked."""

    name: str
    about: About
    column: str
    policy: Policy
    printed: list[tuple[str, Printed]] = field(default_factory=list)  # edition, figure
    marked: list[Printed] = field(default_factory=list)

    @property
    def withheld(self) -> bool:
        """Whether a mark stands for it somewhere."""
        return bool(self.marked)


@dataclass
class Cells:
    """All cells by name; ``rows`` that say something of each row's cells, by what they are about."""

    by_name: dict[str, Cell] = field(default_factory=dict)
    rows: dict[About, list[Row]] = field(default_factory=dict)

    def of(self, about: About, column: str) -> Cell | None:
        """The cell of ``column`` in the row ``about``."""
        return self.by_name.get(named(about, column))


def named(about: About, column: str) -> str:
    """A cell's name: ``Manor, 2024, Female (smoking): the count``."""
    return f"{labels(about)} ({dict(about).get('measure', '')}): the {column}"


def labels(about: About) -> str:
    """What tells a row apart, in words: ``Manor, 2024, Female``."""
    told = {key: label for key, label in about if key != "measure" and label}
    return ", ".join(told[key] for key in (*_ORDER, *sorted(set(told) - {*_ORDER})) if key in told)


_ORDER = ("area", "period", "sex", "age", "category_type", "category", "row", "column")


def cells_of(rows: Iterable[Row]) -> Cells:
    """The cells that ``rows`` print or mark."""
    made = Cells()
    rows = list(rows)
    full, lines = _with_types(rows), _by_line(rows)
    for row in rows:
        about = lines.get(row.source, row.about)
        about = full.get(about, about)
        made.rows.setdefault(about, []).append(row)
        for column in COUNTS:
            one = row.figures.get(column)
            if one is not None and (one.shown == WITHHELD or _whole(one.shown)):
                _add(made, about, column, one, row)
    return made


def _with_types(rows: list[Row]) -> dict[About, About]:
    """For what names no type of category, as ``facts.json`` does not, the one row that does."""
    fuller: dict[About, set[About]] = {}
    for row in rows:
        short = tuple(pair for pair in row.about if pair[0] != "category_type")
        if short != row.about:
            fuller.setdefault(short, set()).add(row.about)
    return {short: next(iter(those)) for short, those in fuller.items() if len(those) == 1}


def _by_line(rows: list[Row]) -> dict[tuple[str, str], About]:
    """For each line of a source that facts name, what the fullest of them says it is about."""
    made: dict[tuple[str, str], About] = {}
    for row in rows:
        if all(row.source) and len(row.about) > len(made.get(row.source, ())):
            made[row.source] = row.about
    return {
        source: about if len(about) > 3 else (*about, ("line", source[1])) for source, about in made.items()
    }


def _whole(shown: str) -> bool:
    return "." not in shown and not shown.startswith("-")


def _add(made: Cells, about: About, column: str, one: Printed, row: Row) -> None:
    name = named(about, column)
    cell = made.by_name.setdefault(name, Cell(name, about, column, policy_in(row.policy)))
    if cell.policy is UNKNOWN and row.policy:
        cell.policy = policy_in(row.policy)
    if one.shown == WITHHELD:
        cell.marked.append(one)
    else:
        cell.printed.append((row.edition, one))


def policy_in(words: str) -> Policy:
    """The rule that a download names; not known where it names several, of rows of several tables."""
    found = _LOCAL.fullmatch(words)
    if found:
        high = int(found[1].replace(",", "")) - 1
        return Policy(words, 1, high, int(found[2] or 1))
    return NAMED.get(words, UNKNOWN)


def need(cell: Cell) -> tuple[int, Bounds | None]:
    """How many values ``cell`` must keep, and a range in which they must not all lie."""
    policy = cell.policy
    if policy.announced:
        return min(policy.need, policy.high - policy.low + 1), None
    return policy.need, (policy.low, policy.high) if policy.high >= policy.low else None


def says(cells: Cells, about: About) -> Iterator[Says]:
    """What every printed figure about ``about`` says of its count and its denominator."""
    for column in COUNTS:
        cell = cells.of(about, column)
        if cell:
            yield from (_printed(cell, one) for _, one in cell.printed)
    count, base = cells.of(about, "count"), cells.of(about, "denominator")
    if count is None or not (count.withheld or (base and base.withheld)):
        return
    for row in cells.rows[about]:
        yield from _method(row, count)
        yield from _rate(row, count, base)
        yield from _limits(row, count, base)


def _printed(cell: Cell, one: Printed) -> Fact:
    figure = str(one.place)
    value = int(as_number(one.shown))
    if cell.policy.round_to > 1 and value % cell.policy.round_to == 0:
        return rounded(
            {cell.name: 1}, value, cell.policy.round_to, (cell.policy.low, cell.policy.high), figure
        )
    return Fact({cell.name: 1}, value, value, figure, EXACTLY)


def scale_of(unit: str) -> int | None:
    """For how many people a rate in ``unit`` is; None where it is no rate."""
    per = _PER.search(unit)
    return int(per[1].replace(",", "")) if per else 100 if unit.startswith("%") else None


def _base(base: Cell | None) -> Mapping[str, int] | int | None:
    """The denominator: a number where it is printed, else a cell."""
    if base is None:
        return None
    if base.printed and base.policy.round_to == 1:
        return int(as_number(base.printed[0][1].shown))
    return {base.name: 1}


def _method(row: Row, count: Cell) -> Iterator[Fact]:
    """A method that is used only below, or only from, so many events says on which side a count lies."""
    figure = str(next(iter(row.figures.values())).place)
    if any(words in row.method for words in _FOR_FEW):
        yield Fact({count.name: 1}, 0, FEW - 1, figure, f"whose method is for fewer than {FEW}")
    elif any(words in row.method for words in _FOR_MANY):
        yield Fact({count.name: 1}, FEW, None, figure, f"whose method is for {FEW} and more")


def _rate(row: Row, count: Cell, base: Cell | None) -> Iterator[Fact]:
    scale, out_of, value = scale_of(row.unit), _base(base), row.figures.get("value")
    if value is None or value.shown == WITHHELD or not scale or not out_of or "standardised" in row.method:
        return
    shown = as_number(value.shown)
    yield from rate({count.name: 1}, shown, value.decimals, out_of, scale, str(value.place))


def _limits(row: Row, count: Cell, base: Cell | None) -> Iterator[Says]:
    lower, upper = row.figures.get("lower"), row.figures.get("upper")
    scale = scale_of(row.unit)
    if not (lower and upper and scale and lower.shown and upper.shown) or "standardised" in row.method:
        return
    ends, decimals = (as_number(lower.shown), as_number(upper.shown)), min(lower.decimals, upper.decimals)
    out_of, figure, share = _base(base), str(lower.place), scale == 100
    try:
        if isinstance(out_of, int):
            backwards = share_limits_printed if share else count_limits_printed
            yield backwards({count.name: 1}, *ends, decimals, out_of, scale, figure=figure)
        elif share and base is not None:
            pairs = wilson_pairs(count.name, base.name, *ends, decimals, scale, figure=figure)
            if pairs:
                yield pairs
    except ValueError:
        return  # limits by another method, which cannot be taken back
