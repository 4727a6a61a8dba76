"""The areas of the project: their names, levels and parents, from the table that holds areas."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from jsna.sources.table import Table

# Words that authors may write for the areas that every English project has.
ENGLAND = "E92000001"
_REGION = "E12"


@dataclass(frozen=True, slots=True)
class Places:
    """Areas by code: ``names``, ``levels`` and ``parents`` ("" for none), in the order of the table."""

    names: Mapping[str, str]
    levels: Mapping[str, str]
    parents: Mapping[str, str]

    def members(self, level: str) -> list[str]:
        """The codes of ``level``; the level may be written with or without s."""
        wanted = {level, level.removesuffix("s")}
        return [code for code, name in self.levels.items() if name in wanted]

    def all_levels(self) -> list[str]:
        """The levels there are, in the order of the table."""
        return list(dict.fromkeys(level for level in self.levels.values() if level))

    def by_word(self, word: str) -> str:
        """``england`` and ``region`` as codes; any other word as it is."""
        if word.lower() == "england":
            return ENGLAND if ENGLAND in self.names else word
        if word.lower() == "region":
            return next((code for code in self.names if code.startswith(_REGION)), word)
        return word


def places_of(areas: Table | None) -> Places:
    """The places that the table of areas names; none where there is no such table."""
    if areas is None:
        return Places({}, {}, {})
    frame = areas.frame
    codes = frame["code"].tolist()
    texts = {name: _texts(frame, name) for name in ("name", "level", "parent")}
    return Places(*(dict(zip(codes, texts[name], strict=True)) for name in ("name", "level", "parent")))


def _texts(frame: pd.DataFrame, name: str) -> list[str]:
    if name not in frame:
        return [""] * len(frame)
    return ["" if value != value or value is None else str(value) for value in frame[name].tolist()]
