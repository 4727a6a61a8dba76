"""What there is for a need: the register's own rows.

Where need and reach do not meet is a finding that this version does not work out.
"""

from typing import Any

from jsna.model.options import Options, Text, Whole, Word
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.kinds.access import Where, register
from jsna.pages.refs import TableId
from jsna.pages.view import View


class Gaps(Options):
    """The register, and what it stands against."""

    gaps: TableId
    where: Where = Where()
    against: Word = "resident"
    limit: Whole | None = None
    title: Text = ""


def fill(options: Gaps, view: View) -> dict[str, Any]:
    """The register's rows that support the chapter."""
    return register("gaps", options.gaps, options.where, options.title, view)


KIND = BlockKind(
    says="The assets that there are for a need.",
    options=Gaps,
    fill=fill,
    template=EXHIBIT,
    example="gaps: assets\nwhere: {supports: high-blood-pressure}\nagainst: need\n",
)
