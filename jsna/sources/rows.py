"""What documents say of rows of tables: each link must reach a row, each level must have areas."""

from collections.abc import Mapping

from jsna.model.book import Book
from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.table import Table


def check_row_links(book: Book, tables: Mapping[str, Table]) -> list[Fault]:
    """A Fault for each link that reaches no row of a table that could be read."""
    rows = {name: _ids(table) for name, table in tables.items()}
    faults = []
    for link in book.row_links:
        table, _, row = link.target.partition("/")
        if table in rows and row and row not in rows[table]:
            hint = near(row, rows[table]) or f"write the id or code of a row of {tables[table].file}"
            faults.append(Fault(link.place, f"'{row}' is not a row of {table}", hint, "dead-address"))
    return faults + _empty_levels(book, tables)


def _empty_levels(book: Book, tables: Mapping[str, Table]) -> list[Fault]:
    """A Fault for each chapter that is written for a level no area is of, where no card told it."""
    areas = [t.frame for t in tables.values() if t.holds == "areas" and {"code", "level"} <= {*t.frame}]
    levels = list(dict.fromkeys(level for frame in areas for level in frame["level"] if level))
    on_cards = {level for card in book.cards.values() for level in card.levels}
    faults = []
    for id_, chapter in book.chapters.items():
        level = chapter.for_each
        known = not level or {level, level.removesuffix("s")} & {*levels}
        if levels and level and not known and (not on_cards or level in on_cards):
            hint = near(level, levels) or f"the levels are {', '.join(levels)}"
            said = f"no area is of level '{level}'"
            faults.append(Fault(book.place(id_, "for_each"), said, hint, "unknown-word"))
    return faults


def _ids(table: Table) -> set[str]:
    column = next((name for name in ("id", "code") if name in table.frame), None)
    return set(table.frame[column]) if column else set()
