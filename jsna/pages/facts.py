"""Every number that readers see, with the row it came from: the edition's ``facts.json``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jsna.findings.finding import Reading
from jsna.model.measures import Measure

_UNKNOWN = "unknown"


def _known(value: float) -> Any:
    return _UNKNOWN if value != value else float(value)


@dataclass(frozen=True)
class Facts:
    """Collects what one page prints.  The same figure from the same row counts once."""

    page: str
    measures: Mapping[str, Measure]
    _kept: dict[tuple[Any, ...], dict[str, Any]] = field(default_factory=dict)

    def printed(
        self, shown: str, value: float, unit: str, sources: Sequence[Reading], field: str = "value"
    ) -> None:
        """``shown`` was printed: the ``field`` of its row, or worked out from several ``sources``."""
        for source in sources:
            what = "worked out" if len(sources) > 1 else field
            key = (source.table, source.line, source.measure, shown, what)
            self._kept.setdefault(key, {**self._fact(shown, value, unit, source), "field": what})

    def said_by(self, shown: str, source: str) -> None:
        """``shown`` stands in the text on the word of ``source``."""
        key = ("", 0, source, shown)
        self._kept.setdefault(key, {"page": self.page, "shown": shown, "said_by": source})

    def row(self, shown: str, reading: Reading, field: str = "value") -> None:
        """A row of a table or figure was shown."""
        self.printed(shown, reading.value, self.measures[reading.measure].unit, (reading,), field)

    def noted(self, shown: str, reading: Reading, field: str = "value") -> str:
        """``shown``, which says the value of a row or its limits, noted as printed."""
        self.row(shown, reading, field)
        return shown

    def _fact(self, shown: str, value: float, unit: str, source: Reading) -> dict[str, Any]:
        made = {
            "page": self.page,
            "shown": shown,
            "value": None if value != value else float(value),
            "unit": unit,
            "measure": source.measure,
            "area": source.area,
            "period": source.period,
            "sex": source.sex,
            "age": source.age,
            "category": source.category,
            "table": source.table,
            "line": source.line,
            "method": source.method,
            "lower": _known(source.lower),
            "upper": _known(source.upper),
            "status": source.reason or "shown",
        }
        return {name: value for name, value in made.items() if value not in ("", _UNKNOWN)}

    def cell(self, shown: str, value: float, table: str, line: int, **about: str) -> None:
        """A number of a table that holds no indicators was printed; ``about`` says of what."""
        made = {
            "page": self.page,
            "shown": shown,
            "value": None if value != value else value,
            "table": table,
            "line": line,
            **about,
        }
        self._kept.setdefault((table, line, str(about), shown), made)

    def tables(self) -> list[str]:
        """The tables that the page's facts come from."""
        return sorted({fact["table"] for fact in self._kept.values() if "table" in fact})

    def listed(self) -> list[dict[str, Any]]:
        """All facts of the page, in a fixed order."""
        return [self._kept[key] for key in sorted(self._kept, key=str)]
