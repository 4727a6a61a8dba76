"""Areas have a code that a file can be called by, and a name of their own."""

import re
from collections.abc import Iterator

from jsna.model.characters import device
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Codes and names that no page can be made with, and names that two areas of one level share."""
    frame = table.frame
    if "code" not in frame:
        return
    codes = frame["code"].fillna("")
    codes = codes[~codes.map(_can_be_a_file).astype(bool)]
    yield from told(list(codes.items()), lambda one: _code(table, *one))
    hint = "write what people call the area"
    unnamed = lines_where(frame, frame["name"].fillna("") == "")
    yield from told(
        list(unnamed.index), lambda line: Fault(table.place(line, "name"), "name is empty", hint, "no-name")
    )
    yield from _shared(table)


def _can_be_a_file(code: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", code)) and not device(code)


def _code(table: Table, line: int, code: str) -> Fault:
    place = table.place(line, "code")
    if not code:
        return Fault(place, "code is empty", "write the code of the area", "no-code")
    if device(code):
        said = f"Windows cannot write a folder called '{code}'"
        return Fault(place, said, "choose another code", "not-a-code")
    said, hint = f"'{code}' is not an area code", "a code has letters, digits, - and _ only"
    return Fault(place, said, hint, "not-a-code")


def _shared(table: Table) -> Iterator[Fault]:
    """A warning for each name that stood before at the same level, for another code."""
    frame = table.frame.drop_duplicates("code")
    keys = ["name", "level"] if "level" in frame else ["name"]
    frame = frame[frame["name"] != ""]
    again = frame[frame.duplicated(keys)]
    first = frame.drop_duplicates(keys).set_index(keys)["code"]

    def make(line: int) -> Fault:
        row = frame.loc[line]
        other = first[tuple(row[keys]) if len(keys) > 1 else row["name"]]
        said = f"{row['code']} has the name of {other}: {row['name']}"
        hint = "readers cannot tell them apart; add where it is, as Sale (north)"
        return Fault(table.place(line, "name"), said, hint, "same-name", "warning")

    yield from told(list(again.index), make)


KIND = Check("An area has no code or name that pages can use.", ("areas",), look)
