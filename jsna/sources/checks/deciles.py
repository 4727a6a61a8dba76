"""A deprivation decile is one of ten."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Deciles other than the whole numbers 1 (most deprived) to 10."""
    if "imd_decile" not in table.frame:
        return
    decile = table.frame["imd_decile"]
    rows = lines_where(table.frame, decile.notna() & ~decile.isin(range(1, 11)))

    def make(one: tuple[int, float]) -> Fault:
        said = f"imd_decile {plain(one[1])} is not on the scale 1 to 10"
        return Fault(table.place(one[0], "imd_decile"), said, "1 is the most deprived tenth", "off-scale")

    yield from told(list(rows["imd_decile"].items()), make)


KIND = Check("A deprivation decile is not one of ten.", ("areas",), look)
