"""What else a person must look at: tables that are overdue, cards and chapters behind their data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jsna.build import Draft
from jsna.findings.claims.grammar import measure_in
from jsna.model.book import Book
from jsna.model.chapter import Chapter
from jsna.model.measures import Measure
from jsna.model.wording import listed
from jsna.pages.claims import claims_in
from jsna.pages.narrative import names_in
from jsna.problems import Fault, Place
from jsna.sources.table import INDICATORS

_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_TOLD_ELSEWHERE = {"claim", "data-changed"}


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to look at: where, and what it is."""

    place: Place
    about: str
    said: str


def overdue(after: Draft) -> list[Notice]:
    """Tables whose next release has passed, and measures whose next period should have come by now."""
    book = after.book
    made = []
    for table in sorted(book.cards):
        source = book.cards[table].source
        if source.next_release is not None and source.next_release <= book.today:
            late = source.retrieved < source.next_release
            what = "nothing newer was retrieved" if late else "write the day of the one after"
            said = f"the release of {source.next_release} has passed; {what}"
            made.append(Notice(book.place(table, "source", "next_release"), table, said))
        elif source.next_release is None and book.cards[table].holds in INDICATORS:
            made += _late_measures(after, table)
    return made


def _late_measures(after: Draft, table: str) -> Iterator[Notice]:
    """One notice for all measures of ``table`` that are late: the latest of them, and how many more."""
    if table not in after.tables:
        return
    frame = after.tables[table].frame
    ends = frame.groupby("measure")["period_end"].max()
    late = []
    for name, end in zip(ends.index.tolist(), ends.astype("str").tolist(), strict=True):
        measure, day = after.book.measures[str(name)], date.fromisoformat(end[:10])
        due = _next_end(day, measure) + timedelta(days=measure.due)
        if due < after.book.today:
            late.append((due, f"'{name}' ends on {day}; its next {measure.every} was due by {due}"))
    if late:
        more = f" (and {len(late) - 1} more measures are late)" if len(late) > 1 else ""
        yield Notice(after.book.place(table), table, f"{min(late)[1]}{more}")


def _next_end(end: date, measure: Measure) -> date:
    """The last day of the period that follows one that ends on ``end``."""
    after = end + timedelta(days=1)
    months = after.year * 12 + after.month - 1 + _MONTHS[measure.every]
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def outgrown(after: Draft, tables: Iterable[str]) -> list[Notice]:
    """Cards of ``tables`` that say which years their file covers, and do not name its last period."""
    made = []
    for table in sorted(set(tables) & set(after.tables)):
        period, frame = after.book.cards[table].source.period, after.tables[table].frame
        if period is None or "period_end" not in frame:
            continue
        last = frame.loc[frame["period_end"] == frame["period_end"].max(), "period"].iloc[0]
        if str(last) not in period:
            said = f"the card says that the file covers '{period}'; it goes to {last} now"
            made.append(Notice(after.book.place(table, "source", "period"), table, said))
    return made


def unreviewed(book: Book, tables: Iterable[str]) -> list[Notice]:
    """Chapters that use one of ``tables``, whose file is new, and were reviewed before it came."""
    new, made = set(tables), []
    for id_, chapter in sorted(book.chapters.items()):
        used = sorted(new & _tables_of(book, chapter))
        if used and chapter.reviewed < book.today:
            said = f"reviewed on {chapter.reviewed}, before {listed(used)} changed"
            made.append(Notice(book.place(id_, "reviewed"), id_, said))
    return made


def _tables_of(book: Book, chapter: Chapter) -> set[str]:
    """The tables that a chapter's texts, claims and figures draw on."""
    by_name = {one.replace("-", "_"): one for one in (*book.measures, *book.cards)}
    named: set[str] = set()
    for loc, node in book.nodes[chapter.id].scalars():
        text = str(node.value)
        if loc[-1] == "claim":
            named.add(measure_in(text))
        elif text in book.measures or text in book.cards:
            named.add(text)
        elif "{" in text:
            named |= {by_name[name] for name in names_in(text) if name in by_name}
            named |= {measure_in(one.predicate) for one in claims_in(text)}
    return {book.measures[name].table if name in book.measures else name for name in named}


def new_faults(before: Draft, after: Draft) -> list[Fault]:
    """What is wrong in documents with the new data and was not with the old."""
    known = {(one.place.file, one.message) for one in before.faults}
    made = [one for one in after.faults if (one.place.file, one.message) not in known]
    return [one for one in made if one.code not in _TOLD_ELSEWHERE]


def definitions(book: Book) -> dict[str, Any]:
    """What the cards say of each measure, to be held against what they say at the next refresh."""
    names = ("title", "statistic", "per", "unit", "basis", "better", "every", "of", "definition")
    return {
        id_: {name: getattr(measure, name) for name in names} | {"select": dict(measure.select)}
        for id_, measure in sorted(book.measures.items())
    }


def redefined(book: Book, was: dict[str, Any]) -> list[Notice]:
    """Measures of which the cards say something else than ``was``, when tables were last refreshed."""
    made = []
    for id_, now in definitions(book).items():
        old = was.get(id_)
        changed = [name for name in now if isinstance(old, dict) and name in old and old[name] != now[name]]
        if old and changed:
            said = "; ".join(f"{name} was '{old[name]}' and is '{now[name]}'" for name in changed)
            made.append(Notice(book.place(book.measures[id_].table), id_, f"the card says otherwise: {said}"))
    return made
