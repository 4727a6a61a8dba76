"""Where one area stands on many measures at once: what ``standing`` says of one, in one pass over all."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jsna.findings.comparators import method_for
from jsna.findings.standing import NOT_COMPARED, UNTESTED, Found, as_published
from jsna.model.measures import Measure
from jsna.statistics.methods.comparison import compare
from jsna.statistics.methods.recent_trend import recent_trend


@dataclass(frozen=True, slots=True)
class Stands:
    """The verdict on the latest value beside a comparator, and the recent trend, each in a word."""

    verdict: str
    trend: str


def standings(found: Found, measures: Iterable[Measure], area: str, against: str) -> dict[str, Stands]:
    """How ``area`` stands beside ``against``, by measure; those without a value for the area are left out."""
    there = [one for one in measures if one.table in found.safe]
    if not there:
        return {}
    rows = _rows(found, there, (area, against))
    ours, theirs = rows[rows["area"] == area], rows[rows["area"] == against]
    latest = ours.drop_duplicates("measure", keep="last")
    verdicts = _verdicts(found, there, (area, against), latest, theirs)
    trends = _trends(there, ours, latest)
    return {name: Stands(verdicts[name], trends[name]) for name in latest["measure"].tolist()}


def _rows(found: Found, measures: list[Measure], areas: tuple[str, str]) -> pd.DataFrame:
    """The measures' own selections in ``areas``, in the order of their periods."""
    ids = [one.id for one in measures]
    tables = [found.table(name).frame for name in sorted({one.table for one in measures})]
    parts = [one[one["area"].isin(areas) & one["chosen"] & one["measure"].isin(ids)] for one in tables]
    rows = pd.concat(parts, ignore_index=True)
    return rows.sort_values(["period_end", "period_start"], kind="stable")


def _alike(
    measures: list[Measure], told: Callable[[Measure], tuple[Any, ...]]
) -> Mapping[tuple[Any, ...], list[str]]:
    """The ids of measures of which ``told`` gives the same."""
    made: dict[tuple[Any, ...], list[str]] = {}
    for one in measures:
        made.setdefault(told(one), []).append(one.id)
    return made


def _verdicts(
    found: Found, measures: list[Measure], areas: tuple[str, str], latest: pd.DataFrame, theirs: pd.DataFrame
) -> dict[str, str]:
    made: dict[str, str] = {}
    area, against = areas
    alike = _alike(measures, lambda one: (one.better, method_for(one, area, against, found.levels)))
    for (better, method), ids in alike.items():
        ours, other = (one[one["measure"].isin(ids)] for one in (latest, theirs))
        verdicts = compare(ours, other, better, method)
        verdicts = verdicts.where(verdicts != NOT_COMPARED, found.published(ours, against))
        made |= dict(zip(ours["measure"].tolist(), verdicts.tolist(), strict=True))
    return made


def _trends(measures: list[Measure], ours: pd.DataFrame, latest: pd.DataFrame) -> dict[str, str]:
    made: dict[str, str] = {}
    for (statistic, better, breaks), ids in _alike(
        measures, lambda one: (one.statistic, one.better, one.breaks)
    ).items():
        rows = ours[ours["measure"].isin(ids)]
        starts = [one.at.start for one in breaks]
        told = recent_trend(rows, ["measure"], statistic, better, starts)
        made |= dict(zip(told["measure"].tolist(), told["label"].tolist(), strict=True))
    for name, said in zip(latest["measure"].tolist(), latest["trend"].tolist(), strict=True):
        if made.get(name, UNTESTED) == UNTESTED:
            made[name] = as_published(said).label if said else UNTESTED
    return made
