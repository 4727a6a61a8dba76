"""The page "What changed": this edition beside the one before it, meaning first."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from markupsafe import Markup

from jsna.findings.changes.changed import Changed, kinds
from jsna.findings.changes.kind import Change
from jsna.findings.changes.latest import Latest, latest_values, moved_and_mean_the_same
from jsna.findings.changes.meaning import CAME, REWRITTEN, TREND, VERDICT, WITHDRAWN, Meaning
from jsna.findings.earlier import Earlier
from jsna.pages.change_rows import (
    as_csv,
    cause_rows,
    change_rows,
    folded,
    moved_rows,
    page_link,
    sentence_rows,
    standing_rows,
)
from jsna.pages.change_words import lead_of
from jsna.pages.links import linked
from jsna.pages.markup import Column, facts_list, link, table
from jsna.pages.numbers import size_in_words
from jsna.pages.page import Page
from jsna.pages.paths import CHANGES, to
from jsna.pages.templates import fill_page
from jsna.pages.words import day
from jsna.pages.writer import Writer

TITLE = "What changed"
CORRECTION, WORDING = "our correction", "wording"
_CHANGE = [Column("What"), Column("Was"), Column("Now"), Column("Why"), Column("Numbers", True)]


def changes_page(found: Changed, writer: Writer) -> Page:
    """What changed since the edition before, in the edition that is being written."""
    old, new, sheet = found.pair.old, found.pair.new, writer.view.sheet
    body = as_csv(found)
    offered = sheet.offer("changes.csv", body)
    parts = [(heading, Markup(sheet.slot(name, html))) for name, heading, html in _parts(found, writer)]
    lead = lead_of(found)
    markdown = fill_page(
        writer.view.book.root,
        "changes",
        title=f"What changed since {old.edition}",
        eyebrow=f"Edition {new.edition} against edition {old.edition}",
        lead=lead,
        front=Markup(sheet.slot("front", _front(found))),
        parts=parts,
        download=Markup(
            f"{link(to(offered.path), 'Every change, with its numbers')} (CSV, {size_in_words(len(body))})"
        ),
        editions=Markup(sheet.slot("editions", _editions(found))),
    )
    return writer.page(CHANGES, TITLE, lead, markdown, (TITLE,))


def _front(found: Changed) -> str:
    """Five counts in a row."""
    claims = [one for one in found.meaning if one.sort == "claim"]
    others = sum(one.sort != "claim" for one in found.meaning)
    (gone, came), numbers = found.only_in("measures"), sum(len(one.moves) for one in found.changes)

    def of(*changes: str) -> int:
        return sum(one.change in changes for one in claims)

    pairs = [
        ("Sentences with a new meaning", f"{of(REWRITTEN, VERDICT):,}"),
        ("Sentences new, withdrawn", f"{of(CAME):,} new, {of(WITHDRAWN):,} withdrawn"),
        ("Comparisons and trends that changed", f"{others:,}"),
        ("Numbers that moved", f"{numbers:,}"),
        ("Measures new, withdrawn", f"{len(came):,} new, {len(gone):,} withdrawn"),
    ]
    return facts_list(pairs)


def _parts(found: Changed, writer: Writer) -> Iterator[tuple[str, str, str]]:
    """Each part that has something in it: its name, its heading, its HTML."""
    meaning = "".join(_meaning(found, writer))
    if meaning:
        yield "meaning", "What now means something else", meaning
    same = moved_and_mean_the_same(found.pair, writer.view.edition.area)
    if same:
        yield "moved", "Numbers that moved and mean the same", _moved(same, found)
    if found.changes:
        columns = [Column("Cause"), Column("Changes", True), Column("Numbers", True), Column("What it means")]
        yield (
            "causes",
            "Why numbers moved",
            table("Cause of each change", "", columns, cause_rows(found), stack=True),
        )
    for name in kinds():
        own = found.of(name)
        if own:
            html = _corrections(own, writer) if name == CORRECTION else _kind(name, own)
            yield name.split()[0], name.capitalize(), html
    listed = "".join(_came_and_went(found))
    if listed:
        yield "listed", "Pages and measures new or withdrawn", listed


def _meaning(found: Changed, writer: Writer) -> Iterator[str]:
    pair, area = found.pair, writer.view.edition.area
    columns = [Column("Where"), Column(f"Edition {pair.old.edition}"), Column(f"Edition {pair.new.edition}")]
    claims = [one for one in found.meaning if one.sort == "claim"]
    for caption, changes in (
        ("Sentences with a new meaning", (REWRITTEN, VERDICT)),
        ("Sentences withdrawn", (WITHDRAWN,)),
        ("New sentences", (CAME,)),
    ):
        own = [one for one in claims if one.change in changes]
        if own:
            says = "Each sentence is checked against the data. An ellipsis stands for a number."
            shown = {WITHDRAWN: columns[:2], CAME: [columns[0], columns[2]]}.get(changes[0], columns)
            yield folded(caption, says, shown, sentence_rows(own, pair))
    standings = [one for one in found.meaning if one.sort == "standing"]
    for caption, change in (("Comparisons that changed", VERDICT), ("Trends that changed", TREND)):
        own = [one for one in standings if one.change == change]
        if own:
            yield _standings(caption, sorted(own, key=lambda one: one.area != area), found)
    others = [one for one in found.meaning if one.sort not in ("claim", "standing")]
    if others:
        heads = [Column("What"), Column("Was"), Column("Now")]
        rows = [[f"{one.sort.capitalize()}: {one.about}", one.was, one.now] for one in others]
        yield folded("Other findings that changed", "", heads, rows)


def _standings(caption: str, own: Sequence[Meaning], found: Changed) -> str:
    pair = found.pair
    values = {
        (measure, area, ", ".join(filter(None, group))): Latest(measure, area, "", *both)
        for (measure, area, *group), both in latest_values(pair).items()
    }
    columns = [
        Column("Measure"),
        Column(pair.old.edition, True),
        Column(pair.new.edition, True),
        Column("Was"),
        Column("Is"),
    ]
    return folded(caption, "The latest values of each edition.", columns, standing_rows(own, values, pair))


def _moved(same: Sequence[Latest], found: Changed) -> str:
    pair = found.pair
    columns = [
        Column("Measure"),
        Column(pair.old.edition, True),
        Column(pair.new.edition, True),
        Column("Change", True),
        Column("Meaning in both"),
    ]
    return folded(
        f"{len(same):,} numbers of {pair.area(same[0].area)}",
        "Largest change first.",
        columns,
        moved_rows(same, pair),
    )


def _kind(name: str, own: Sequence[Change]) -> str:
    if name != WORDING:
        return folded(f"Changes: {name}", kinds()[name].says, _CHANGE, change_rows(own))
    rows = [row[:-1] for row in change_rows(own)]
    texts = table(f"Changes: {name}", kinds()[name].says, _CHANGE[:-1], rows, stack=True)
    return (
        f"<details><summary>Show {len(own):,} text{'' if len(own) == 1 else 's'}</summary>{texts}</details>"
    )


def _corrections(own: Sequence[Change], writer: Writer) -> str:
    """Each correction in words, with the decisions that had used what was wrong."""
    book, made = writer.view.book, []
    written = writer.view.edition.corrections
    for one in own:
        entry = next((entry for entry in written if (entry.page, entry.was) == (one.about, one.was)), None)
        said = f"<p><b>{escape(one.title)}.</b> Said: {escape(one.was)} Now: {escape(one.now)}</p>"
        said += f"<p>{escape(one.why)}{f' Put right on {day(entry.on)}.' if entry else ''}</p>"
        touched = [linked(address, book) for address in entry.decisions] if entry else []
        said += f"<p>Decisions touched: {', '.join(touched)}</p>" if touched else ""
        made.append(f'<div class="jn-note jn-note--warn">{said}</div>')
    return "".join(made)


def _came_and_went(found: Changed) -> Iterator[str]:
    pair = found.pair
    for what in ("pages", "measures"):
        for word, ids, of in zip(
            ("withdrawn", "new"), found.only_in(what), (pair.old, pair.new), strict=True
        ):
            if ids:
                old = pair.old.edition if of is pair.old else ""
                lines = [_came(what, id_, of, old) for id_ in ids]
                inside = "".join(f"<li>{line}</li>" for line in lines)
                yield (
                    f"<details><summary>{len(ids):,} {what if len(ids) > 1 else what[:-1]} {word}</summary>"
                    f'<ul class="jn-links">{inside}</ul></details>'
                )


def _came(what: str, id_: str, edition: Earlier, old: str) -> str:
    if what == "pages":
        return page_link(id_, str(edition.record["pages"][id_]), old)
    return escape(str(edition.record["measures"][id_].get("title", id_)))


def _editions(found: Changed) -> str:
    old = found.pair.old
    published = f", published {day(date.fromisoformat(old.published))}" if old.published else ""
    return (
        f'<p><a href="../../{escape(old.edition)}/">{escape(old.title)}</a>, edition '
        f"{escape(old.edition)}{published}. "
        'It stands as it was published. <a href="../../editions.html">All editions</a></p>'
    )
