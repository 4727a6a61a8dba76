"""Indicators that changed status: better or worse than a comparator, rising or falling."""

from collections.abc import Iterable
from dataclasses import dataclass

from jsna.build import Draft
from jsna.findings.claims.setting import Setting, setting_of
from jsna.findings.claims.terms import Unsound
from jsna.findings.standing import UNTESTED
from jsna.findings.standings import Stands, standings
from jsna.sources.places import Places, places_of


@dataclass(frozen=True, slots=True)
class Status:
    """Where the edition's area stands on one measure beside one comparator, before and now."""

    measure: str
    title: str
    area: str
    against: str
    was: str
    now: str
    trend_was: str
    trend_now: str


def places(made: Draft) -> Places:
    """The areas of an edition."""
    lists = [one for one in made.tables.values() if one.holds == "areas" and "code" in one.frame]
    return places_of(lists[0] if lists else None)


def statuses(before: Draft, after: Draft, tables: Iterable[str]) -> list[Status]:
    """The measures of ``tables`` whose status is another now, those that became worse first."""
    if after.book.edition is None or before.book.edition is None:
        return []
    setting = setting_of(after.book.edition, places(after))
    wanted, made = set(tables), []
    for against in _comparators(setting):
        was, now = (_stands(one, wanted, setting.here, against) for one in (before, after))
        changed = [one for one in sorted(set(was) & set(now)) if was[one] != now[one]]
        made += [_status(after, setting, one, against, was[one], now[one]) for one in changed]
    return sorted(made, key=lambda one: (_order(one), one.measure, one.against))


def _comparators(setting: Setting) -> list[str]:
    """The areas that the edition compares its own with."""
    made = []
    for word in setting.named:
        try:
            made.append(setting.code(word))
        except Unsound:
            continue
    return [code for code in dict.fromkeys(made) if code != setting.here]


def _stands(made: Draft, tables: set[str], area: str, against: str) -> dict[str, Stands]:
    measures = [one for one in made.book.measures.values() if one.table in tables]
    return standings(made.found, measures, area, against)


def _status(after: Draft, setting: Setting, measure: str, against: str, was: Stands, now: Stands) -> Status:
    title, names = after.book.measures[measure].title, (setting.name(setting.here), setting.name(against))
    return Status(measure, title, *names, was.verdict, now.verdict, was.trend, now.trend)


def _order(one: Status) -> tuple[int, int]:
    """First those that became worse, then other verdicts, then trends alone."""
    if one.was == one.now:
        return (3, int(one.trend_now == UNTESTED))
    return (0 if one.now == "worse" else 1 if one.now in ("lower", "higher", "similar") else 2, 0)
