"""What arguments must agree on: who may decide, who has agreed, and in which order.

Chapters, priorities, decisions and editions beside the board.  Nothing here knows a table's rows.
"""

import re
from collections.abc import Iterator

from jsna.model.board import Board
from jsna.model.card import Card, measures_of
from jsna.model.chapter import Chapter
from jsna.model.content import approves, document_content
from jsna.model.decision import Decision
from jsna.model.edition import Edition
from jsna.model.engagement import Engagement
from jsna.model.measures import Measure
from jsna.model.priority import Outcome, Priority
from jsna.model.shelf import Entry, Shelf
from jsna.model.wording import listed, near, split
from jsna.problems import Fault

MOST_PRIORITIES = 7
CHANGED = "changed-after-approval"


def contradictions(shelf: Shelf) -> Iterator[Fault]:
    """Every place where one argument contradicts another."""
    board = next(iter(shelf.of(Board).values()), None)
    measures = {m.id: m for card in shelf.of(Card).values() for m in readable(card)}
    for id_, chapter in shelf.of(Chapter).items():
        yield from _signed_off(shelf, chapter, shelf.by_id[id_])
        if board:
            yield from _within_remit(chapter, board, shelf.by_id[id_])
    for id_, priority in shelf.of(Priority).items():
        yield from _agreed(shelf, priority, shelf.by_id[id_])
        yield from _right_way(priority, measures, shelf.by_id[id_])
    yield from _too_many(shelf)
    for id_, decision in shelf.of(Decision).items():
        yield from _in_time(shelf, decision, shelf.by_id[id_])
        yield from _taken_up(shelf, decision, shelf.by_id[id_])
        if board:
            yield from _positions(decision, board, shelf.by_id[id_])
            yield from _power(decision, board, shelf.by_id[id_])
    for id_, edition in shelf.of(Edition).items():
        if edition.status == "published" and not _approved(shelf, edition.approved_by, id_):
            said = "no made decision approves this edition; set approved_by"
            yield split(shelf.by_id[id_].at("status"), said, "not-approved")


def readable(card: Card) -> list[Measure]:
    """The measures of ``card`` if it says all that they need, else none."""
    lines = list(card.measures.values()) if card.holds == "indicators" else [card]
    names = ("statistic", "basis", "better", "every")
    whole = all(getattr(line, name) or getattr(card, name) for line in lines for name in names)
    return measures_of(card) if whole else []


def _approved(shelf: Shelf, by: str | None, id_: str) -> bool:
    """Whether a made decision at ``by`` approves ``id_``; in doubt, yes."""
    if by in shelf.unsure():
        return True
    decision = shelf.of(Decision).get(by or "")
    return bool(decision and decision.status == "made" and id_ in [a.of for a in decision.approves])


def _signed_off(shelf: Shelf, chapter: Chapter, entry: Entry) -> Iterator[Fault]:
    signed = {"endorsed": ("endorsed_by", "endorses"), "approved": ("approved_by", "approves")}
    if chapter.status in signed:
        name, does = signed[chapter.status]
        if not _approved(shelf, getattr(chapter, name), chapter.id):
            said = f"status is {chapter.status} but no made decision {does} it; set {name}"
            yield split(entry.at("status"), said, "not-approved")
        elif _changed(shelf, getattr(chapter, name), entry):
            said = f"this text changed after {getattr(chapter, name)} approved it; approve it again"
            yield split(entry.at(), said, CHANGED)


def _changed(shelf: Shelf, by: str | None, entry: Entry) -> bool:
    """Whether the words of a chapter are other than those that the decision at ``by`` approves."""
    decision = shelf.of(Decision).get(by or "")
    if decision is None or entry.node is None:
        return False
    content = document_content(entry.node)
    return not any(one.of == entry.id and approves(one.content, content) for one in decision.approves)


def _within_remit(chapter: Chapter, board: Board, entry: Entry) -> Iterator[Fault]:
    for number, asked in enumerate(chapter.recommends):
        if asked.within is None or asked.within in board.remit.does:
            continue
        said = f"'{asked.within}' is not in the board's remit"
        hint = near(asked.within, board.remit.does) or f"the board does {listed(board.remit.does)}"
        if asked.within in board.remit.does_not:
            said = f"'{asked.within}' is in the board's does_not"
            hint = "name the body under owned_by"
        yield split(entry.at("recommends", number), f"{said}; {hint}", "outside-remit")


