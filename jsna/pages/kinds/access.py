"""The assets that support a need: the register's own rows.

How many people can reach them is a finding that this version does not work out.
"""

from typing import Any

from jsna.model.options import Options, Text, Whole, Word
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.kinds.places import Places, places_exhibit
from jsna.pages.refs import ChapterId, TableId
from jsna.pages.view import View


class Where(Options):
    """Which assets: those that support a chapter, those of a kind."""

    supports: ChapterId | None = None
    kind: Text = ""


class Access(Options):
    """The register, and whom its assets serve."""

    access: TableId
    where: Where = Where()
    against: Word = "resident"
    limit: Whole | None = None
    title: Text = ""


def fill(options: Access, view: View) -> dict[str, Any]:
    """The register's rows that support the chapter."""
    return register("access", options.access, options.where, options.title, view)


def register(block: str, table: str, where: Where, title: str, view: View) -> dict[str, Any]:
    """The rows of ``where`` as the exhibit of ``block``."""
    asked = {name: value for name, value in where.model_dump().items() if value}
    words = {"title": title} if title else {}
    return places_exhibit(Places(places=table, where=asked, **words), view, block)


KIND = BlockKind(
    says="The assets that support a need.",
    options=Access,
    fill=fill,
    template=EXHIBIT,
    example="access: assets\nwhere: {supports: high-blood-pressure}\n",
)
