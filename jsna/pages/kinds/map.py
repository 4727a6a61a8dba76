"""A measure, or the places of a register, on boundaries; always with its table."""

from typing import Any

from pydantic import Field

from jsna.disclosure.safe import SafeTable
from jsna.findings.classes import thirds
from jsna.model.document import Selected
from jsna.model.options import Options, Text
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.figures import common, numbers, short, subtitle
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.kinds.compare import areas_of, highest_for
from jsna.pages.kinds.places import Places, chosen_places, places_table
from jsna.pages.numbers import with_unit
from jsna.pages.refs import LevelName, MeasureId, TableId, keys_of
from jsna.pages.view import View


class Map(Options):
    """One measure over the areas of a level, and the places to mark on it."""

    map: MeasureId
    level: LevelName = "ward"
    places: TableId | None = None
    where: dict[str, Text] = {}
    for_: Selected | None = Field(None, alias="for")
    title: Text = ""
    read: Text = ""


def fill(options: Map, view: View) -> dict[str, Any]:
    """A map in three classes, with the table of every area."""
    measure = view.measure(options.map)
    rows, period = map_rows(options.map, options.level, keys_of(options.for_), view)
    name = view.sheet.new_name(f"map-{measure.id}")
    picture = view.draw("choropleth", name, map_options(options, rows, view), rows)
    ordered = rows.sorted_by("value", descending=True)
    made = Exhibit(
        name,
        options.title or _message(ordered, view, measure),
        subtitle(
            measure,
            [f"{areas_of(options.level).capitalize()} of {view.name(view.edition.area)}"],
            [period],
        ),
        numbers(view, ordered, short(measure), [("area", "Area")]) + _places_marked(options, view),
        rows,
        [view.card(measure.id), *_register(options, view)],
        picture,
        options.read
        or "Each area is shaded by its third: a third of areas is highest, a third lowest. The table below the map gives every value.",  # noqa: E501
    )
    return {"exhibit": show(view, made)}


def map_rows(measure: str, level: str, chosen: dict[str, str] | None, view: View) -> tuple[SafeTable, str]:
    """The rows of the level's areas at the latest period, and that period."""
    rows = view.found.selected(measure, chosen, area=view.places.members(level))
    if not len(rows.frame):
        raise LookupError(f"{measure} has no rows for level '{level}'")
    period = str(rows.frame["period"].iloc[-1])
    return rows.where(period=period), period


def map_options(options: Map, rows: SafeTable, view: View) -> dict[str, Any]:
    """What the choropleth is told: boundaries, classes and points."""
    measure = view.measure(options.map)
    asked = common(
        measure, view, rows, by="area", names={area: view.name(area) for area in rows.frame["area"]}
    )
    edges = thirds(rows.frame["value"])
    boundaries = boundaries_of(rows.frame["area"].tolist(), view)
    points = _points(options, view) if options.places else ()
    labels = class_labels(rows, edges, measure.unit, int(asked["decimals"])) if edges else ()
    return {
        **asked,
        "outlines": boundaries,
        "edges": edges,
        "labels": labels,
        "places": points,
        "each": areas_of(options.level),
    }


def boundaries_of(areas: list[str], view: View) -> dict[str, Any]:
    """The polygons of ``areas``, from whichever table of boundaries holds them."""
    found: dict[str, Any] = {}
    for name, card in view.book.cards.items():
        if card.holds == "boundaries" and name in view.found.safe:
            frame = view.table(name).frame
            found |= dict(zip(frame["code"], frame["polygons"], strict=True))
    missing = [area for area in areas if area not in found]
    if missing:
        raise LookupError(
            f"no boundary for {', '.join(missing[:3])}; a table that holds boundaries must have it"
        )
    return {area: found[area] for area in areas}


def class_labels(rows: SafeTable, edges: tuple[float, ...], unit: str, decimals: int) -> tuple[str, ...]:
    """ "Under 10.2%", "10.2% to under 15.0%", "15.0% and over"; a lowest class of one value is that value."""
    low, high = (with_unit(edge, unit, decimals) for edge in edges)
    lowest = rows.frame.loc[rows.frame["value"] < edges[0], "value"]
    same = with_unit(float(lowest.iloc[0]), unit, decimals) if lowest.nunique() == 1 else f"Under {low}"
    return (same, f"{low} to under {high}", f"{high} and over")


def _marked(options: Map, view: View) -> SafeTable:
    """The places on the map, private ones and those without a spot left out."""
    rows = chosen_places(Places(places=options.places or "", where=options.where), view, "map")
    spots = [spot for spot in rows.frame["lat"].unique() if spot == spot]
    return rows.where(lat=spots)


def _places_marked(options: Map, view: View) -> str:
    """The table of the places on the map; nothing where it has none."""
    return places_table(_marked(options, view), view) if options.places else ""


def _points(options: Map, view: View) -> tuple[dict[str, Any], ...]:
    frame = _marked(options, view).frame
    return tuple(
        {
            "lon": float(row["lon"]),
            "lat": float(row["lat"]),
            "label": str(row["name"]),
            "group": str(row["kind"]),
        }
        for row in frame.to_dict("records")
    )


def _register(options: Map, view: View) -> list[Any]:
    return [view.book.cards[options.places]] if options.places else []


def _message(ordered: SafeTable, view: View, measure: Any) -> str:
    return highest_for(short(measure), ordered.frame[ordered.frame["value"].notna()], view)


KIND = BlockKind(
    says="A measure, or places, on a map; always with its table.",
    options=Map,
    fill=fill,
    template=EXHIBIT,
    example="map: obese-year-6\nlevel: ward\n",
)
