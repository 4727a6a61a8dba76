"""Money for the strategy: by action, body and year."""

from typing import Any

from jsna.model.options import Options
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.kinds.table import TableBlock, table_exhibit
from jsna.pages.refs import TableId
from jsna.pages.view import View

_HEADS = {
    "action": "Action",
    "org": "Paid by",
    "fund": "Fund",
    "year": "Year",
    "amount": "Amount (£)",
    "certainty": "How certain",
}


class Spend(Options):
    """A table that holds spend."""

    spend: TableId


def fill(options: Spend, view: View) -> dict[str, Any]:
    """Every row of the table of spend."""
    view.held(options.spend, "spend", "spend")
    return table_exhibit(TableBlock(table=options.spend, columns=_HEADS), view)


KIND = BlockKind(
    says="Money by action, body and year.",
    options=Spend,
    fill=fill,
    template=EXHIBIT,
    example="spend: spend\n",
)
