"""The report as titled parts of plain sentences: the terminal and the page lay out the same words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from jsna.findings.claims.family import MOVED
from jsna.findings.revisions import Base, Periods, Revision, Row, Shift
from jsna.problems import Fault, in_order
from jsna.refresh.claims import WORST_FIRST, ClaimNews
from jsna.refresh.report import Report

HEADINGS = ("Figure", "Number", "Was", "Is now")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing told: a first line, and what is added to it."""

    said: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report.  ``rows`` are cells under HEADINGS, for what is a table."""

    title: str
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def size(self) -> int:
        """How many things it tells."""
        return len(self.items) + len({row[0] for row in self.rows})


def parts(report: Report) -> list[Part]:
    """The parts of ``report`` that have something to tell, meaning first."""
    made = [
        Part("Not refreshed", tuple(_fault(one) for one in in_order(report.faults))),
        *_claims(report),
        Part(
            "Wrong or doubtful with the new data", tuple(_fault(one) for one in in_order(report.new_faults))
        ),
        Part("Indicators that changed status", tuple(_statuses(report))),
        Part("New periods", tuple(_periods(report, "new_periods"))),
        Part("Revisions of past values", rows=tuple(_revisions(report))),
        Part("Figures that are gone", (*_periods(report, "lost_periods"), *_rows(report, "gone"))),
        Part("Figures added to past periods", tuple(_rows(report, "added"))),
        Part("Registers and lists", tuple(_entries(report))),
        Part(
            "Methods, definitions and notes", (*_other(report), *_shifts(report), *_notices(report.redefined))
        ),
        Part("Areas and population bases", (*_areas(report), *_bases(report))),
        Part("Withdrawn, late or not refreshed", (*_notices(report.overdue), *_waiting(report))),
        Part("Text that has not been reviewed since", tuple(_notices(report.unreviewed))),
    ]
    return [part for part in made if part.size]


def headline(report: Report) -> str:
    """What became of the tables, in one sentence."""
    counts = {word: sum(one.outcome == word for one in report.outcomes) for word in _OUTCOMES}
    said = [f"{count:,} {_OUTCOMES[word]}" for word, count in counts.items() if count]
    start = "Nothing new" if not report.is_new and not report.faults else "Tables"
    dry = "; nothing was changed, because this was a dry run" if report.dry_run else ""
    return f"{start}: {', '.join(said) or 'none to refresh'}{dry}."


_OUTCOMES = {
    "new data": "with new data",
    "accepted": "accepted as changed by hand",
    "as it was": "as before",
    "no new file": "without a new file",
    "failed": "not refreshed",
}


def summary(report: Report) -> list[str]:
    """The claims by verdict, and what could not be tested, a sentence each."""
    counts = [(word, sum(one.verdict == word for one in report.claims)) for word in WORST_FIRST]
    said = "; ".join(f"{word}: {count:,}" for word, count in counts if count)
    made = [f"Claims by verdict: {said}."] if said else []
    if report.standing_errors:
        many = f"{report.standing_errors:,} error{'' if report.standing_errors == 1 else 's'}"
        made.append(f"The workspace had {many} before; what rests on them was not tested (see jsna check).")
    return made


def _fault(one: Fault) -> Item:
    said = f"warning: {one.message}" if one.severity == "warning" else one.message
    return Item(f"{one.place}: {said}", (one.hint,) if one.hint else ())


def _claims(report: Report) -> Iterator[Part]:
    for verdict in WORST_FIRST[:5]:
        found = tuple(_claim(one) for one in report.claims if one.verdict == verdict)
        yield Part(f"Claims: {verdict}", found)


def _claim(one: ClaimNews) -> Item:
    words = f"“{one.sentence}”" if one.sentence else one.claim
    before = f"was: {one.was}" if one.was else "a new claim"
    if one.was and not one.is_new and one.verdict != MOVED:
        before = "as before the refresh"
    more = [f"claim: {one.claim} ({before})", f"because: {one.because}"]
    if one.because_was and one.because_was != one.because:
        more.append(f"before: {one.because_was}")
    return Item(f"{one.place}: {words}", tuple(more))


def _statuses(report: Report) -> Iterator[Item]:
    for one in report.statuses:
        verdict = f"{one.was} → {one.now}" if one.was != one.now else one.now
        trend = f"{one.trend_was} → {one.trend_now}" if one.trend_was != one.trend_now else one.trend_now
        said = f"{one.title} ({one.measure}), {one.area} beside {one.against}: {verdict}"
        yield Item(said, (f"recent trend: {trend}",))


def _periods(report: Report, name: str) -> Iterator[Item]:
    for table in report.tables:
        found: tuple[Periods, ...] = getattr(table.figures, name) if table.figures else ()
        for one in found:
            span = one.periods[0] if len(one.periods) == 1 else f"{one.periods[0]} to {one.periods[-1]}"
            said = "all rows of these periods" if name == "lost_periods" else "new"
            yield Item(f"{_measure(report, one.measure)}: {span} ({said}: {one.rows:,})")


def _revisions(report: Report) -> Iterator[tuple[str, ...]]:
    for table in report.tables:
        found: tuple[Revision, ...] = table.figures.revisions if table.figures else ()
        for one in found:
            for what, old, new in one.changes:
                yield (figure(report, one.row), what, *_apart(old, new))


def _rows(report: Report, name: str) -> Iterator[Item]:
    for table in report.tables:
        found: tuple[Row, ...] = getattr(table.figures, name) if table.figures else ()
        yield from (Item(figure(report, one)) for one in found)


def figure(report: Report, row: Row) -> str:
    """Which figure ``row`` is: measure, area, period, and the group if it is one."""
    group = [word for word in (row.sex, row.age, row.category_type, row.category) if word]
    return ", ".join(
        [_measure(report, row.measure), report.names.get(row.area, row.area), row.period, *group]
    )


def _measure(report: Report, id_: str) -> str:
    title = report.names.get(id_, "")
    return f"{title} ({id_})" if title and title != id_ else id_


def _apart(old: float | str, new: float | str) -> tuple[str, str]:
    """Two numbers with as few decimals as tell them apart, at least those of the shorter one up to two."""
    if isinstance(old, str) or isinstance(new, str):
        return tuple(one if isinstance(one, str) else f"{one:,.6g}" for one in (old, new))  # type: ignore[return-value]
    least = 0 if old.is_integer() and new.is_integer() else 1
    for decimals in range(least, 13):
        said = f"{old:,.{decimals}f}", f"{new:,.{decimals}f}"
        if said[0] != said[1]:
            return said
    return repr(old), repr(new)


def _entries(report: Report) -> Iterator[Item]:
    for table in report.tables:
        if table.entries is None:
            continue
        for word, names in (("new", table.entries.added), ("gone", table.entries.gone)):
            yield from (Item(f"{table.table}: {report.names.get(name, name)}: {word}") for name in names)
        for name, column, old, new in table.entries.changed:
            said = f"{column}: {old or 'nothing'} → {new or 'nothing'}"
            yield Item(f"{table.table}: {report.names.get(name, name)}: {said}")


def _other(report: Report) -> Iterator[Item]:
    """Measures most of whose past figures are other ones now: they may not be what they were."""
    for table in report.tables:
        kept = dict(table.figures.kept) if table.figures else {}
        revised = Counter(one.row.measure for one in table.figures.revisions) if table.figures else {}
        for measure, count in revised.items():
            if count > 5 and 2 * count > kept[measure]:
                said = f"{count:,} of {kept[measure]:,} past figures are other ones"
                yield Item(f"{_measure(report, measure)}: {said}: is it still the same measure?")


def _shifts(report: Report) -> Iterator[Item]:
    for table in report.tables:
        found: tuple[Shift, ...] = (*(table.figures.methods if table.figures else ()), *table.words)
        for one in found:
            yield _shift(report, table.table, one)


def _areas(report: Report) -> Iterator[Item]:
    for table in report.tables:
        for one in table.figures.areas if table.figures else ():
            yield _shift(report, table.table, one)


def _shift(report: Report, table: str, one: Shift) -> Item:
    named = [[report.names.get(word, word) for word in words] for words in (one.old, one.new)]
    more = [
        f"{word}: {', '.join(words)}"
        for word, words in zip(("no longer", "new"), named, strict=True)
        if words
    ]
    return Item(f"{_measure(report, one.measure) or table}: {one.what} changed", tuple(more))


def _bases(report: Report) -> Iterator[Item]:
    for table in report.tables:
        found: tuple[Base, ...] = table.figures.bases if table.figures else ()
        for one in found:
            span = one.first if one.first == one.last else f"{one.first} to {one.last}"
            said = f"population base changed for {span}: same counts, other denominators in {one.rows:,} rows"
            yield Item(f"{_measure(report, one.measure)}: {said}")


def _notices(found: tuple) -> Iterator[Item]:  # type: ignore[type-arg]
    return (Item(f"{one.place}: {one.said}") for one in found)


def _waiting(report: Report) -> Iterator[Item]:
    for one in report.outcomes:
        if one.outcome == "failed":
            yield Item(f"{one.table}: not refreshed; the copy of {one.retrieved} stays")
    waiting = [one.table for one in report.outcomes if one.outcome == "no new file"]
    if waiting:
        many = f"{len(waiting)} table{'' if len(waiting) == 1 else 's'}"
        yield Item(f"no new file in data/incoming for {many}", (", ".join(waiting),))
    for table in report.unkept:
        said = "the file that was accepted is not kept here, so old values cannot be told from new ones"
        yield Item(f"{table}: {said}")
