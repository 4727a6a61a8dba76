"""The assets that people would miss: the register's own rows.

How many people would have none without each is a finding that this version does not work out.
"""

from typing import Any

from jsna.model.options import Options, Text, Whole
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.kinds.access import Where, register
from jsna.pages.refs import TableId
from jsna.pages.view import View


class Reliance(Options):
    """The register, and which of its assets."""

    reliance: TableId
    where: Where = Where()
    limit: Whole | None = None
    title: Text = ""


def fill(options: Reliance, view: View) -> dict[str, Any]:
    """The register's rows that support the chapter."""
    return register("reliance", options.reliance, options.where, options.title, view)


KIND = BlockKind(
    says="The assets that people rely on.",
    options=Reliance,
    fill=fill,
    template=EXHIBIT,
    example="reliance: assets\nwhere: {supports: high-blood-pressure}\n",
)
