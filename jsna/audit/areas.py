"""Which areas make up which, as a list of areas says.

Codes in, codes out.
"""

from collections.abc import Iterable, Mapping, Sequence

Parts = Mapping[str, Sequence[Sequence[str]]]  # for an area those that make it up, one list a level
COLUMNS = ("code", "parent", "level")


def parts_in(rows: Iterable[Sequence[str]]) -> dict[str, list[list[str]]]:
    """For each area its parts, from (code, parent, level); "" where there is no parent."""
    made: dict[str, dict[str, list[str]]] = {}
    for code, parent, level in rows:
        if parent:
            made.setdefault(parent, {}).setdefault(level, []).append(code)
    return {parent: list(levels.values()) for parent, levels in made.items()}
