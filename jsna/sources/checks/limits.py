"""A value lies between its limits."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_ROUNDING = 1e-9  # of the value


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Limits on the wrong side of the value."""
    for name in ("lower", "lower_998", "upper", "upper_998"):
        yield from _wrong_side(table, name)


def _wrong_side(table: Table, name: str) -> list[Fault]:
    side = name.partition("_")[0]
    where, sign = ("above", 1) if side == "lower" else ("below", -1)
    limit, value = table.frame[name], table.frame["value"]
    rows = lines_where(table.frame, sign * (limit - value) > value.abs() * _ROUNDING)

    def make(row: tuple[int, float, float]) -> Fault:
        said = f"{side} limit {plain(row[1])} {where} the value {plain(row[2])}"
        hint = "are columns swapped, or limits and value of different rows?"
        return Fault(table.place(row[0], name), said, hint, "limits")

    return told(list(rows[[name, "value"]].itertuples(name=None)), make)


KIND = Check("A confidence limit is on the wrong side of the value.", INDICATORS, look)
