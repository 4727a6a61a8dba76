"""The people of a place by age and sex, with another place as an outline."""

from typing import Any

from jsna.model.options import Options, Text
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.markup import Column, table
from jsna.pages.numbers import figure
from jsna.pages.refs import TableId
from jsna.pages.view import View

_YOUNG = ("0 to 4", "5 to 9", "10 to 14", "15 to 19")
_OLD = ("65 to 69", "70 to 74", "75 to 79", "80 to 84", "85 to 89", "85 and over", "90 and over")


class Pyramid(Options):
    """A table of people by area, sex and age, and the place to set beside it."""

    pyramid: TableId
    against: Text = ""
    title: Text = ""
    read: Text = ""


def fill(options: Pyramid, view: View) -> dict[str, Any]:
    """Shares of all people by five-year band and sex."""
    card = view.book.cards[options.pyramid]
    against = view.code(options.against) if options.against else ""
    areas = [view.area, *([against] if against and against != view.area else [])]
    rows = view.held(options.pyramid, "population", "pyramid").where(area=areas)
    shares = view.found.shares(options.pyramid)
    ours = shares.where(area=view.area)
    if not len(ours.frame):
        raise LookupError(f"{options.pyramid} has no people for {view.name(view.area)}")
    name = view.sheet.new_name(f"pyramid-{options.pyramid}")
    names = {area: view.name(area) for area in areas}
    asked = {"about": "people by age and sex", "unit": "%", "by": "age", "ours": view.area, "names": names}
    picture = view.draw(
        "pyramid", name, {**asked, "comparator": areas[1] if areas[1:] else ""}, shares.where(area=areas)
    )
    made = Exhibit(
        name,
        options.title or _message(shares, areas, view),
        ", ".join(
            filter(
                None, ["Share of all people by age and sex", " and ".join(names.values()), card.source.period]
            )
        ),
        _numbers(rows, view),
        rows,
        [card],
        picture,
        options.read or _how(areas, view),
    )
    return {"exhibit": show(view, made)}


def _message(shares: Any, areas: list[str], view: View) -> str:
    """ "More children and fewer older people than Trafford"."""
    if not areas[1:]:
        return f"People in {view.name(areas[0])} by age and sex"
    young, old = (_differs(shares, areas, ages) for ages in (_YOUNG, _OLD))
    said = [
        f"{word} {who}" for word, who in ((young, "children and teenagers"), (old, "older people")) if word
    ]
    if not said:
        return f"Ages are much as in {view.name(areas[1])}"
    joined = " and ".join(said)
    return f"{joined[:1].upper()}{joined[1:]} than {view.name(areas[1])}"


def _differs(shares: Any, areas: list[str], ages: tuple[str, ...]) -> str:
    here, there = (float(shares.where(area=area, age=ages).frame["value"].sum()) for area in areas[:2])
    return "more" if here - there >= 1 else "fewer" if there - here >= 1 else ""


def _numbers(rows: Any, view: View) -> str:
    frame = rows.where(area=view.area).frame
    by = {(row.sex, row.age): _people(row, rows.id, view) for row in frame.itertuples()}
    ages = list(dict.fromkeys(frame["age"]))
    cells = [[age, *(by.get((sex, age), "[x]") for sex in ("Female", "Male"))] for age in ages]
    columns = [Column("Age"), Column("Female", True), Column("Male", True)]
    return table(f"People in {view.name(view.area)}", "Number of people.", columns, cells)


def _people(row: Any, table: str, view: View) -> str:
    shown = "[c]" if row.resident != row.resident else figure(row.resident)
    about = {"measure": "resident", "area": row.area, "sex": row.sex, "age": row.age, "unit": "people"}
    view.facts.cell(shown, row.resident, table, row.Index, **about)
    return shown


def _how(areas: list[str], view: View) -> str:
    if not areas[1:]:
        return "Each bar is the share of all people in that age group."
    here, there = view.name(areas[0]), view.name(areas[1])
    return f"Where a bar passes the line, {here} has a larger share of that age group than {there}."


KIND = BlockKind(
    says="People by age and sex, with another place as an outline.",
    options=Pyramid,
    fill=fill,
    template=EXHIBIT,
    example="pyramid: population\nagainst: E08000009\n",
)
