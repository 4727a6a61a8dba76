"""Where an area stands on a measure: its latest value, beside a comparator, and which way it moves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from jsna.disclosure.safe import SHOWN, SafeTable
from jsna.findings.comparators import method_for
from jsna.findings.comparisons import Comparisons
from jsna.findings.earlier import Earlier
from jsna.findings.finding import Finding, Reading, readings
from jsna.findings.method_names import methods_named
from jsna.model.measures import Measure
from jsna.sources.places import ENGLAND
from jsna.statistics.methods.comparison import compare
from jsna.statistics.methods.recent_trend import recent_trend

NOT_COMPARED, UNTESTED = "not compared", "cannot be calculated"
SELECTORS = ("sex", "age", "category_type", "category")


@dataclass(frozen=True, slots=True)
class Trend:
    """The recent trend in a word, whether that is better or worse, and what the test says of itself."""

    label: str  # increasing, decreasing, no significant change, cannot be calculated
    judged: str  # better, worse or ""
    because: str  # why it cannot be calculated, or who says so
    smallest: float  # the smallest yearly change that the test could have seen; NaN if not known


@dataclass(frozen=True, slots=True)
class Standing:
    """One area on one measure.  ``now`` or ``beside`` is None where there is no row."""

    measure: Measure
    now: Reading | None
    beside: Reading | None
    verdict: str
    verdict_by: str
    trend: Trend


class NotThere(LookupError):
    """What is asked for rests on a table that could not be read; its own faults have been told."""


@dataclass(frozen=True)
class Found:
    """All findings of an edition, each worked out once, when it is first asked for."""

    measures: Mapping[str, Measure]
    safe: Mapping[str, SafeTable]
    earlier: tuple[Earlier, ...] = ()  # the published editions before this one, newest first
    levels: Mapping[str, str] = field(default_factory=dict)  # of each area
    seen: Comparisons = field(default_factory=Comparisons)  # what the page that asks has compared
    _kept: dict[Any, Any] = field(default_factory=dict)
    _said: dict[str, Finding] = field(default_factory=dict)
    _used: dict[str, dict[str, None]] = field(default_factory=dict)

    def use(self, method: str, measure: str) -> None:
        """Note that ``method`` was used for ``measure``."""
        self._used.setdefault(method, {})[measure] = None

    def used(self, method: str) -> list[str]:
        """The measures that ``method`` was used for so far, in the order of their names."""
        return sorted(self._used.get(method, ()))

    def table(self, table: str) -> SafeTable:
        """The safe rows of ``table``.  Raises NotThere for one that could not be read or shown."""
        if table not in self.safe:
            raise NotThere(f"{table} could not be read")
        return self.safe[table]

    def rows(self, measure: str, **where: Any) -> SafeTable:
        """The rows of ``measure`` in the order of their periods; ``where`` as in SafeTable.where."""
        if measure not in self._kept:
            table = self.table(self.measures[measure].table)
            self._kept[measure] = table.where(measure=measure).sorted_by("period_end", "period_start")
            for method in methods_named(self._kept[measure].frame["method"].unique()):
                self.use(method, measure)
        rows = self._kept[measure]
        return self.once((measure, _key(where)), lambda: rows.where(**where)) if where else rows

    def selected(self, measure: str, chosen: Mapping[str, str] | None = None, **where: Any) -> SafeTable:
        """Rows of the measure's own selection, or of the sex, age or category in ``chosen``."""
        if not chosen:
            return self.rows(measure, chosen=True, **where)
        own = {key: value for key, value in self.measures[measure].select.items() if key in SELECTORS}
        if "category" in chosen or "category_type" in chosen:
            own = {key: value for key, value in own.items() if not key.startswith("category")}
        elif "category" not in own:
            where = {"category": "", **where}
        return self.rows(measure, **{**_only_present(own), **chosen}, **where)

    def readings(
        self, measure: str, chosen: Mapping[str, str] | None = None, **where: Any
    ) -> Sequence[Reading]:
        """The same rows as Readings."""
        key = ("readings", measure, _key(chosen or {}), _key(where))
        return self.once(key, lambda: readings(self.selected(measure, chosen, **where)))

    def shares(self, population: str) -> SafeTable:
        """People by sex and age as a share, in per cent, of all people of their area."""
        return self.once((population, "shares"), lambda: self.table(population).as_shares("resident", "area"))

    def verdicts(self, measure: str, against: str) -> pd.Series:
        """A verdict for each row of ``measure``, by its line."""
        key = (measure, against, "verdicts")
        if key not in self._kept:
            about = self.measures[measure]
            frame = self.rows(measure).frame
            other = frame[frame["area"] == against]
            methods = frame["area"].map(lambda area: method_for(about, area, against, self.levels))
            made = [
                compare(frame[methods == method], other, about.better, method)
                for method in sorted(set(methods.tolist()))
            ]
            ours = pd.concat(made).reindex(frame.index) if made else pd.Series([], dtype=str)
            if (ours != NOT_COMPARED).any():
                self.use("comparison", measure)
            self._kept[key] = ours.where(ours != NOT_COMPARED, self.published(frame, against))
        return self._kept[key]

    def published(self, frame: pd.DataFrame, against: str) -> pd.Series:
        """The producer's own comparison, where it is one with England as a whole.

        For a group (a deprivation fifth, an ethnic group) the producer compares
        with England's average; beside England's same group that word would mislead.
        """
        if against != ENGLAND:
            return pd.Series(NOT_COMPARED, index=frame.index)
        words = frame["compared"].str.lower().str.replace(r"\s*\d+(\.\d+)?%?$", "", regex=True).str.strip()
        known = words.isin(["better", "similar", "worse", "higher", "lower"])
        whole = frame["category"] == ""
        return words.where(known & whole & (frame["reason"] == SHOWN), NOT_COMPARED)

    def trends(self, measure: str) -> pd.DataFrame:
        """The recent trend of the measure's own selection, one row an area (the index)."""
        key = (measure, "trends")
        if key not in self._kept:
            about = self.measures[measure]
            rows = self.selected(measure).frame
            breaks = [one.at.start for one in about.breaks]
            made = recent_trend(rows, ["area"], about.statistic, about.better, breaks)
            if (made["label"] != UNTESTED).any():
                self.use("recent_trend", measure)
            self._kept[key] = made.set_index("area")
        return self._kept[key]

    def standing(
        self, measure: str, area: str, against: str, chosen: Mapping[str, str] | None = None
    ) -> Standing:
        """How ``area`` stands on ``measure`` now, beside ``against`` at the same period."""
        about = self.measures[measure]
        ours = self.readings(measure, chosen, area=area)
        now = ours[-1] if ours else None
        beside = self._same_period(measure, now, against, chosen) if now else None
        verdict, by = self._verdict(measure, now, against) if now else (NOT_COMPARED, "no value")
        trend = self._trend(measure, area, now) if now and not chosen else _UNTESTED
        made = Standing(about, now, beside, verdict, by, trend)
        if now is not None:
            self._say(made, against)
            if verdict != NOT_COMPARED:
                self.seen.beside(measure, now.line, against)
        return made

    def _same_period(
        self, measure: str, now: Reading, against: str, chosen: Mapping[str, str] | None
    ) -> Reading | None:
        same = self.readings(measure, chosen, area=against, period=now.period)
        if not same and chosen:
            same = self.readings(measure, area=against, period=now.period)
        return same[0] if same else None

    def _verdict(self, measure: str, now: Reading, against: str) -> tuple[str, str]:
        verdict = str(self.verdicts(measure, against).get(now.line, NOT_COMPARED))
        if verdict == NOT_COMPARED:
            return verdict, "no limits published"
        return verdict, "95% limits" if now.lower == now.lower else "published comparison"

    def _trend(self, measure: str, area: str, now: Reading) -> Trend:
        trends = self.trends(measure)
        if area not in trends.index:
            return _UNTESTED
        row: Mapping[Any, Any] = trends.loc[[area]].iloc[0].to_dict()
        label, because = str(row["label"]), str(row["reason"])
        if label == UNTESTED and now.trend:
            return as_published(now.trend)
        judged = str(row["judgement"]).removeprefix("getting ")
        return Trend(label, judged, because, float(row["smallest_change"]))

    def _say(self, made: Standing, against: str) -> None:
        now = made.now
        if now is None:
            return
        about = f"{made.measure.id}@{now.area}"
        evidence = {
            "measure": made.measure.id,
            "area": now.area,
            "period": now.period,
            "against": against,
            "table": now.table,
            "line": now.line,
            "by": made.verdict_by,
            "trend": made.trend.label,
        }
        key = f"{about}|{now.line}|{against}"
        self._said[key] = Finding("standing", about, made.verdict, evidence)

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, worked out only the first time that ``key`` is asked for."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def say(self, key: str, finding: Finding) -> None:
        """Keep ``finding`` for the edition; a later one with the same key takes its place."""
        self._said[key] = finding

    def said(self) -> list[Finding]:
        """Every finding that was asked for, in a fixed order."""
        return [self._said[key] for key in sorted(self._said)]


_UNTESTED = Trend("cannot be calculated", "", "not tested", float("nan"))


def as_published(words: str) -> Trend:
    """The trend that a producer's own words name."""
    low = words.lower()
    label = next((name for name in ("increasing", "decreasing") if name in low), "")
    if not label:
        label = "no significant change" if "no significant" in low or "no change" in low else ""
    judged = next((name for name in ("better", "worse") if name in low), "")
    return Trend(label or "cannot be calculated", judged, "as published", float("nan"))


def _key(named: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """``named`` so that a dict can be asked for it."""
    return tuple(
        sorted((name, one if isinstance(one, (str, bool)) else tuple(one)) for name, one in named.items())
    )


def _only_present(selection: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in selection.items() if value}
