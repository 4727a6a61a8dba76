"""Two editions side by side: what their records say differently of measures, tables, areas and texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jsna.findings.changes.numbers import MOVED, SAME, WORKED_OUT, Move, moves
from jsna.findings.earlier import Earlier

Difference = tuple[str, str, str]  # the field in words, what it was, what it is
_METHOD = {
    "definition": "definition",
    "of": "of whom",
    "statistic": "statistic",
    "per": "counted per",
    "unit": "unit",
    "better": "which way is better",
    "every": "how often",
    "year": "kind of year",
    "compare": "significance method",
    "select": "rows that are the measure",
    "breaks": "breaks in the series",
    "methods": "method",
    "table": "table",
}


@dataclass(frozen=True)
class Pair:
    """``old`` and ``new`` editions.  What either keeps no record of cannot be told apart (``recorded``)."""

    old: Earlier
    new: Earlier

    @property
    def recorded(self) -> bool:
        """Whether both editions say what their measures, tables and words were."""
        return bool(self.old.record and self.new.record)

    @cached_property
    def moves(self) -> list[Move]:
        """What became of every number of both editions."""
        return moves(self.old, self.new)

    @cached_property
    def mostly_moved(self) -> frozenset[str]:
        """The measures of whose numbers for the same periods at least half have another value.

        Another definition or another population moves them together; a revision moves a few.
        """
        of: dict[str, list[bool]] = {}
        for move in self.moves:
            plain = move.number.identity[0] != WORKED_OUT
            if move.way in (SAME, MOVED) and plain and move.number.about.get("field", "value") == "value":
                of.setdefault(move.measure, []).append(move.way == MOVED)
        return frozenset(name for name, moved in of.items() if 2 * sum(moved) >= len(moved))

    def both(self, what: str) -> list[str]:
        """The ids of ``what`` (measures, tables …) that both editions record."""
        return sorted({*self.old.record.get(what, {})} & {*self.new.record.get(what, {})})

    def told(self, what: str, id_: str, field: str) -> tuple[Any, Any]:
        """``field`` of a measure or a table in the old edition and in the new; None where it says nothing."""
        was, now = (one.record.get(what, {}).get(id_, {}).get(field) for one in (self.old, self.new))
        return was, now

    @cached_property
    def methods(self) -> Mapping[str, list[Difference]]:
        """For each measure that is made or meant otherwise, what differs."""
        found = {name: list(self._method(name)) for name in self.both("measures")}
        return {name: said for name, said in found.items() if said}

    def _method(self, measure: str) -> Iterator[Difference]:
        for field, said in _METHOD.items():
            was, now = self.told("measures", measure, field)
            if was != now:
                yield said, in_words(was), in_words(now)
        table = str(self.new.record["measures"][measure].get("table", ""))
        for field, said in (("publisher", "publisher"), ("policy", "protection of small numbers")):
            was, now = self.told("tables", table, field)
            if None not in (was, now) and was != now:
                yield said, was, now

    def new_data(self, table: str) -> bool | None:
        """Whether the file of ``table`` has other bytes; None where that cannot be told."""
        was, now = self.told("tables", table, "sha256")
        return None if was is None or now is None else was != now

    @cached_property
    def areas_gone(self) -> frozenset[str]:
        """Codes that only the old edition's list of areas has."""
        was, now = self._areas
        return frozenset(was.keys() - now.keys()) if was and now else frozenset()

    @cached_property
    def areas_new(self) -> frozenset[str]:
        """Codes that only the new edition's list of areas has."""
        was, now = self._areas
        return frozenset(now.keys() - was.keys()) if was and now else frozenset()

    @cached_property
    def areas_regrouped(self) -> frozenset[str]:
        """Codes that have another level, or belong to another area."""
        was, now = self._areas
        return frozenset(code for code in was.keys() & now.keys() if was[code][1:] != now[code][1:])

    @cached_property
    def areas_moved(self) -> frozenset[str]:
        """Areas that are regrouped, and the areas above them, then or now."""
        was, now = self._areas
        above = {parent for code in self.areas_regrouped for parent in (was[code][2], now[code][2]) if parent}
        return self.areas_regrouped | above

    def stands_in(self, code: str, edition: Earlier) -> str:
        """An area with its level and the area to which it belongs in ``edition``."""
        name, level, parent = edition.record["areas"][code]
        return f"{name}: {level}" + (f" in {self.area(parent)}" if parent else "")

    @property
    def _areas(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        return self.old.record.get("areas", {}), self.new.record.get("areas", {})

    def covered(self, measure: str) -> tuple[frozenset[str], frozenset[str]]:
        """Areas that a measure's data lost and gained, of levels that it has in both editions.

        Empty where the file is the same, or an area came or went altogether.
        """
        was, now = (frozenset(areas or ()) for areas in self.told("measures", measure, "areas"))
        table = str(self.new.record.get("measures", {}).get(measure, {}).get("table", ""))
        if not (was and now and self.new_data(table)):
            return frozenset(), frozenset()
        levels = {self._level(code) for code in was} & {self._level(code) for code in now}
        lost, gained = (
            frozenset(code for code in one if self._level(code) in levels) - self.areas_gone - self.areas_new
            for one in (was - now, now - was)
        )
        return lost, gained

    def _level(self, code: str) -> str:
        was, now = self._areas
        return str((now.get(code) or was.get(code) or ("", "", ""))[1])

    def base_moved(self, move: Move) -> bool:
        """Whether a row behind ``move`` has the same count out of another number of people."""
        for fact in move.number.sources:
            key = "|".join(str(fact.get(name, "")) for name in ("area", "period", "sex", "age", "category"))
            based = self.told("measures", str(fact.get("measure", "")), "based_on")
            was, now = ((one or {}).get(key) for one in based)
            if was and now and was[0] == now[0] and was[1] != now[1]:
                return True
        return False

    @cached_property
    def corrections(self) -> list[Mapping[str, Any]]:
        """What the new edition puts right and the old one did not yet."""
        before = list(self.old.record.get("corrections", ()))
        return [one for one in self.new.record.get("corrections", ()) if one not in before]

    def title(self, move: Move) -> str:
        """What the number of ``move`` is called: its measure's title, or its table's and what it counts."""
        for edition in (self.new, self.old):
            title = edition.record.get("measures", {}).get(move.measure, {}).get("title")
            if title:
                return str(title)
        words = (
            one.record.get("words", {}).get(f"tables/{move.table}/title") for one in (self.new, self.old)
        )
        about = next((str(title) for title in words if title), move.table)
        return (
            f"{about}: {move.measure}" if about and move.measure else about or move.measure or "Quoted figure"
        )

    def area(self, code: str) -> str:
        """The name of an area, or its code where neither edition names it."""
        was, now = self._areas
        return str((now.get(code) or was.get(code) or (code,))[0])


def in_words(value: Any) -> str:
    """What a record says, in a line: "sex Persons, age 18 and over"; "none" for nothing."""
    if isinstance(value, Mapping):
        value = [f"{name} {one}" for name, one in value.items()]
    if isinstance(value, list | tuple):
        return ", ".join(": ".join(one) if isinstance(one, list) else str(one) for one in value) or "none"
    if isinstance(value, float) and value.is_integer():
        return f"{int(value):,}"
    return "none" if value in (None, "") else str(value)
