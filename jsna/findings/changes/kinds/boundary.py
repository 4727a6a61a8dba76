"""Other areas, or other people among whom something is counted."""

from collections.abc import Sequence

from jsna.findings.changes.kind import Change, ChangeKind, by_subject
from jsna.findings.changes.numbers import GONE, MOVED, NEW, Move
from jsna.findings.changes.pair import Pair, in_words

NAME = "boundary or population base"
AREAS = "areas"


def explains(move: Move, pair: Pair) -> bool:
    """A number of an area that came, went or was drawn anew, or whose count is now out of other people."""
    area = str(move.number.about.get("area", ""))
    lost, gained = pair.covered(move.measure)
    if move.way == NEW:
        return area in pair.areas_new or area in gained
    if move.way == GONE:
        return area in pair.areas_gone or area in lost
    return move.way == MOVED and (area in pair.areas_moved or _on_other_people(move, pair))


def _on_other_people(move: Move, pair: Pair) -> bool:
    was, now = pair.told("measures", move.measure, "basis")
    populations = "population" in pair.told("tables", move.table, "holds")
    other = was is not None and now is not None and was != now and move.measure in pair.mostly_moved
    return other or populations or pair.base_moved(move)


def tell(pair: Pair, moves: Sequence[Move]) -> list[Change]:
    """The list of areas once, boundaries drawn anew, and each measure that stands on other people."""
    listed = pair.areas_new | pair.areas_gone | pair.areas_moved
    of_areas = [move for move in moves if str(move.number.about.get("area", "")) in listed]
    others = by_subject([move for move in moves if move not in of_areas])
    made = _areas(pair, of_areas) + _drawn_anew(pair)
    named = {measure for _, measure in others if measure}
    for measure in sorted(named | set(_bases(pair)) | set(_covering(pair))):
        own = [move for (_, name), found in others.items() if name == measure for move in found]
        made.append(_of_measure(pair, measure, own))
    for (table, measure), found in others.items():
        if not measure:
            why = "another estimate of how many people there are"
            made.append(Change(NAME, table, pair.title(found[0]), "", "", why, tuple(found)))
    return made


def _areas(pair: Pair, moves: Sequence[Move]) -> list[Change]:
    if not (pair.areas_gone or pair.areas_new or pair.areas_regrouped):
        return []
    regrouped = sorted(pair.areas_regrouped)
    was = [*_named(pair, pair.areas_gone), *(pair.stands_in(code, pair.old) for code in regrouped)]
    now = [*_named(pair, pair.areas_new), *(pair.stands_in(code, pair.new) for code in regrouped)]
    said = [("new", pair.areas_new), ("gone", pair.areas_gone), ("in another place", regrouped)]
    why = "; ".join(f"{len(codes):,} {word}" for word, codes in said if codes)
    were, are = (", ".join(one) or "none" for one in (was, now))
    return [Change(NAME, AREAS, "The list of areas", were, are, why, tuple(moves))]


def _named(pair: Pair, codes: frozenset[str]) -> list[str]:
    return [f"{pair.area(code)} ({code})" for code in sorted(codes)]


def _drawn_anew(pair: Pair) -> list[Change]:
    made = []
    for table in pair.both("tables"):
        if pair.told("tables", table, "holds")[1] == "boundaries" and pair.new_data(table):
            title = pair.new.record.get("words", {}).get(f"tables/{table}/title", table)
            was, now = pair.told("tables", table, "retrieved")
            made.append(Change(NAME, table, title, str(was), str(now), "boundaries were drawn anew"))
    return made


def _bases(pair: Pair) -> list[str]:
    told = {name: pair.told("measures", name, "basis") for name in pair.both("measures")}
    return [name for name, (was, now) in told.items() if was != now]


def _covering(pair: Pair) -> list[str]:
    return [name for name in pair.both("measures") if any(pair.covered(name))]


def _of_measure(pair: Pair, measure: str, moves: Sequence[Move]) -> Change:
    was, now = (f"{in_words(one)} people" for one in pair.told("measures", measure, "basis"))
    lost, gained = (sorted(map(pair.area, codes)) for codes in pair.covered(measure))
    if was != now:
        why = "counted among other people"
    elif lost or gained:
        was, now, why = ", ".join(lost) or "none lost", ", ".join(gained) or "none gained", "other areas"
    else:
        was, now, why = "", "", "the same counts out of another number of people"
    title = str(pair.new.record.get("measures", {}).get(measure, {}).get("title", measure))
    return Change(NAME, measure, title, was, now, why, tuple(moves))


KIND = ChangeKind(
    NAME, "Areas were drawn anew, or something is counted among other people.", 3, explains, tell
)
