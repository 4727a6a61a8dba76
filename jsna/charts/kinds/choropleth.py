"""Areas on a map: shaded by class or by verdict, or only to show where they and their places lie."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from jsna.charts.classes import Class, classes_of, members
from jsna.charts.geometry import Lines, Projection, Ring, hatching, inside, moved, outer_border, polygons_of
from jsna.charts.kind import ChartKind, Example
from jsna.charts.lettering import LEADING, width_of
from jsna.charts.naming import write_across, write_name
from jsna.charts.options import ChartOptions
from jsna.charts.palette import Verdict
from jsna.charts.points import Point, one_each, parted, points, spans
from jsna.charts.sheet import Sheet
from jsna.charts.wording import counted, first_words, listed, sentence
from jsna.disclosure.safe import SafeTable

SHARE = 0.75  # of the paper's width for the map itself; the rest is for names
TALLEST = 430.0  # units
SHAPES: tuple[tuple[Verdict, str], ...] = (
    ("none", "c1"),
    ("higher", "c3"),
    ("similar", "c4"),
    ("better", "c2"),
)


class Place(NamedTuple):
    """A point on the map; without a group it is only a name, such as a town's."""

    lon: float
    lat: float
    label: str
    group: str = ""


def _read(given: Any) -> Any:
    return {key: polygons_of(area) for key, area in given.items()} if isinstance(given, Mapping) else given


class Choropleth(ChartOptions):
    """``outlines``: area to polygons (each a tuple of rings of lon, lat).

    Shaded by ``verdicts`` where given; else by ``edges`` (the bounds between
    classes, rising; a value on an edge belongs to the class above) with
    ``labels``, lowest class first; else plain, with ours and ``focus`` filled.
    ``label``: areas whose names are written on the map.
    """

    outlines: Annotated[dict[str, Any], BeforeValidator(_read)] = Field(min_length=1)
    places: tuple[Place, ...] = ()
    edges: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    label: tuple[str, ...] = ()


def arranged(options: Choropleth, rows: SafeTable) -> tuple[dict[str, Point], list[Class]]:
    """(the point of each area, the classes in the order of the key).

    Raises ValueError for an area without a boundary and for more than four groups of places.
    """
    found = [] if rows.frame.empty else parted(points(rows, options.by), options)[0]
    known = one_each(found, "one period, sex and age")
    for key in known:
        if key not in options.outlines:
            raise ValueError(f"there is no boundary for {options.named(key)}")
    if len(_groups(options)) > len(SHAPES):
        raise ValueError(f"{len(_groups(options))} groups of places are too many for one map; the most is 4")
    return known, classes_of(options, options.edges, options.labels, known, list(options.outlines))


def _groups(options: Choropleth) -> list[str]:
    return list(dict.fromkeys(place.group for place in options.places if place.group))


def draw(options: Choropleth, rows: SafeTable, sheet: Sheet) -> None:
    """The key, the areas with their border, places, and names."""
    known, classes = arranged(options, rows)
    top = _draw_key(options, classes, sheet) + 10
    named = _labelled(options, known)
    width = sheet.width * SHARE if named and not sheet.narrow else sheet.width - 4
    projection = Projection(options.outlines.values(), width, TALLEST, top)
    shapes = moved(options.outlines, projection)
    border = outer_border(shapes.values())
    _draw_areas(options, classes, shapes, border, sheet)
    _draw_places(options, projection, sheet)
    marked = {key: one for one in classes for key in one.keys if one.verdict or one.mark}
    spots = {key: inside(rings) for key, rings in shapes.items() if key in marked or key in named}
    for key, one in marked.items():
        _draw_mark(one, spots[key], sheet)
    for key in named:
        write_name(sheet, options.named(key), shapes[key], spots[key], {spots[one] for one in marked}, border)
    sheet.height = top + projection.height + 8


def _draw_mark(one: Class, spot: tuple[float, float], sheet: Sheet) -> None:
    if one.verdict:
        sheet.mark(*spot, one.verdict, 5.4)
    else:
        sheet.text(*spot, one.mark, "middle", halo=True)


