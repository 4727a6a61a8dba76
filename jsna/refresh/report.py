"""What came of a refresh, meaning first: facts for a person, a program and the steering group.

How it is worded and laid out is for ``telling`` and ``page``.
"""

import math
from dataclasses import dataclass, is_dataclass
from datetime import date
from typing import Any

from jsna.findings.claims.family import HOLDS
from jsna.problems import Fault, Place, in_order
from jsna.refresh.claims import ClaimNews
from jsna.refresh.due import Notice
from jsna.refresh.news import TableNews
from jsna.refresh.status import Status

NEW, ACCEPTED = "new data", "accepted"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one table: new data, accepted, as it was, no new file, failed."""

    table: str
    title: str
    came: str  # the kind of source
    outcome: str
    retrieved: date  # the day of the copy that is used from now on


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is told of one refresh, each part in its order."""

    today: date
    dry_run: bool
    finished: str  # the table whose replacing an earlier run had begun, and this one finished
    outcomes: tuple[Outcome, ...]
    faults: tuple[Fault, ...]
    claims: tuple[ClaimNews, ...]
    new_faults: tuple[Fault, ...]
    standing_errors: int  # that the workspace had before; what rests on them was not tested
    statuses: tuple[Status, ...]
    tables: tuple[TableNews, ...]
    redefined: tuple[Notice, ...]
    overdue: tuple[Notice, ...]
    unreviewed: tuple[Notice, ...]
    unkept: tuple[str, ...]  # tables whose accepted file is not kept here, so that old values cannot be told
    names: dict[str, str]  # areas by code, measures by id

    @property
    def is_new(self) -> bool:
        """Whether any table has other data than before."""
        return any(one.outcome in (NEW, ACCEPTED) for one in self.outcomes)

    @property
    def troubled(self) -> tuple[ClaimNews, ...]:
        """The claims that a person must look at, or whose numbers moved."""
        return tuple(one for one in self.claims if one.verdict != HOLDS)

    def plain(self) -> dict[str, Any]:
        """The report as JSON data: names, numbers, texts and lists, in a fixed order."""
        return {
            "today": self.today.isoformat(),
            "dry_run": self.dry_run,
            "new": self.is_new,
            "finished": self.finished,
            "tables": _plain(self.outcomes),
            "faults": [_fault(one) for one in in_order(self.faults)],
            "claims": _plain(self.claims),
            "errors_before": self.standing_errors,
            "documents": [_fault(one) for one in in_order(self.new_faults)],
            "status": _plain(self.statuses),
            **{name: _plain(found) for name, found in self._by_kind().items()},
            "redefined": _plain(self.redefined),
            "overdue": _plain(self.overdue),
            "unreviewed": _plain(self.unreviewed),
            "not_kept": list(self.unkept),
        }

    def _by_kind(self) -> dict[str, list[Any]]:
        """What is new in each table, all tables together, each thing with its table."""
        made: dict[str, list[Any]] = {
            name: [
                {"table": one.table, **_plain(found)}
                for one in self.tables
                if one.figures is not None
                for found in getattr(one.figures, name)
            ]
            for name in (
                "new_periods",
                "revisions",
                "lost_periods",
                "gone",
                "added",
                "methods",
                "areas",
                "bases",
            )
        }
        made["methods"] += [{"table": one.table, **_plain(word)} for one in self.tables for word in one.words]
        made["entries"] = [
            {"table": one.table, **_plain(one.entries)}
            for one in self.tables
            if one.entries is not None and any(_plain(one.entries).values())
        ]
        made["rows"] = [
            {"table": one.table, "before": one.rows_before, "after": one.rows_after} for one in self.tables
        ]
        return made


def _fault(one: Fault) -> dict[str, Any]:
    return {
        **_plain(one.place),
        "severity": one.severity,
        "code": one.code,
        "message": one.message,
        "hint": one.hint,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Place):
        made: dict[str, Any] = {"file": value.file, "line": value.line, "column": value.column}
        return made | ({"cell": value.cell} if value.cell else {})
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return None if isinstance(value, float) and math.isnan(value) else value
