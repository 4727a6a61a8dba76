"""Where a claim is read: the areas there are, what they are compared with, and the page's own area."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jsna.findings.claims.terms import Unsound
from jsna.model.book import Book
from jsna.model.edition import Edition, Neighbours
from jsna.model.wording import near
from jsna.sources.places import Places


@dataclass(frozen=True, slots=True)
class Setting:
    """``here`` is the page's own area; ``named`` and ``groups`` are those of ``compare_with``.

    ``book``: what was written, for claims about assets and promises.
    """

    here: str
    places: Places
    named: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] | None = None
    book: Book | None = None

    def at(self, area: str) -> "Setting":
        """The same setting for the page of another area."""
        return replace(self, here=area)

    def name(self, code: str) -> str:
        """An area's name."""
        return self.places.names.get(code, code)

    def code(self, word: str) -> str:
        """The code of an area: a code, ``here``, or a name of ``compare_with``.  Raises Unsound."""
        if word == "here":
            return self.here
        if word in (self.groups or {}):
            raise Unsound(
                f"'{word}' is a group of areas, not an area", f"write: ranks 1 of {word}", "not-an-area"
            )
        code = self._region() if word.lower() == "region" else self.places.by_word(word)
        by_name = {name.lower(): code for code, name in self.places.names.items()}
        code = by_name.get(code.lower().replace("-", " "), code)
        if code not in self.places.names:
            known = [*self.named, "here", *self.places.names]
            raise Unsound(
                f"'{word}' is not an area",
                near(word, known) or "write a code of the areas table, or a name of compare_with",
                "not-an-area",
            )
        return code

    def _region(self) -> str:
        """The region that holds ``here``, else the first of the table."""
        code = self.here
        for _ in range(len(self.places.levels)):
            if self.places.levels.get(code) == "region":
                return code
            code = self.places.parents.get(code, "")
        return self.places.by_word("region")

    def members(self, group: str, area: str) -> list[str]:
        """The areas that ``area`` is ranked among.  Raises Unsound."""
        named = (self.groups or {}).get(group)
        if named is not None:
            return list(dict.fromkeys((*named, area)))
        members = self.places.members(group)
        if not members:
            levels = [f"{level}s" for level in self.places.all_levels()]
            raise Unsound(
                f"'{group}' is not a group of areas",
                near(group, [*levels, *(self.groups or {})])
                or f"write one of {', '.join([*levels, *(self.groups or {})])}",
                "not-a-group",
            )
        if area not in members:
            raise Unsound(
                f"{self.name(area)} is not one of the {group}",
                "write at AREA after the measure, or another group",
                "not-a-group",
            )
        return members


def setting_of(edition: Edition, places: Places, book: Book | None = None) -> Setting:
    """The setting of ``edition``'s own area."""
    words = tuple(one for one in edition.compare_with if isinstance(one, str))
    groups = {one.name: tuple(one.areas) for one in edition.compare_with if isinstance(one, Neighbours)}
    return Setting(edition.area, places, words, groups, book)
