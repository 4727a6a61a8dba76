"""At a glance: several measures in rows, each with value, comparator, verdict and trend."""

from typing import Any

from jsna.model.options import Options, Text
from jsna.pages.glance import glance_table
from jsna.pages.kind import BlockKind
from jsna.pages.refs import MeasureId
from jsna.pages.view import View


class Glance(Options):
    """The measures, in order."""

    glance: list[MeasureId]
    against: Text = ""
    title: Text = ""


def fill(options: Glance, view: View) -> dict[str, Any]:
    """The table of the measures, in a slot."""
    name = view.sheet.new_name("glance")
    return {
        "exhibit": view.sheet.slot(name, glance_table(options.glance, view, options.against, options.title))
    }


KIND = BlockKind(
    says="Several measures in rows, each compared, with its trend.",
    options=Glance,
    fill=fill,
    template="{{ exhibit | safe }}\n",
    example="glance: [smoking, inactive]\n",
)
