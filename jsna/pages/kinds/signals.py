"""Where each outcome of a priority stands now.

The rule that turns a position and a movement into a signal is not in this
version; the page says so and shows the numbers that the signal will rest on.
"""

from typing import Any

from jsna.model.options import Options
from jsna.pages.kind import BlockKind
from jsna.pages.kinds.outcomes import outcome_table
from jsna.pages.refs import PriorityId
from jsna.pages.view import View


class Signals(Options):
    """The signals of one priority."""

    signals: PriorityId


def fill(options: Signals, view: View) -> dict[str, Any]:
    """The outcomes' numbers, and that no signal has been worked out."""
    return outcome_table(options.signals, view)


KIND = BlockKind(
    says="Where each outcome of a priority stands.",
    options=Signals,
    fill=fill,
    template='{{ exhibit | safe }}\n<p class="jn-small">No signal to act or to change course is worked out in this edition.</p>\n',  # noqa: E501
    example="signals: blood-pressure\n",
)
