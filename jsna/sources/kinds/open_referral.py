"""Services of an Open Referral UK feed as assets; contacts are dropped, whatever they say."""

from typing import Any

from jsna.problems import Fault, Faults, each
from jsna.sources.json_text import json_of
from jsna.sources.kind import Asked, Read, SourceKind, framed
from jsna.sources.spots import Spots
from jsna.sources.table import LeftOut
from jsna.sources.telling import MOST, with_more

LISTS = ("data", "items", "results", "content", "contents")  # where feeds keep their services
COLUMNS = (
    "id", "name", "kind", "holder", "supports", "area", "lat", "lon", "capacity", "unit", "status",
    "source", "checked",
)  # fmt: skip


def read(asked: Asked) -> Read:
    """The columns of assets, of active services.  The line is the number of the item, from 1."""
    spots = Spots(asked.file, {}, unit="item")
    items = _items(asked, spots)
    rows, wrong = each(lambda one: _row(*one, spots), enumerate(items, 1))
    if wrong:
        raise Faults(with_more(wrong[:MOST], len(wrong) - MOST))
    kept = [(line, row) for line, row in rows if row["status"] == "open"]
    left_out = (
        (LeftOut(len(rows) - len(kept), "services that are not active"),) if len(kept) < len(rows) else ()
    )
    fields = {name: number for number, name in enumerate(COLUMNS, 1)}
    frame = framed({name: [row[name] for _, row in kept] for name in COLUMNS}, [line for line, _ in kept])
    header = tuple(dict.fromkeys(name for item in items for name in item))
    return Read(frame, Spots(asked.file, fields, unit="item"), header, left_out)


def _items(asked: Asked, spots: Spots) -> list[Any]:
    not_json = Fault(spots.whole, "this is not JSON", "download the feed again", "json")
    made = json_of(asked, spots, not_json)
    if isinstance(made, dict):
        made = next((made[name] for name in LISTS if isinstance(made.get(name), list)), made)
    if not isinstance(made, list):
        hint = f"services are wanted as a list, or under {', '.join(LISTS)}"
        raise Fault(spots.whole, "no list of services", hint, "json")
    if not made:
        raise Fault(spots.whole, "no rows", "is this the right file?", "no-rows")
    return made


def _row(line: int, item: Any, spots: Spots) -> tuple[int, dict[str, str]]:
    """One service; a service at a location brings its own."""
    item = item if isinstance(item, dict) else {}
    service = _inside(item, "service") or item
    for name in ("id", "name"):
        if not _said(service, name):
            raise Fault(spots.at(line), f"a service has no '{name}'", "ask whoever gives the feed", "json")
    place = _located(item) or _located(service)
    row = dict.fromkeys(COLUMNS, "") | {name: _said(service, name) for name in ("id", "name")}
    row |= {
        "kind": _term(service) or "service",
        "holder": "organisation",
        "lat": _said(place, "latitude") if place else "",
        "lon": _said(place, "longitude") if place else "",
        "status": "open" if _said(service, "status") == "active" else "closed",
        "source": "open-referral",
        "checked": (_said(service, "assured_date") or _said(service, "last_modified"))[:10],
    }
    return line, row


def _located(item: dict[str, Any]) -> dict[str, Any] | None:
    """The first location that has a point."""
    places = [
        _inside(item, "location"),
        *(_inside(one, "location") for one in _list(item, "service_at_locations")),
    ]
    return next((place for place in places if place.get("latitude") not in (None, "")), None)


def _term(service: dict[str, Any]) -> str:
    """What kind of service it is: the first term of a taxonomy, in the third or the first version."""
    terms = [_inside(one, "taxonomy_term") for one in _list(service, "attributes")]
    terms += [_inside(one, "taxonomy") for one in _list(service, "service_taxonomys")]
    return next((_said(term, "name") for term in terms if _said(term, "name")), "")


def _inside(item: Any, name: str) -> dict[str, Any]:
    value = item.get(name) if isinstance(item, dict) else None
    return value if isinstance(value, dict) else {}


def _list(item: dict[str, Any], name: str) -> list[Any]:
    value = item.get(name)
    return value if isinstance(value, list) else []


def _said(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return "" if value is None else " ".join(str(value).split())


KIND = SourceKind(
    says="Services of an Open Referral UK feed, as assets.",
    suffixes=(".json",),
    read=read,
    example='{"contents": [{"id": "a1", "name": "Walking group", "status": "active"}]}\n',
)
