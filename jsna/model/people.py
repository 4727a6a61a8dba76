"""Documents name seats, teams and places, not people.

Nothing here knows a kind; one field alone, a top ``contact``, may hold an address.
"""

import re
from collections.abc import Iterator

from jsna.model.nodes import Node
from jsna.model.wording import split
from jsna.problems import Fault, Place

HONORIFIC = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lord|Lady|Rev)\.? [A-Z][\w'-]+"
)
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+'-])[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


_NOT_PEOPLE = "documents name seats, teams and places, not people"


def person_in(text: str, place: Place) -> Iterator[Fault]:
    """A Fault where a team or job title is wanted and ``text`` reads like a person: Dr Bell."""
    if HONORIFIC.search(text):
        yield split(place, f"this names a person; {_NOT_PEOPLE}", "person")


def emails(node: Node) -> Iterator[Fault]:
    """A Fault for each text below ``node`` that holds an email address, but for ``contact``."""
    for loc, scalar in node.scalars():
        found = _EMAIL.search(str(scalar.value))
        if found and loc != ("contact",):
            said = f"this holds an email address; {_NOT_PEOPLE}"
            yield split(scalar.spot(found.start()), said, "person")
