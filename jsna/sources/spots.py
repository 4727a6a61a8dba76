"""Where the values of a table stand in their file, as an author would point at them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jsna.problems import Place


@dataclass(frozen=True, slots=True)
class Spots:
    """The places of one file.

    ``fields`` has the number of each column in the file, from 1, by our name.
    A workbook has ``sheet``: its places are cells, as ``Sheet!C7``.  A file
    without lines has ``unit``, what it is a list of: its places are ``row 7:count``.
    """

    file: str
    fields: Mapping[str, int] = field(default_factory=dict)
    sheet: str = ""
    unit: str = ""

    def at(self, line: int, *names: str) -> Place:
        """The place of the first of ``names`` that the file has, on ``line``; or of that line."""
        name = next((name for name in names if name in self.fields), "")
        return self.number(int(line), self.fields.get(name, 1), name)

    def number(self, line: int, column: int, name: str = "") -> Place:
        """The place of column number ``column`` on ``line``."""
        if self.sheet:
            return Place(self.file, line, column, f"{self.sheet}!{letters(column)}{line}")
        if self.unit:
            return Place(self.file, line, column, f"{self.unit} {line}" + (f":{name}" if name else ""))
        return Place(self.file, line, column)

    @property
    def whole(self) -> Place:
        """The file itself: its first place."""
        return Place(self.file, cell=self.sheet)


def letters(column: int) -> str:
    """A column's letters in a workbook: 1 is A, 27 is AA."""
    made = ""
    while column:
        column, rest = divmod(column - 1, 26)
        made = chr(ord("A") + rest) + made
    return made
