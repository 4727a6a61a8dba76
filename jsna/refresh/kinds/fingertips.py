"""Indicators from the Fingertips API, as the one CSV that it makes of them.

A wrong area type, or an indicator that was withdrawn, is answered with nothing
and not with an error; here both are errors.
"""

import csv
import io
from urllib.parse import urlencode

from jsna.model.card import Card
from jsna.model.refreshing import Fingertips
from jsna.problems import Faults
from jsna.refresh.origin import Asking, Origin, download
from jsna.refresh.web import Refused
from jsna.sources.csv_rows import Rows, read_rows


async def fetch(asking: Asking) -> bytes:
    """The rows of every indicator that the card names, of its areas."""
    settings: Fingertips = asking.settings
    body = await download(asking, address(settings), "CSV")
    rows = _rows(body, asking.card, settings)
    _refuse_others(rows, settings)
    if settings.metadata:
        said = await download(asking, _address(settings, "indicator_metadata", {}), "CSV")
        _refuse_others(_rows(said, asking.card, settings), settings)
        asking.metadata.append(said)
    return _of_areas(rows, settings) if settings.areas else body


def address(settings: Fingertips) -> str:
    """Where the API gives the CSV of these indicators by these areas."""
    asked: dict[str, str | int] = {
        "child_area_type_id": settings.area_type,
        "parent_area_type_id": settings.parent_area_type,
    }
    if settings.parent_area:
        asked["parent_area_code"] = settings.parent_area
    asked["include_sortable_time_periods"] = "yes"
    return _address(settings, "all_data", asked)


def _address(settings: Fingertips, what: str, asked: dict[str, str | int]) -> str:
    """Where the API gives ``what`` of the indicators as CSV."""
    ids = ",".join(map(str, settings.indicators))
    query = urlencode({"indicator_ids": ids, **asked}, safe=",")
    return f"{settings.url.rstrip('/')}/{what}/csv/by_indicator_id?{query}"


def _rows(body: bytes, card: Card, settings: Fingertips) -> Rows:
    try:
        return read_rows(body, card.file, card.encoding, trailing_comma=True)
    except Faults as faults:
        if {fault.code for fault in faults.found} != {"no-rows"}:
            raise
    hint = f"is area_type {settings.area_type} right? Fingertips answers a wrong one with nothing"
    raise Refused("no rows came", hint, "empty")


def _refuse_others(rows: Rows, settings: Fingertips) -> None:
    """Raises Refused where an indicator has no rows, or rows came that nobody asked for."""
    number = _column(rows, "indicatorid")
    if number is None:
        raise Refused("no column for the indicator", "is this the address of the Fingertips API?", "header")
    came, asked = set(rows.column(number)), {str(one) for one in settings.indicators}
    gone, others = sorted(asked - came, key=int), sorted(came - asked)
    if gone:
        said = f"no rows came for indicator {', '.join(gone)}"
        hint = "look on Fingertips whether it was withdrawn, or is not given for this area type"
        raise Refused(said, hint, "withdrawn")
    if others:
        said = f"rows came for indicator {', '.join(others[:6])}, which was not asked for"
        raise Refused(said, "is this the address of the Fingertips API?", "unasked")


def _of_areas(rows: Rows, settings: Fingertips) -> bytes:
    """The rows of the card's areas alone, as CSV."""
    number = _column(rows, "areacode")
    if number is None:
        raise Refused("no column for the area", "is this the address of the Fingertips API?", "header")
    wanted = set(settings.areas)
    missing = wanted - set(rows.column(number))
    if missing:
        said = f"no rows came for area {', '.join(sorted(missing)[:6])}"
        raise Refused(said, f"are these areas of area_type {settings.area_type}?", "withdrawn")
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.header)
    writer.writerows(row for row in rows.rows if row[number - 1] in wanted)
    return text.getvalue().encode()


def _column(rows: Rows, name: str) -> int | None:
    """The number of the column whose heading, less spaces and signs between words, is ``name``."""
    plain = [heading.replace(" ", "").replace("_", "").lower() for heading in rows.header]
    return plain.index(name) + 1 if name in plain else None


KIND = Origin(
    says="Indicators from the Fingertips API, by their numbers and the number of an area type.",
    fetch=fetch,
    example="{from: fingertips, indicators: [93553], area_type: 502, areas: [E08000009, E92000001]}",
)
