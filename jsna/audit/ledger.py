"""The counts that an edition keeps of what it printed (``cells.json``), as rows.

For each table its rule and, by measure and column, each count by its area,
period, sex, age, category type and category, parted by upright strokes.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from jsna.audit.rows import Printed, Row, bare, edition_of
from jsna.problems import Place
from jsna.sources.table import KEYS

NAME = "cells.json"
PLACES = KEYS[1:]
COUNTED = ("count", "denominator")


def ledger_rows(text: str, file: str) -> Iterator[Row]:
    """The rows of a ``cells.json``; none of a file that is made otherwise."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return
    lines = {line.strip().partition('":')[0]: at for at, line in enumerate(text.split("\n"), start=1)}
    for table, one in whole.items() if isinstance(whole, dict) else ():
        for measure, columns in _inside(one, "counts").items():
            for column, counts in columns.items() if isinstance(columns, dict) else ():
                for key, shown in counts.items() if isinstance(counts, dict) else ():
                    place = Place(file, lines.get(json.dumps(key, ensure_ascii=False)[:-1], 1))
                    yield from _row(table, one, (measure, column, key), str(shown), place)


def _inside(one: Any, name: str) -> Mapping[str, Any]:
    found = one.get(name) if isinstance(one, dict) else None
    return found if isinstance(found, dict) else {}


def _row(
    table: str, rule: Mapping[str, Any], at: tuple[str, str, str], said: str, place: Place
) -> Iterator[Row]:
    measure, column, key = at
    shown = bare(said.removesuffix(".0"))
    if shown is None:
        return
    labels = [part.replace("%7C", "|").replace("%25", "%") for part in key.split("|")]
    about = {name: label for name, label in zip(PLACES, labels, strict=False) if label}
    about["measure"] = measure or f"{table} {column}"
    figures = {column if column in COUNTED else "count": Printed(shown, 0, place)}
    yield Row(
        edition_of(place.file), tuple(sorted(about.items())), figures, policy=_words(rule), source=("", "")
    )


def _words(rule: Mapping[str, Any]) -> str:
    """The rule as a download words it."""
    withheld, step = rule.get("withhold"), rule.get("round", 1)
    if not isinstance(withheld, list) or len(withheld) != 2 or not isinstance(withheld[1], int):
        return str(rule.get("policy", ""))
    rest = f", the rest rounded to {step}" if step != 1 else ""
    return f"fewer than {withheld[1] + 1} withheld{rest}"
