"""The sexes of a table are words that are known, each written in one way."""

from collections.abc import Iterator

from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.sums import SEX_OF
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told
from jsna.sources.totals import says_total

_OTHERS = frozenset(
    ("", "other", "another", "not known", "unknown", "not stated", "not specified", "not applicable",
     "not available", "indeterminate", "intersex", "non-binary")
)  # fmt: skip


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Each word where it stands first that names no sex, or one that is written in another way above it."""
    if "sex" not in table.frame:
        return
    first = table.frame["sex"].drop_duplicates()
    unknown = first[~first.str.lower().isin({*SEX_OF, *_OTHERS}) & ~says_total(first)]
    ways: dict[str, str] = {}
    other = [
        (line, text, way)
        for line, text in first.items()
        if (way := ways.setdefault(text.lower(), text)) != text
    ]

    def not_known(one: tuple[int, str]) -> Fault:
        hint = near(one[1], ("Female", "Male", "Persons")) or "write Female, Male or Persons"
        return Fault(table.place(one[0], "sex"), f"sex '{one[1]}' not known", hint, "sex", "warning")

    def two_ways(one: tuple[int, str, str]) -> Fault:
        said = f"'{one[1]}' is written '{one[2]}' above"
        hint = f"write '{one[2]}' in every row, or they are taken for two groups"
        return Fault(table.place(one[0], "sex"), said, hint, "sex", "warning")

    yield from told(list(unknown.items()), not_known)
    yield from told(other, two_ways)


KIND = Check("A sex is not known, or is written in two ways.", (*INDICATORS, "population"), look)
