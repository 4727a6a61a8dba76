"""A place stands where it can be: on Earth, in Great Britain, latitude before longitude."""

from collections.abc import Iterator
from typing import Any

from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import Table
from jsna.sources.telling import told

LATITUDES, LONGITUDES = (49.8, 60.9), (-8.7, 1.8)  # of Great Britain


def look(table: Table, around: Around) -> Iterator[Fault]:
    """What is wrong with each point, said once."""
    frame = table.frame
    if not {"lat", "lon"} <= {*frame}:
        return
    lat, lon = frame["lat"], frame["lon"]
    half = lat.isna() != lon.isna()
    swapped = lat.between(*LONGITUDES) & lon.between(*LATITUDES)
    no_lat, no_lon = lat.abs() > 90, lon.abs() > 180
    there = lat.notna() & lon.notna() & ~no_lat & ~no_lon & ~swapped
    abroad = there & ~(lat.between(*LATITUDES) & lon.between(*LONGITUDES))
    points = frame[["lat", "lon"]]

    def tell(wrong: Any, column: str, say: Any) -> Iterator[Fault]:
        def make(row: Any) -> Fault:
            said, _, hint = say(plain(row.lat), plain(row.lon)).partition("; ")
            return Fault(table.place(row.Index, column), said, hint, "point")

        yield from told(list(lines_where(points, wrong).itertuples()), make)

    yield from tell(half, "lat", lambda *_: "half a point; give both lat and lon, or neither")
    yield from tell(
        swapped, "lat", lambda a, o: f"lat {a}, lon {o} look swapped; latitude here is 49.8 to 60.9"
    )
    yield from tell(
        no_lat & ~swapped, "lat", lambda a, o: f"latitude {a} is not on Earth; write it in degrees"
    )
    yield from tell(
        no_lon & ~no_lat, "lon", lambda a, o: f"longitude {o} is not on Earth; write it in degrees"
    )
    hint = "latitude is 49.8 to 60.9 there, longitude -8.7 to 1.8"
    yield from tell(abroad, "lat", lambda a, o: f"lies outside Great Britain; lat {a}, lon {o}: {hint}")


KIND = Check("A place lies where it cannot be.", ("assets",), look)
