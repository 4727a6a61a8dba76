"""The same thing said in other words."""

import re
from collections.abc import Mapping, Sequence

from jsna.findings.changes.kind import Change, ChangeKind
from jsna.findings.changes.matching import beside
from jsna.findings.changes.meaning import rewritten
from jsna.findings.changes.numbers import MOVED, Move
from jsna.findings.changes.pair import Pair

NAME = "wording"
_NOTES = re.compile(r"tables/[^/]+/notes")


def explains(move: Move, pair: Pair) -> bool:
    """A figure in a text that no table of ours holds."""
    return move.way == MOVED and "said_by" in move.number.about


def tell(pair: Pair, moves: Sequence[Move]) -> list[Change]:
    """Each text that differs; not a sentence whose claim is another, for that has another meaning."""
    if not pair.recorded:
        return [_quoted(move) for move in moves]
    was, now = (_texts(one.record) for one in (pair.old, pair.new))
    new_meaning = rewritten(pair)
    made = _notes(pair) + [
        Change(NAME, new or old, _where(new or old, pair), was.get(old, ""), now.get(new, ""), _why(old, new))
        for old, new in beside(was, now)
        if was.get(old) != now.get(new) and not {old, new} & new_meaning and _is_in_both(pair, old, new)
    ]
    return made + [_quoted(move) for move in moves]


def _texts(record: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {name: text for name, text in record.get("words", {}).items() if not _NOTES.fullmatch(name)}


def _notes(pair: Pair) -> list[Change]:
    """One change for all tables whose notes read otherwise; each note is on the page of sources."""
    was, now = (one.record.get("words", {}) for one in (pair.old, pair.new))
    other = [
        table
        for table in pair.both("tables")
        if was.get(f"tables/{table}/notes") != now.get(f"tables/{table}/notes")
    ]
    if not other:
        return []
    titles = ", ".join(str(now.get(f"tables/{table}/title", table)) for table in other)
    why = f"other notes on {len(other):,} table{'' if len(other) == 1 else 's'}"
    return [Change(NAME, "tables", "Notes on sources", "", titles, why)]


def _why(old: str, new: str) -> str:
    return "other words" if old and new else "new text" if new else "text taken out"


def _is_in_both(pair: Pair, old: str, new: str) -> bool:
    """Whether what a text belongs to is in both editions; else it came or went with its document."""
    owner, _, part = (new or old).partition("/")
    if owner in ("measures", "tables", "areas"):
        return part.partition("/")[0] in pair.both(owner)
    return owner == "edition" or owner in pair.both("documents")


def _where(address: str, pair: Pair) -> str:
    owner, _, part = address.partition("/")
    words = pair.new.record.get("words", {})
    title = words.get(f"{owner}/title", "The edition" if owner == "edition" else "")
    if owner == "areas":
        title = words.get(address, part)
    if owner in ("measures", "tables"):
        title = words.get(f"{owner}/{part.partition('/')[0]}/title", part.partition("/")[0])
    return str(title or owner)


def _quoted(move: Move) -> Change:
    assert move.was is not None and move.now is not None
    source = str(move.number.about["said_by"])
    was, now = (", ".join(one.shown) for one in (move.was, move.now))
    return Change(NAME, move.number.pages[0], source, was, now, "a figure quoted from a source", (move,))


KIND = ChangeKind(NAME, "The same thing is said in other words.", 6, explains, tell)
