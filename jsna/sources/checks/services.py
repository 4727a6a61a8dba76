"""A register of services alone is no assessment of assets."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import Table


def look(table: Table, around: Around) -> Iterator[Fault]:
    """A warning where neither this table nor another has associations or individuals."""
    holders = {holder for one in around.holding("assets") for holder in one.frame["holder"]}
    if not holders & {"association", "individual"}:
        said = "no associations or individuals: this is a service list, not an asset assessment"
        hint = "add what people do for each other: clubs, choirs, neighbours"
        yield Fault(table.place(1, "holder"), said, hint, "services-only", "warning")


KIND = Check("A register has services only.", ("assets",), look)
