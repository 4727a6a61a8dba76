"""The code of an area is written as one, and lies in the same nation as the project."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.area_codes import nation, nearest, slip
from jsna.sources.check import Around, Check, column_of_areas
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Each code that is none, and each of another nation that the project does not name, on its first row."""
    column = column_of_areas(table)
    if not column:
        return
    known = around.named_areas()
    own = known if table.holds != "areas" else []
    first = table.frame[column].drop_duplicates()
    first = first[~first.isin(own)]

    def make(one: tuple[int, str]) -> Fault:
        meant = nearest(one[1], known)
        hint = f"did you mean '{meant}'?" if meant else "write a letter and eight digits, as E06000001"
        return Fault(table.place(one[0], column), f"'{one[1]}' is not an area code", hint, "not-a-code")

    yield from told([(line, code) for line, code in first.items() if slip(code)], make)
    if around.in_england() and table.holds != "areas":
        abroad = [(line, code) for line, code in first.items() if nation(code)]
        yield from told(abroad, lambda one: _abroad(table, column, *one))


def _abroad(table: Table, column: str, line: int, code: str) -> Fault:
    hint = "leave its rows out, or name it in the table of areas"
    return Fault(table.place(line, column), f"{code} is in {nation(code)}", hint, "other-nation")


KIND = Check(
    "The code of an area is miswritten, or of another nation.",
    (*INDICATORS, "areas", "assets", "population", "travel"),
    look,
)
