"""The tables of the page "What changed": each list of changes as rows, and all of them as a CSV.

Takes what was found and gives HTML; what counts as a change is not its to know.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from html import escape

from jsna.findings.changes.changed import Changed, kinds
from jsna.findings.changes.kind import Change
from jsna.findings.changes.latest import Latest
from jsna.findings.changes.meaning import TREND, Meaning, without_numbers
from jsna.findings.changes.numbers import Move, Number
from jsna.findings.changes.pair import Pair
from jsna.model.periods import in_words, read_period
from jsna.pages.csv_out import safe_text
from jsna.pages.glance import TREND_WORDS, verdict_chip
from jsna.pages.markup import Cell, Column, Row, table
from jsna.pages.numbers import with_unit
from jsna.pages.paths import to

SHOWN = 10  # rows of a list that stand open; the rest are folded


def folded(caption: str, says: str, columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """A table of ``rows``: the first ones open, the rest in a fold that says how many there are."""
    made = table(caption, says, columns, rows[:SHOWN], stack=True)
    rest = rows[SHOWN:]
    if not rest:
        return made
    more = table(f"{caption}: the rest", "", columns, rest, stack=True)
    return f"{made}<details><summary>Show {len(rest):,} more</summary>{more}</details>"


def page_link(page: str, title: str, old: str = "") -> str:
    """A link to a page of this edition, or of the ``old`` one, which stands beside it."""
    if not old:
        return f'<a href="{escape(to(page))}">{escape(title)}</a>'
    address = page.removesuffix(".md").removesuffix("index")
    slash = "/" if address and not address.endswith("/") else ""
    return f'<a href="../../{escape(old)}/{escape(address)}{slash}">{escape(title)}</a>'


def pages_of(document: str, pair: Pair) -> tuple[str, str]:
    """Where the page of ``document`` stands in the old edition and in the new; "" where it does not."""
    found = []
    for edition in (pair.old, pair.new):
        paths = [path for path in edition.record.get("pages", {}) if path.endswith(f"/{document}.md")]
        found.append(paths[0] if paths else "")
    return found[0], found[1]


def sentence_rows(found: Sequence[Meaning], pair: Pair) -> list[Row]:
    """Sentences: where they stand, what was said and found, and what is; one that came or went has one."""
    return [
        [
            Cell(_where(one, pair)),
            *(
                Cell(_said(sentence, found))
                for sentence, found in ((one.was_said, one.was), (one.now_said, one.now))
                if found
            ),
        ]
        for one in found
    ]


def _where(one: Meaning, pair: Pair) -> str:
    document, _, rest = one.about.partition("/")
    area = rest.partition("/")[0]
    was, now = pages_of(f"{document}/{area}", pair) if "/" in rest else pages_of(document, pair)
    if document == "edition":
        was = now = "index.md"
    title = pair.new.record.get("pages", {}).get(now) or pair.old.record.get("pages", {}).get(was, document)
    links = [page_link(now, f"edition {pair.new.edition}")] if now else []
    links += [page_link(was, f"edition {pair.old.edition}", pair.old.edition)] if was else []
    return f"<b>{escape(title)}</b><small>{', '.join(links)}</small>"


def _said(sentence: str, found: str) -> str:
    claim, _, verdict = found.rpartition(": ")
    said = f"“{escape(sentence)}”" if sentence else escape(claim)
    return f"<div>{said}<br><small>Checked: {escape(verdict)}</small></div>"


def standing_rows(
    found: Sequence[Meaning], values: Mapping[tuple[str, str, str], Latest], pair: Pair
) -> list[Row]:
    """Comparisons: the measure and area, both values, both verdicts."""
    rows: list[Row] = []
    for one in found:
        value = values.get((one.measure, one.area, one.group))
        was, now = (value.was, value.now) if value else (None, None)
        chips = [Cell(_verdict(word, one.change)) for word in (one.was, one.now)]
        rows.append(
            [Cell(_measure(one.measure, one.area, one.group, was, now, pair)), shown(was), shown(now), *chips]
        )
    return rows


def _verdict(word: str, change: str) -> str:
    if change == TREND:
        return escape(TREND_WORDS.get(word, "Not tested"))
    return verdict_chip(word)


def _measure(measure: str, area: str, group: str, was: Number | None, now: Number | None, pair: Pair) -> str:
    title = next(
        (
            one.record["measures"][measure]["title"]
            for one in (pair.new, pair.old)
            if measure in one.record.get("measures", {})
        ),
        measure,
    )
    periods = " then ".join(dict.fromkeys(period_said(one.period) for one in (was, now) if one is not None))
    said = "; ".join(part for part in (pair.area(area), group, periods) if part)
    return f"<b>{escape(str(title))}</b><small>{escape(said)}</small>"


def period_said(period: str) -> str:
    """A period as a reader would say it; a year that begins in another month keeps its own name."""
    if "/" in period and "q" not in period.lower():
        return period
    try:
        return in_words(read_period(period))
    except ValueError:
        return period


def shown(number: Number | None) -> str:
    """A number as it was printed; the shortest where it was printed in several ways."""
    return min(number.shown, key=len) if number is not None else "[x]"


def moved_rows(found: Sequence[Latest], pair: Pair) -> list[Row]:
    """Values that moved and mean the same: both, the change, and how they compare."""
    return [
        [
            Cell(_measure(one.measure, one.area, one.group, one.was, one.now, pair)),
            shown(one.was),
            shown(one.now),
            _difference(one),
            Cell(verdict_chip(one.verdict_now)),
        ]
        for one in found
    ]


def _difference(one: Latest) -> str:
    values = [number.states[0][0] for number in (one.was, one.now) if number is not None]
    if len(values) < 2 or None in values:
        return "[z]"
    places = max(
        len(shown(number).rstrip("%").partition(".")[2].split(" ")[0]) for number in (one.was, one.now)
    )
    unit = str((one.now.about if one.now else {}).get("unit", ""))
    by = with_unit(abs(values[1] - values[0]), "points" if unit == "%" else unit, min(places, 3))
    return f"{'+' if values[1] > values[0] else '−'}{by}"


def change_rows(found: Sequence[Change]) -> list[Row]:
    """Changes of one kind: what each is about, what was and is, why, and how many numbers it moved."""
    return [
        [
            Cell(f"<b>{escape(one.title)}</b>"),
            *(_text(text, one.kind) for text in (one.was, one.now)),
            one.why[:1].upper() + one.why[1:],
            f"{len(one.moves):,}",
        ]
        for one in found
    ]


def _text(text: str, kind: str) -> str:
    said = period_said(text) if kind == "new period" else without_numbers(text)
    return said or "[z]"


def cause_rows(found: Changed) -> list[Row]:
    """Each kind of change with how many there are, the numbers that they moved, and what it means."""
    return [
        [
            name.capitalize(),
            f"{len(found.of(name)):,}",
            f"{sum(len(one.moves) for one in found.of(name)):,}",
            kind.says,
        ]
        for name, kind in kinds().items()
    ]


HEADS = ("kind", "about", "title", "was", "now", "why", "area", "sex", "age", "category", "figure",
         "period_was", "period_now", "printed_was", "printed_now", "pages")  # fmt: skip


def as_csv(found: Changed) -> bytes:
    """Every change, a line for each number that it moved; meaning first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADS)
    for one in found.meaning:
        about = [one.about, one.measure, one.was, one.now, one.change, one.area, "", "", one.group]
        writer.writerow(map(safe_text, [f"meaning ({one.sort})", *about, *[""] * 6]))
    for change in found.changes:
        said = [change.kind, change.about, change.title, change.was, change.now, change.why]
        for line in map(_line, change.moves) if change.moves else [[""] * 10]:
            writer.writerow(map(safe_text, [*said, *line]))
    for word, moves in (("shown for the first time", found.came), ("no longer shown", found.went)):
        for move in moves:
            about = [word, move.measure or move.table, found.pair.title(move), "", "", ""]
            writer.writerow(map(safe_text, [*about, *_line(move)]))
    return out.getvalue().encode()


def _line(move: Move) -> list[str]:
    about, was = move.number.about, move.was or move.before
    numbers = (was, move.now)
    return [
        *(str(about.get(name, "")) for name in ("area", "sex", "age", "category", "field")),
        *(number.period if number else "" for number in numbers),
        *(" | ".join(number.shown) if number else "" for number in numbers),
        " ".join(move.number.pages),
    ]
