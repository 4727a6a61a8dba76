"""Which areas make up which: by their parents, and by lookups of areas that do not nest.

Codes in, codes out.  Nothing here knows a number of people.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pandas as pd

Parts = Mapping[str, Sequence[Sequence[str]]]  # for an area the areas that make it up, one list a way
WHOLE = 0.9995  # a share that is printed as 1 may have been rounded


def parts_of(tables: Iterable[pd.DataFrame]) -> dict[str, list[list[str]]]:
    """For each area its parts, one list a level and one of all levels.

    ``tables``: areas with columns code, parent, level, or lookups from, to, share.
    Of a lookup only what lies whole in its area makes part of it.
    """
    made: dict[str, list[list[str]]] = {}
    for frame in tables:
        ways = _by_parent(frame) if {"parent", "level"} <= set(frame) else _by_share(frame)
        for area, lists in ways.items():
            made.setdefault(area, []).extend(lists)
    return made


def _by_parent(frame: pd.DataFrame) -> dict[str, list[list[str]]]:
    levels: dict[str, dict[str, list[str]]] = {}
    for code, parent, level in frame[["code", "parent", "level"]].itertuples(index=False):
        if isinstance(parent, str) and parent:
            levels.setdefault(parent, {}).setdefault(str(level), []).append(code)
    made = {parent: list(by_level.values()) for parent, by_level in levels.items()}
    return {
        one: [*lists, [code for those in lists for code in those]] if len(lists) > 1 else lists
        for one, lists in made.items()
    }


def _by_share(frame: pd.DataFrame) -> dict[str, list[list[str]]]:
    if not {"from", "to", "share"} <= set(frame):
        return {}
    made: dict[str, list[str] | None] = {}
    for inner, outer, share in frame[["from", "to", "share"]].itertuples(index=False):
        so_far = made.setdefault(outer, [])
        if so_far is not None:
            made[outer] = [*so_far, inner] if share >= WHOLE else None
    return {outer: [those] for outer, those in made.items() if those}


def made_of(
    area: str, there: Collection[str], parts: Parts, within: tuple[str, ...] = ()
) -> Iterator[list[str]]:
    """Lists of areas that are ``there`` and together make up ``area``.

    A part that is not there is replaced by its own parts.  ``within``: the areas gone through on the way.
    """
    for those in parts.get(area, ()) if area not in within else ():
        found: list[str] | None = []
        for part in those:
            inner = [part] if part in there else next(made_of(part, there, parts, (*within, area)), None)
            found = None if found is None or inner is None else [*found, *inner]
        if found:
            yield found


def smallest(area: str, parts: Parts, within: tuple[str, ...] = ()) -> frozenset[str]:
    """The smallest areas that ``area`` is known to be made of; itself, where nothing is known."""
    inner = [part for part in next(iter(parts.get(area, ())), ()) if part not in within]
    if not inner:
        return frozenset({area})
    return frozenset(piece for part in inner for piece in smallest(part, parts, (*within, area)))