def _labelled(options: Choropleth, known: dict[str, Point]) -> list[str]:
    """The areas to name: as told, else on a shaded map those in focus and the one or two that are worse."""
    worse = [key for key in known if options.verdicts.get(key) == "worse" and not known[key].mark]
    shaded = options.edges or options.verdicts
    told = (options.ours, *options.focus, *(worse if len(worse) < 3 else ())) if shaded else ()
    wanted = options.label or told
    return [key for key in dict.fromkeys(wanted) if key in options.outlines]


def _draw_key(options: Choropleth, classes: Sequence[Class], sheet: Sheet) -> float:
    """One entry after another, on as many lines as they need.  Returns the height below them."""
    entries: list[tuple[str, Class | tuple[Verdict, str]]] = [
        (one.said(), one) for one in classes if one.said()
    ]
    entries += [(f"{group} ({sum(place.group == group for place in options.places)})", shape)
                for group, shape in zip(_groups(options), SHAPES, strict=False)]  # fmt: skip
    x, y = 0.0, 9.0
    for words, picture in entries:
        if x and x + 24 + width_of(words) > sheet.width:
            x, y = 0.0, y + LEADING + 7
        if isinstance(picture, Class):
            picture.swatch(x, y, sheet)
        else:
            sheet.sign(x + 8, y, *picture)
        sheet.text(x + 24, y, words)
        x += 24 + width_of(words) + 18
    return y + 9 if entries else 0.0


def _draw_areas(
    options: Choropleth, classes: Sequence[Class], shapes: dict[str, list[Ring]], border: Lines, sheet: Sheet
) -> None:
    for one in classes:
        for key in one.keys:
            sheet.area(shapes[key], one.fill, one.edge, 1)
            if one.mark == "[c]":
                sheet.strokes(list(hatching(shapes[key], 6)), "rule-strong", 1)
    sheet.strokes(border, "ink-2", 1.6)
    for key in dict.fromkeys((options.ours, *options.focus)):
        if key in shapes:
            sheet.area(shapes[key], "", "ink", 2.4)


def _draw_places(options: Choropleth, projection: Projection, sheet: Sheet) -> None:
    shapes = dict(zip(_groups(options), SHAPES, strict=False))
    signs = [
        (projection.at(place.lon, place.lat), shapes[place.group]) for place in options.places if place.group
    ]
    for place in options.places:
        if not place.group:
            spot = projection.at(place.lon, place.lat)
            write_across(sheet, place.label, spot, {at for at, _ in signs}, "ink-2")
    for at, shape in signs:
        sheet.sign(*at, *shape)


def describe(options: Choropleth, rows: SafeTable) -> tuple[str, str]:
    """What the map is; how many areas are in each class, by name where they are few; the places."""
    known, classes = arranged(options, rows)
    many = counted(len(options.outlines), options.each)
    what = first_words("Map", options.about, many, spans(known.values()))
    said = [members(options, one) for one in classes if one.said()]
    focus = [options.named(key) for key in (options.ours, *options.focus) if key in options.outlines]
    where = f"It shows where {listed(focus)} lies" if focus and not said else ""
    groups = [
        f"{group}: {sum(place.group == group for place in options.places)}" for group in _groups(options)
    ]
    return what, sentence(". ".join(said), where, "; ".join(groups)) or "It shows where they lie."


EXAMPLE = Example(
    {
        "about": "obesity in Year 6",
        "unit": "%",
        "decimals": 1,
        "each": "wards",
        "names": {"W1": "Mill Bank", "W2": "Upper Fold", "W3": "Quay"},
        "edges": [15.0, 20.0],
        "label": ["W1"],
        "outlines": {
            "W1": [[[[0.0, 53.0], [0.1, 53.0], [0.1, 53.06], [0.0, 53.06]]]],
            "W2": [[[[0.1, 53.0], [0.2, 53.0], [0.2, 53.06], [0.1, 53.06]]]],
            "W3": [[[[0.0, 53.06], [0.1, 53.06], [0.2, 53.06], [0.2, 53.1], [0.0, 53.1]]]],
        },
        "places": [[0.05, 53.08, "Harrowmere library", "Libraries"]],
    },
    "area,period,value,reason\nW1,2024/25,27.0,\nW2,2024/25,12.3,\nW3,2024/25,,withheld\n",
)
KIND = ChartKind(
    "Areas shaded by class or by verdict, with a border and a key.", Choropleth, draw, describe, EXAMPLE
)
