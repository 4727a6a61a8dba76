"""What changed, in a few lines: the lead of the page "What changed", and what the feed says of an edition."""

from typing import Any

from jsna.findings.changes.changed import Changed
from jsna.findings.changes.meaning import REWRITTEN, VERDICT, Meaning
from jsna.findings.changes.told import counts
from jsna.pages.numbers import count_in_words

_FIRST = 5  # changes of meaning in the feed


def summary_of(found: Changed) -> dict[str, Any]:
    """The page in a few lines, for the feed: since which edition, the lead, and the first new meanings."""
    area = found.pair.new.record.get("edition", {}).get("area", "")
    first = [one for one in found.meaning if one.change in (REWRITTEN, VERDICT) and one.area in ("", area)]
    return {
        "since": found.pair.old.edition,
        "lead": lead_of(found),
        "meaning": [_in_a_line(one, found) for one in first[:_FIRST]],
    }


def _in_a_line(one: Meaning, found: Changed) -> str:
    if one.sort == "standing":
        measure = found.pair.new.record.get("measures", {}).get(one.measure, {}).get("title", one.measure)
        return f"{measure}: was {one.was}, now {one.now}"
    was, now = one.was_said or one.was, one.now_said or one.now
    return f"“{was}” is now: “{now}”" if was != now else f"“{now}”: was {one.was}, now {one.now}"


def lead_of(found: Changed) -> str:
    """The page in one or two sentences: "Two things changed meaning. One correction was made."."""
    if found.is_nothing:
        return f"Nothing: this edition says the same as edition {found.pair.old.edition}."
    told = counts(found)
    many = "things now mean something else"
    said = [_sentence(told["meaning"], "thing now means something else", many)]
    if not told["meaning"]:
        said = ["Nothing now means something else."]
    moved = {move.measure for one in found.changes if one.kind == "new period" for move in one.moves}
    if moved:
        said.append(
            _sentence(len(moved), "measure has data for later dates", "measures have data for later dates")
        )
    if told["our correction"]:
        said.append(_sentence(told["our correction"], "correction was made", "corrections were made"))
    return " ".join(said)


def _sentence(number: int, one: str, many: str) -> str:
    words = f"{count_in_words(number)} {one if number == 1 else many}."
    return words[:1].upper() + words[1:]
