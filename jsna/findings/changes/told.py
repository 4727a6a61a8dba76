"""What changed, as plain data for a program and as lines for a person: counts, then meaning, then each kind.

The page of a site tells the same in its own way.
"""

from collections.abc import Iterator
from typing import Any

from jsna.findings.changes.changed import Account, Changed, kinds
from jsna.findings.changes.kind import Change
from jsna.findings.changes.meaning import CAME, TREND, WITHDRAWN, Meaning, without_numbers
from jsna.findings.changes.numbers import Move, Number
from jsna.findings.changes.pair import Pair
from jsna.findings.earlier import Earlier

NO_RECORD = "One of these editions keeps no record of its methods and words, so those are not compared."
_LONGEST = 120  # letters of a text in a line
_SHOWN = 10  # lines of one list; the rest are counted, and are in the JSON


def as_data(found: Changed) -> dict[str, Any]:
    """Everything in ``found`` as JSON can hold it."""
    pair = found.pair
    return {
        "old": _edition(pair.old),
        "new": _edition(pair.new),
        "counts": counts(found),
        "meaning": [_meaning(one) for one in found.meaning],
        "changes": [_change(one, pair) for one in found.changes],
        "shown_for_the_first_time": [_number(one, pair) for one in found.came],
        "no_longer_shown": [_number(one, pair) for one in found.went],
        "added": {what: found.only_in(what)[1] for what in ("pages", "measures", "tables")},
        "withdrawn": {what: found.only_in(what)[0] for what in ("pages", "measures", "tables")},
        "facts": {"old": _account(found.old_account), "new": _account(found.new_account)},
        "recorded": pair.recorded,
    }


def counts(found: Changed) -> dict[str, int]:
    """How many things changed meaning, and how many changes there are of each kind."""
    made = {
        "meaning": sum(one.change not in (CAME, WITHDRAWN) for one in found.meaning),
        "sentences withdrawn": sum(one.change == WITHDRAWN for one in found.meaning),
        "sentences new": sum(one.change == CAME for one in found.meaning),
        "moved, and the meaning holds": found.moved_and_hold,
    }
    return made | {name: len(found.of(name)) for name in kinds()}


def _edition(one: Earlier) -> dict[str, str]:
    return {"edition": one.edition, "title": one.title, "status": one.status, "published": one.published}


def _account(one: Account) -> dict[str, Any]:
    return {"facts": one.facts, "same": one.same, **one.explained, "only_here": one.only_here}


def _meaning(one: Meaning) -> dict[str, str]:
    return {name: str(getattr(one, name)) for name in one.__slots__ if getattr(one, name)}


def _change(one: Change, pair: Pair) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in ("kind", "about", "title", "was", "now", "why")}
    return {**said, "numbers": [_number(move, pair) for move in one.moves]}


def _number(move: Move, pair: Pair) -> dict[str, Any]:
    about = move.number.about
    names = ("table", "measure", "area", "sex", "age", "category", "field", "said_by")
    before = move.was or move.before
    return {
        **{name: about[name] for name in names if name in about},
        "was": _said(before),
        "now": _said(move.now),
        "pages": list(move.number.pages),
    }


def _said(number: Number | None) -> dict[str, Any] | None:
    if number is None:
        return None
    first = number.states[0][0]
    return {"period": number.period, "value": first, "shown": list(number.shown)}


def as_lines(found: Changed) -> Iterator[str]:
    """``found`` for a person at a terminal."""
    old, new = found.pair.old, found.pair.new
    yield f"What changed from edition {old.edition} to edition {new.edition}"
    if not found.pair.recorded:
        yield NO_RECORD
    if found.is_nothing:
        yield "Nothing: the two editions say the same."
    else:
        yield from (f"  {number:>5,}  {name}" for name, number in counts(found).items())
        yield from _listed("What now means something else", [_meaning_line(one) for one in found.meaning])
        for name in kinds():
            lines = [line for one in found.of(name) for line in _change_lines(one)]
            yield from _listed(name.capitalize(), lines)
        for what in ("pages", "measures"):
            gone, came = found.only_in(what)
            yield from _listed(f"{what.capitalize()} added", came)
            yield from _listed(f"{what.capitalize()} withdrawn", gone)
    yield ""
    yield from _accounts(found)


def _listed(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"  {line}" for line in lines[:_SHOWN])
        if len(lines) > _SHOWN:
            yield f"  … and {len(lines) - _SHOWN:,} more (--format json lists them all)"


def _meaning_line(one: Meaning) -> str:
    group = f" ({one.group})" if one.group else ""
    if one.change == WITHDRAWN:
        return f"{one.about}: withdrawn ({one.was})"
    if one.change == CAME:
        return f"{one.about}: new ({one.now})"
    what = "trend, was " if one.change == TREND else "was "
    return f"{one.about}{group}: {what}{one.was}; now {one.now}"


def _change_lines(one: Change) -> Iterator[str]:
    numbers = f", {len(one.moves):,} number{'' if len(one.moves) == 1 else 's'}" if one.moves else ""
    why = one.why.rstrip(".") if numbers else one.why
    yield f"{one.about}: {_was_now(one)}{why}{numbers}"


def _was_now(one: Change) -> str:
    was, now = (_short(without_numbers(text).rstrip(".")) for text in (one.was, one.now))
    if was and now:
        return f"was {was}; now {now}; "
    return f"was {was}; " if was else f"{now}; " if now else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _accounts(found: Changed) -> Iterator[str]:
    """Facts in = facts compared + new + gone, for each edition."""
    for edition, one, only in (
        (found.pair.old, found.old_account, "no longer shown"),
        (found.pair.new, found.new_account, "shown for the first time"),
    ):
        parts = [f"{one.same:,} the same"]
        parts += [f"{number:,} {name}" for name, number in one.explained.items() if number]
        parts += [f"{one.only_here:,} {only}"]
        yield f"Facts of {edition.edition}: {one.facts:,} = {' + '.join(parts)}"
