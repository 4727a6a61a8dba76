"""Areas: one row each, parents that are areas, and no area above itself."""

from collections.abc import Iterator

import pandas as pd

from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import Table
from jsna.sources.telling import told

_ROUNDING = 0.005  # shares are published with two or three decimals


def look(table: Table, around: Around) -> Iterator[Fault]:
    """What is wrong with the codes and parents, or with the shares of areas that do not nest."""
    if "code" not in table.frame:
        yield from _shares(table)
        return
    yield from _doubled(table)
    if "parent" in table.frame:
        yield from _parents(table)
        yield from _rings(table)


def _doubled(table: Table) -> list[Fault]:
    frame = table.frame
    first = frame.drop_duplicates("code")
    lines = dict(zip(first["code"], first.index, strict=True))
    again = frame[frame.duplicated("code")]

    def make(one: tuple[int, str]) -> Fault:
        line, code = one
        before = lines[code]
        if "parent" in frame and frame["parent"][line] != frame["parent"][before]:
            hint = "areas that do not nest go into a second table: from, to, share"
            return Fault(table.place(line, "parent"), f"{code} has two parents", hint, "two-parents")
        said = f"{code} stands twice ({table.first_at(before)})"
        return Fault(table.place(line, "code"), said, "keep one", "doubled")

    return told(list(again["code"].items()), make)


def _parents(table: Table) -> list[Fault]:
    codes = table.frame["code"]
    wrong = lines_where(table.frame, ~table.frame["parent"].isin({*codes, ""}))

    def make(one: tuple[int, str]) -> Fault:
        hint = near(one[1], codes) or "write the code of a row of this table, or nothing"
        return Fault(table.place(one[0], "parent"), f"parent '{one[1]}' is not an area", hint, "unknown-area")

    return told(list(wrong["parent"].items()), make)


def _rings(table: Table) -> list[Fault]:
    """One Fault for each ring, on the row of the area that comes first."""
    frame = table.frame.drop_duplicates("code")
    frame = frame[frame["code"] != ""]
    above = dict(zip(frame["code"], frame["parent"], strict=True))
    lines = dict(zip(frame["code"], frame.index, strict=True))
    done: set[str] = set()
    rings = []
    for code in above:
        way: dict[str, None] = {}
        while code in above and code not in done and code not in way:
            way[code] = None
            code = above[code]
        if code in way:
            ring = [*way][[*way].index(code) :]
            rings.append([*ring, code])
        done.update(way)

    def make(ring: list[str]) -> Fault:
        said = f"a ring of parents: {' > '.join(ring)}"
        return Fault(table.place(lines[ring[0]], "parent"), said, "an area cannot be above itself", "ring")

    return told(rings, make)


def _shares(table: Table) -> list[Fault]:
    frame: pd.DataFrame = table.frame.assign(line=table.frame.index)
    sums = frame.groupby("from", sort=False).agg(line=("line", "first"), share=("share", "sum"))
    wrong = sums[(sums["share"] - 1).abs() > _ROUNDING]

    def make(one: tuple[str, int, float]) -> Fault:
        code, line, share = one
        said = f"shares from {code} sum to {plain(round(share, 6))}, not 1"
        return Fault(table.place(line, "share"), said, "is a row missing?", "shares")

    return told(list(wrong.itertuples(name=None)), make)


KIND = Check("Areas do not fit together.", ("areas",), look)
