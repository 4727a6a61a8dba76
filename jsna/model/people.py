"""Documents name seats, teams and places, not people.

Nothing here knows a kind; one field alone, a top ``contact``, may hold an address.
"""

import re
from collections.abc import Iterator

from jsna.model.nodes import Node
from jsna.model.wording import split
from jsna.problems import Fault

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


def emails(node: Node) -> Iterator[Fault]:
    """A Fault for each text below ``node`` that holds an email address, but for ``contact``."""
    for loc, scalar in node.scalars():
        found = _EMAIL.search(str(scalar.value))
        if found and loc != ("contact",):
            said = "this holds an email address; documents name seats, teams and places, not people"
            yield split(scalar.spot(found.start()), said, "person")
