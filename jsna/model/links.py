"""Addresses: which field reaches what, and what reaches nothing.

A link is written once, at the end that depends on the other; the way back is
computed.  Rows of tables cannot be seen from here: links to them are handed on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jsna.model.directory import UNKNOWN, Directory, word_of
from jsna.model.nodes import Node, Part
from jsna.model.periods import read_period
from jsna.model.reaches import PARTS, REACHES, Reach
from jsna.model.shelf import Entry, Shelf
from jsna.model.wording import listed, near, split
from jsna.problems import Fault, Place

_ID = "[a-z0-9][a-z0-9_-]*"
_ADDRESS = rf"{_ID}(/[\w-]+)?"
_SHAPES = {
    "address": re.compile(_ADDRESS),
    "url": re.compile(rf"https?://.*|{_ADDRESS}"),
    "signal": re.compile(rf"{_ID}/{_ID}@.+"),
    "code": re.compile(r"[\w-]+"),
} | dict.fromkeys(("seat", "measure", "table"), re.compile(_ID))
COMPARATORS = ("england", "region")  # names that stand for an area known elsewhere


@dataclass(frozen=True, slots=True)
class Link:
    """From ``source`` (an address), by ``field`` (as ``rests_on.needs``), to ``target`` (an address).

    ``holds`` is set where the target is a row of a table: what the table holds.
    """

    source: str
    field: str
    target: str
    place: Place
    holds: str = ""


def follow(shelf: Shelf, known: Directory) -> tuple[list[Link], list[Fault]]:
    """Every link of ``shelf`` that leads somewhere, and a Fault for each that does not."""
    links: list[Link] = []
    wrong: list[Fault] = []
    for entry in shelf.entries:
        for reach in REACHES.get(entry.kind, ()):
            for loc, node in _along(entry.node, reach.path.split(".")) if entry.node else ():
                made = _follow(entry, reach, loc, node, known)
                if isinstance(made, Fault):
                    wrong.append(made)
                elif made is not None:
                    links.append(made)
    return links, wrong


def _along(
    node: Node, path: list[str], loc: tuple[Part, ...] = ()
) -> Iterator[tuple[tuple[Part, ...], Node]]:
    """Every text at ``path`` below ``node``, with its exact way."""
    if not path:
        if isinstance(node.value, str):
            yield loc, node
        return
    first, *rest = path
    if first == "*":
        single = not isinstance(node.value, tuple)
        for number, item in enumerate(node.each()):
            yield from _along(item, rest, loc if single else (*loc, number))
    elif child := node.child(first):
        yield from _along(child, rest, (*loc, first))


def _source(entry: Entry, loc: tuple[Part, ...]) -> str:
    """The address of the smallest part with an id that holds ``loc``."""
    if entry.node and len(loc) > 2 and loc[0] in PARTS.get(entry.kind, {}):
        item = entry.node.find(*loc[:2])
        if word_of(item, "id"):
            return f"{entry.id}/{word_of(item, 'id')}"
    return entry.id


def _follow(
    entry: Entry, reach: Reach, loc: tuple[Part, ...], node: Node, known: Directory
) -> Link | Fault | None:
    """The link that ``node`` makes, a Fault, or None where there is nothing to follow."""
    written = str(node.value).strip()
    if not _SHAPES[reach.form].fullmatch(written):
        return None  # the kind's own model has said so
    field = reach.path.replace(".*", "")
    link = Link(_source(entry, loc), field, written, node.place)
    if reach.form == "url" and written.startswith(("http://", "https://")):
        return None
    if reach.form == "code":
        return _area(link, known)
    if reach.form == "seat":
        return _seat(link, known)
    if reach.form == "measure":
        return _measure(link, known)
    if reach.form == "table":
        return _table(link, reach, known)
    if reach.form == "signal":
        return _signal(link, reach, known)
    return _address(link, reach.things, known)


def _to(link: Link, target: str, holds: str = "") -> Link:
    return Link(link.source, link.field, target, link.place, holds)


def _area(link: Link, known: Directory) -> Link | None:
    if link.target in COMPARATORS:
        return None
    return _to(link, f"{known.table('areas')}/{link.target}", "areas")


def _seat(link: Link, known: Directory) -> Link | Fault | None:
    seats = [address.partition("/")[2] for address, thing in known.things.items() if thing == "seat"]
    if known.board and link.target in seats:
        return _to(link, f"{known.board}/{link.target}")
    if known.board in known.unsure or (known.board is None and "board" in known.unsure):
        return None
    said = f"'{link.target}' holds no seat"
    if link.field == "actions.by":
        said = f"{link.source.partition('/')[2]} is by '{link.target}', which holds no seat"
    hint = near(link.target, seats) or (
        f"the seats are {listed(seats)}" if seats else "there is no board yet"
    )
    return split(link.place, f"{said}; {hint}", "no-seat")


def _measure(link: Link, known: Directory) -> Link | Fault | None:
    if link.target in known.measures:
        return _to(link, known.measures[link.target])
    if link.target in known.unsure or _may_be_in_a_broken_card(known):
        return None
    hint = near(link.target, known.measures) or "name a measure of a table, as its card calls it"
    return split(link.place, f"'{link.target}' is not a measure; {hint}", "dead-address")


def _may_be_in_a_broken_card(known: Directory) -> bool:
    return any(known.things.get(id_) in ("table", UNKNOWN) for id_ in known.unsure)


def _table(link: Link, reach: Reach, known: Directory) -> Link | Fault | None:
    thing = known.thing(link.target)
    wanted = f"{link.field} takes a table that holds {reach.things[0]}"
    if thing is None:
        return _dead(link, ("table",), known)
    if link.target in known.unsure:
        return None
    if thing != "table":
        return split(link.place, f"'{link.target}' is {_a(thing)}; {wanted}", "wrong-kind")
    if known.holds[link.target] != reach.things[0]:
        said = f"'{link.target}' holds {known.holds[link.target]}; {wanted}"
        return split(link.place, said, "wrong-kind")
    return link


def _signal(link: Link, reach: Reach, known: Directory) -> Link | Fault | None:
    address, _, period = link.target.partition("@")
    try:
        read_period(period)
    except ValueError as error:
        return split(link.place, str(error), "wrong-value")
    return _address(_to(link, address), reach.things, known, link.target)


def _address(link: Link, things: tuple[str, ...], known: Directory, whole: str = "") -> Link | Fault | None:
    thing = known.thing(link.target)
    if thing is None:
        return _dead(link, things, known)
    if thing == UNKNOWN:
        return None
    if things and thing not in things:
        takes = listed([_a(word) for word in things], "or")
        said = f"'{link.target}' is {_a(thing)}; {link.field} takes {takes}"
        return split(link.place, said, "wrong-kind")
    head = link.target.partition("/")[0]
    is_row = link.target not in known.things and head in known.holds
    return _to(link, whole or link.target, known.holds[head] if is_row else "")


def _dead(link: Link, things: tuple[str, ...], known: Directory) -> Fault:
    """The Fault of an address that reaches nothing; only near ones of the right ``things`` are offered."""
    head, _, part = link.target.partition("/")
    names = [name for name in known.things if ("/" in name) == bool(part)]
    right = [name for name in names if not things or known.things[name] in things]
    if part and head in known.things:
        names = [name for name in names if name.startswith(f"{head}/")]
    hint = near(link.target, right)
    if not hint and names and part and head in known.things:
        hint = f"{head} has {listed(name.partition('/')[2] for name in names)}"
    hint = hint or "write the id of a document, or id/part"
    return split(link.place, f"'{link.target}' does not exist; {hint}", "dead-address")


def _a(thing: str) -> str:
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
