"""What an edition's numbers and words were: its ``record.json``, which a later edition is compared with.

Definitions, methods, units, bases, areas, sources and texts; of the numbers only what
stands behind those that were printed, from rows that are fit to be seen.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from jsna.disclosure.policy import policy_of
from jsna.disclosure.primary import COUNTS
from jsna.findings.standing import Found
from jsna.model.book import Book, edition_of
from jsna.model.measures import Measure
from jsna.pages.page import Page
from jsna.pages.paths import HOME
from jsna.pages.wordings import words_of
from jsna.sources.places import Places
from jsna.sources.table import KEYS

_METHOD = ("definition", "statistic", "per", "unit", "better", "every", "year", "compare", "of")


def record_of(
    book: Book,
    found: Found,
    places: Places,
    files: Mapping[str, Mapping[str, Any]],
    pages: Iterable[Page],
    facts: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:
    """The record of an edition, as plain data.

    ``files``: for each table that was read, the ``sha256`` and ``rows`` of its file;
    of a local one the checksum recorded is that of what may be seen.  ``pages`` and
    ``facts`` are those of the edition; a page beside the home page, which tells of the
    edition itself, is not recorded.
    """
    edition = edition_of(book)
    lines = _lines(facts)
    named = sorted({one for one in lines if one in book.measures and _is_shown(book.measures[one], found)})
    return {
        "edition": {
            "id": edition.id,
            "title": edition.title,
            "area": edition.area,
            "cut_off": edition.cut_off.isoformat(),
            "replaces": edition.replaces or "",
        },
        "measures": {name: _measure(book.measures[name], found, lines[name]) for name in named},
        "tables": {name: _table(name, book, found, files.get(name, {})) for name in sorted(files)},
        "areas": {
            code: [places.names[code], places.levels.get(code, ""), places.parents.get(code, "")]
            for code in sorted(places.names)
        },
        "words": words_of(book, places.names),
        "pages": {page.path: page.title for page in pages if "/" in page.path or page.path == HOME},
        "documents": _documents(book),
        "corrections": [_correction(one) for one in edition.corrections],
    }


def _lines(facts: Iterable[Mapping[str, Any]]) -> dict[str, set[int]]:
    """Which rows of each measure were printed."""
    made: dict[str, set[int]] = {}
    for fact in facts:
        if "measure" in fact and "line" in fact:
            made.setdefault(str(fact["measure"]), set()).add(int(fact["line"]))
    return made


def _is_shown(measure: Measure, found: Found) -> bool:
    return measure.table in found.safe


def _measure(measure: Measure, found: Found, printed: set[int]) -> dict[str, Any]:
    frame = found.rows(measure.id).frame
    made = {name: getattr(measure, name) for name in _METHOD}
    return {
        **{name: value for name, value in made.items() if value not in (None, "")},
        "title": measure.title,
        "table": measure.table,
        "select": dict(sorted(measure.select.items())),
        "basis": measure.basis,
        "breaks": [[str(one.at), one.because] for one in measure.breaks],
        "methods": sorted({str(one) for one in frame["method"].unique() if isinstance(one, str) and one}),
        "areas": sorted({str(one) for one in frame["area"].unique()}),
        "based_on": _based_on(frame, printed),
    }


def _based_on(frame: Any, printed: set[int]) -> dict[str, list[float]]:
    """Count and denominator of each printed row that has both, by area, period, sex, age and category."""
    rows = frame[frame.index.isin(printed) & frame["count"].notna() & frame["denominator"].notna()]
    keys = rows[["area", "period", "sex", "age", "category"]].itertuples(index=False)
    pairs = zip(rows["count"].tolist(), rows["denominator"].tolist(), strict=True)
    return {
        "|".join(map(str, key)): [float(part) for part in pair] for key, pair in zip(keys, pairs, strict=True)
    }


def _table(name: str, book: Book, found: Found, file: Mapping[str, Any]) -> dict[str, Any]:
    card = book.cards[name]
    source = card.source
    made = {
        "publisher": source.publisher,
        "title": source.title or card.title,
        "url": str(source.url or ""),
        "licence": source.licence,
        "period": source.period or "",
        "retrieved": source.retrieved.isoformat(),
        "holds": card.holds,
        "policy": found.safe[name].policy if name in found.safe else "",
    }
    if policy_of(book, name).changes_nothing:
        return {**made, **file}
    return {**made, **file, "sha256": _of_what_is_seen(found, name)}


def _of_what_is_seen(found: Found, name: str) -> str:
    """The checksum of the counts of a local table as its readers see them.

    One of its file would let a stranger who guesses the withheld numbers find out that the guess is right.
    """
    seen = found.safe.get(name)
    if seen is None:
        return ""
    columns = [one for one in (*KEYS, *COUNTS.get(seen.holds, ("amount",))) if one in seen.frame]
    return hashlib.sha256(seen.frame[columns].to_csv(index=False).encode()).hexdigest()


def _documents(book: Book) -> dict[str, dict[str, str]]:
    """What the front sheet of each listed document says of its state, and where its page stands."""
    made = {}
    for document in (page for part in edition_of(book).contents for page in part.pages):
        page = book.page(document)
        if page is not None:
            said = {name: str(getattr(page, name, None) or "") for name in ("title", "status", "version")}
            made[document] = {name: text for name, text in said.items() if text}
    return made


def _correction(one: Any) -> dict[str, Any]:
    return {
        "on": one.on.isoformat(),
        "page": one.page,
        "was": one.was,
        "now": one.now,
        "because": one.because,
        "decisions": list(one.decisions),
    }
