"""Which text of an old edition is which of a new one, when parts came, went or moved up a place."""

import re
from collections.abc import Mapping


def beside(was: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every address of ``was`` and of ``now`` in exactly one pair (old, new); "" where it has no fellow.

    First those that say the same at the same address, then those of the same document that say the
    same at another, then those at the same address.
    """
    pairs = [(name, name) for name in was if now.get(name) == was[name]]
    left = {name: text for name, text in was.items() if now.get(name) != text}
    came = {name: text for name, text in now.items() if was.get(name) != text}
    by_text: dict[tuple[str, str], list[str]] = {}
    for name, text in came.items():
        by_text.setdefault((_document(name), text), []).append(name)
    for name, text in list(left.items()):
        fellows = by_text.get((_document(name), text))
        if fellows:
            pairs.append((name, fellows.pop(0)))
    moved_from, moved_to = (
        {old for old, new in pairs if old != new},
        {new for old, new in pairs if old != new},
    )
    left = {name: text for name, text in left.items() if name not in moved_from}
    came = {name: text for name, text in came.items() if name not in moved_to}
    pairs += [(name, name) for name in left if name in came]
    pairs += [(name, "") for name in left if name not in came]
    pairs += [("", name) for name in came if name not in left]
    return sorted(pairs, key=lambda pair: (pair[1] or pair[0], pair[0]))


def _document(address: str) -> str:
    """What an address belongs to; the sections of a chapter belong together, and so do their titles."""
    return re.sub(r"/sections/[^/]+", "/sections", address).rpartition("/")[0]
