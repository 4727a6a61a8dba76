"""A JSON file as plain data, or why it cannot be.

Bytes in, data out; nothing here knows a table.
"""

import json
from typing import Any

from jsna.problems import Fault
from jsna.sources.kind import Asked
from jsna.sources.spots import Spots


def json_of(asked: Asked, spots: Spots, otherwise: Fault) -> Any:
    """What the file holds.  Raises ``otherwise`` for no JSON, and Fault for half a letter."""
    try:
        made = json.loads(asked.body().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise otherwise from None
    try:
        json.dumps(made, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        said = "half of a letter (a surrogate)"
        raise Fault(spots.whole, said, "write it again as UTF-8", "encoding") from None
    return made
