"""Who was heard: a row All for each engagement, and no group larger than that."""

from collections.abc import Iterator
from typing import Any

from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import Table
from jsna.sources.telling import told

ALL = "All"


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Engagements that are none or have no row All, groups above All, shares that are none."""
    frame = table.frame
    unread = {*around.book.files} - {*around.book.engagements}
    first = frame["engagement"][~frame["engagement"].duplicated()]
    unknown = first[~first.isin({*around.book.engagements, *unread})]
    yield from told(list(unknown.items()), lambda one: _no_engagement(table, around, *one))
    everybody = frame[frame["group"] == ALL].drop_duplicates("engagement").set_index("engagement")["heard"]
    bare = first[~first.isin(everybody.index)]
    yield from told(list(bare.items()), lambda one: _no_all(table, *one))
    rows = frame.assign(everybody=frame["engagement"].map(everybody))
    rows = lines_where(rows, rows["heard"] > rows["everybody"])
    yield from told(list(rows.itertuples()), lambda row: _above_all(table, row))
    shares = frame["share_of_people"]
    rows = lines_where(frame, shares.notna() & ~shares.between(0, 1))
    yield from told(list(rows["share_of_people"].items()), lambda one: _no_share(table, *one))


def _no_engagement(table: Table, around: Around, line: int, name: str) -> Fault:
    hint = near(name, around.book.engagements) or "write the id of an engagement"
    return Fault(table.place(line, "engagement"), f"'{name}' is not an engagement", hint, "dead-address")


def _no_all(table: Table, line: int, name: str) -> Fault:
    hint = f"add how many people were heard in all: {name},{ALL},NUMBER,1"
    return Fault(table.place(line, "group"), f"{name} has no row {ALL}", hint, "no-all")


def _above_all(table: Table, row: Any) -> Fault:
    said = f"{plain(row.heard)} heard is above {ALL} ({plain(row.everybody)})"
    hint = f"{row.group} is a part of {ALL}: correct one of the two"
    return Fault(table.place(row.Index, "heard"), said, hint, "above-all")


def _no_share(table: Table, line: int, share: float) -> Fault:
    said = f"share_of_people {plain(share)} is not between 0 and 1"
    return Fault(table.place(line, "share_of_people"), said, "write 0.37 for 37 per cent", "off-scale")


KIND = Check("Those who were heard do not add up.", ("responses",), look)
