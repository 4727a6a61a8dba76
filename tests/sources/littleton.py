"""Littleton with numbers: a table of every kind, in a line or two each, that has no fault."""

from collections.abc import Mapping
from pathlib import Path

from jsna.model.book import Book
from jsna.problems import in_order
from jsna.sources.load import Loaded, Wanted, load
from tests.model.place import book_of, written

CARDS = {
    "living": "holds: population",
    "marks": "holds: scores\nscores: priorities\nscale: {from: 0, to: 100}",
    "maturity": "holds: scores\nscores: maturity\nscale: {from: 1, to: 5}\ndomains: [trust, learning]",
    "meetings": "holds: attendance",
    "trips": "holds: travel",
}
REST = "source: {publisher: Littleton Council, licence: OGL-3.0, retrieved: 2026-04-01}\n"
CRITERIA = "choose: 1\nscores: marks\ncriteria: [{id: burden, title: Burden, swing: 100}, {id: effect, title: Effect, swing: 50}]"
SEATS = ("leader", "dass", "dcs", "dph", "watch", "icb")

DATA = {
    "areas": """\
code,name,level,parent,imd_decile
littleton,Littleton,district,,
muchton,Muchton,district,,
east,East,ward,littleton,1
west,West,ward,littleton,10
""",
    "assets": """\
id,name,kind,holder,supports,area,lat,lon,capacity,unit,status,source,checked
sleep-club,Sleep club,club,association,sleep,east,53.50,-1.42,20,places,open,council,2026-01-10
library,Library,library,organisation,sleep,west,53.49,-1.41,,,open,council,2026-01-10
""",
    "money": """\
action,org,fund,year,amount,certainty
sleep-well/glass,Littleton Council,,2026-27,50000,agreed
""",
    "nights": """\
indicator,area,period,sex,age,count,denominator,value,lower,upper
7,littleton,2021/22,Persons,All,230,1000,,,
7,littleton,2022/23,Persons,All,240,1000,,,
7,muchton,2021/22,Persons,All,,,24.0,21.5,26.8
7,muchton,2022/23,Persons,All,,,25.0,22.4,27.8
""",
    "voices": """\
engagement,group,heard,share_of_people
noise-talk,Night workers,12,0.1
noise-talk,All,90,1
""",
    "living": "area,resident,registered,need\neast,1000,1010,90\nwest,1200,1190,70\n",
    "marks": "seat,option,criterion,score\n"
    + "".join(
        f"{seat},{option},{criterion},50\n"
        for seat in ("leader", "dph")
        for option in ("sleep-well", "falls")
        for criterion in ("burden", "effect")
    ),
    "maturity": "year,seat,domain,score\n2026,dph,trust,3\n2026,dph,learning,4\n",
    "meetings": "meeting,seat,present\n" + "".join(f"2026-03-18,{seat},in person\n" for seat in SEATS),
    "trips": "area,asset,minutes\neast,sleep-club,5\neast,library,20\nwest,sleep-club,25\nwest,library,4\n",
}


def littleton(
    folder: Path, tables: Mapping[str, str], cards: Mapping[str, tuple[str, str]] | None = None
) -> Book:
    """The book of Littleton in ``folder`` where ``tables`` have other rows, and ``cards`` one other text."""
    root = written(folder, {"chapters/first-choice.yml": ("choose: 1", CRITERIA)})
    for name, more in CARDS.items():
        text = f"kind: table\nid: {name}\ntitle: T\nfile: {name}.csv\n{more}\n{REST}"
        (root / f"data/{name}.yml").write_text(text, encoding="utf-8")
    for name, (old, new) in (cards or {}).items():
        path = root / f"data/{name}.yml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name}.yml has {old!r} {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")
    for name, rows in {**DATA, **tables}.items():
        (root / f"data/{name}.csv").write_text(rows, encoding="utf-8")
    return book_of(root)


def loaded(book: Book, **wanted: Wanted) -> Loaded:
    """Every table of ``book``, whole but where ``wanted`` says what of it."""
    return load(book, {name: wanted.get(name, Wanted()) for name in book.cards}, book.root)


def said(book: Book) -> str:
    """All that is said of the tables of ``book``."""
    return "\n".join(str(fault) for fault in in_order(loaded(book).faults))


def changed(table: str, old: str, new: str) -> dict[str, str]:
    """The rows of ``table`` with ``new`` in place of ``old``."""
    assert DATA[table].count(old) == 1, f"{table} has {old!r} {DATA[table].count(old)} times"
    return {table: DATA[table].replace(old, new)}
