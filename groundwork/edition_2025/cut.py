"""Tables as they would have been: every row whose period had not ended by a day is left out.

Text files in, text files out; what the numbers mean is not known here.
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jsna.model.periods import read_period

HEADING = "period"


@dataclass(frozen=True, slots=True)
class Cut:
    """A table after the cut: how many rows stay and went, and the periods of those that stay, in order."""

    table: str
    kept: int
    left_out: int
    periods: tuple[str, ...]


def cut_rows(text: str, day: date) -> tuple[str, int, tuple[str, ...]]:
    """The CSV ``text`` without the rows of later periods, how many those were, and the periods that stay.

    A table without periods stays as it is.
    """
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or HEADING not in rows[0]:
        return text, 0, ()
    column = rows[0].index(HEADING)
    kept = [row for row in rows[1:] if read_period(row[column]).end <= day]
    periods = sorted({row[column] for row in kept}, key=lambda one: (read_period(one).end, one))
    if len(kept) == len(rows) - 1:
        return text, 0, tuple(periods)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([rows[0], *kept])
    return out.getvalue(), len(rows) - 1 - len(kept), tuple(periods)


def unsupported(text: str, gone: Iterable[str]) -> str:
    """The CSV ``text`` of a register whose places no longer support the chapters that are ``gone``."""
    rows, away = list(csv.reader(io.StringIO(text))), set(gone)
    if "supports" not in rows[0]:
        return text
    column = rows[0].index("supports")
    for row in rows[1:]:
        row[column] = ";".join(one for one in row[column].split(";") if one.strip() not in away)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def cut_tables(data: Path, day: date, gone: Iterable[str]) -> list[Cut]:
    """Cut every table in the folder ``data`` at ``day`` and say so on its card; those ``gone`` are deleted.

    Raises ValueError where a table that is not among ``gone`` has no row left.
    """
    for name in gone:
        for file in sorted(data.glob(f"{name}.*")):
            file.unlink()
    (data / "data.lock").unlink(missing_ok=True)
    return [_cut(card, day) for card in sorted(data.glob("*.yml"))]


def _cut(card: Path, day: date) -> Cut:
    made = Cut(card.stem, 0, 0, ())
    file = card.with_suffix(".csv")
    if file.is_file():
        text, left_out, periods = cut_rows(file.read_text(encoding="utf-8-sig"), day)
        kept = text.count("\n") - 1
        if left_out and not periods:
            raise ValueError(f"no row of {card.stem} is for a period that ended by {day}")
        if left_out:
            file.write_text(text, encoding="utf-8", newline="\n")
        made = Cut(card.stem, kept, left_out, periods)
    card.write_text(_card(card.read_text(encoding="utf-8"), made, day), encoding="utf-8", newline="\n")
    return made


def _card(text: str, made: Cut, day: date) -> str:
    """A card that claims no later retrieval than ``day``, and says from which one it was cut."""
    found = re.search(r"retrieved: (\d{4}-\d\d-\d\d)", text)
    if found is None:
        raise ValueError(f"the card of {made.table} does not say when it was retrieved")
    taken = date.fromisoformat(found[1])
    if taken > day:
        text = text.replace(found[0], f"retrieved: {day}", 1)
        text = _noted(text, f"Cut from the table retrieved on {taken}, at periods that had ended by {day}.")
    text = re.sub(r",? *\n? *next_release: \d{4}-\d\d-\d\d", "", text)
    if made.left_out:
        text = re.sub(
            r"(?m)(\bperiod: )([^\n,}]+)", lambda old: old[1] + _covers(old[2], made), text, count=1
        )
    return text


def _covers(old: str, made: Cut) -> str:
    first = re.split(r" to ", old.strip("\"'"))[0]
    return f'"{first} to {made.periods[-1]}"' if first != made.periods[-1] else f'"{first}"'


def _noted(text: str, note: str) -> str:
    """``note`` as the first of the card's notes."""
    if re.search(r"(?m)^notes:\n", text):
        return re.sub(r"(?m)^notes:\n", f"notes:\n  - {note}\n", text, count=1)
    if "notes: [" in text:
        return text.replace("notes: [", f'notes: ["{note}", ', 1)
    return f"{text.rstrip()}\nnotes:\n  - {note}\n"