def _agreed(shelf: Shelf, priority: Priority, entry: Entry) -> Iterator[Fault]:
    decision = shelf.of(Decision).get(priority.rests_on.decision or "")
    if priority.status == "adopted" and decision and decision.status == "open":
        said = f"{priority.id} is adopted but {decision.id} is still open; wait, or write what was decided"
        yield split(entry.at("status"), said, "not-decided")


def _right_way(priority: Priority, measures: dict[str, Measure], entry: Entry) -> Iterator[Fault]:
    for number, outcome in enumerate(priority.outcomes):
        measure = measures.get(outcome.measure)
        side = _wrong_side(outcome, measure)
        if measure and side and entry.node:
            written = entry.node.find("outcomes", number)
            start, target = (written.find(end, "value").value for end in ("from", "to"))
            said = f"{target} is {side} the start {start}, but {measure.better} is better"
            place = entry.at("outcomes", number, "to")
            yield split(place, f"{said}; correct the target, or better on the card", "wrong-way")


def _wrong_side(outcome: Outcome, measure: Measure | None) -> str:
    """On which side of its start a target is wrongly: above, below or "" for neither."""
    start, target = outcome.from_.value, outcome.to.value
    if measure is None or start is None or target == start:
        return ""
    side = "above" if target > start else "below"
    return side if measure.better == {"above": "lower", "below": "higher"}[side] else ""


def _too_many(shelf: Shelf) -> Iterator[Fault]:
    adopted = [id_ for id_, priority in shelf.of(Priority).items() if priority.status == "adopted"]
    if len(adopted) > MOST_PRIORITIES:
        said = f"a board that has {len(adopted)} priorities has none; close some, or propose them for later"
        place = shelf.by_id[adopted[MOST_PRIORITIES]].at("status")
        yield split(place, said, "too-many", "warning")


def _in_time(shelf: Shelf, decision: Decision, entry: Entry) -> Iterator[Fault]:
    engagements = shelf.of(Engagement)
    for number, consulted in enumerate(decision.consulted):
        heard = engagements.get(consulted.partition("/")[0])
        if heard and decision.made and decision.opened <= decision.made < heard.opened:
            said = f"{heard.id} opened after {decision.id} was made; it cannot have shaped it"
            yield split(entry.at("consulted", number), said, "after-the-fact")


def _taken_up(shelf: Shelf, decision: Decision, entry: Entry) -> Iterator[Fault]:
    """What was chosen as a priority has one: where options were scored, or a priority rests on it."""
    priorities = shelf.of(Priority)
    rests = any(p.rests_on.decision == decision.id for p in priorities.values())
    if decision.status != "made" or not (decision.criteria or rests):
        return
    known = {*priorities, *shelf.unsure()}
    options = [option.id for option in decision.options]
    for number, chosen in enumerate(decision.chosen):
        if chosen in options and chosen not in known:
            said = f"{chosen} was chosen and has no priority; write one with this id"
            yield split(entry.at("chosen", number), said, "no-priority", "warning")


def _positions(decision: Decision, board: Board, entry: Entry) -> Iterator[Fault]:
    if decision.by != "board" or decision.status != "made":
        return
    said = {position.seat for position in decision.positions}
    for seat in board.seats:
        if seat.id not in said:
            silent = f"{seat.id} has no position; write agree, disagree or abstain"
            yield split(entry.key_at("positions"), silent, "silent-seat")


def _power(decision: Decision, board: Board, entry: Entry) -> Iterator[Fault]:
    """The board takes no power that is another's, and others decide only what is theirs."""
    reserved = board.remit.reserved
    if decision.by != "board":
        if decision.by not in reserved:
            hint = near(decision.by, ["board", *reserved]) or "list it under remit: reserved of the board"
            yield split(entry.at("by"), f"'{decision.by}' holds no reserved power; {hint}", "no-power")
        return
    closes = any(change.close for option in decision.options for change in option.changes)
    for body, power in reserved.items():
        if closes and re.search(r"\b(clos|mov)", power, re.IGNORECASE):
            said = f"{power} is reserved to {body}; write who decides under by"
            yield split(entry.at("by"), said, "reserved-power")
