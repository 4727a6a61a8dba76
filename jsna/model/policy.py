"""How small numbers are protected, as an author writes it.

Nothing here protects anything; that is the disclosure room's.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

from jsna.model.bounds import no_less
from jsna.model.options import Options, Whole, Words


class Policy(Options):
    """Counts of 1 to ``smallest`` - 1 are withheld, the rest rounded to ``round_to``."""

    smallest: Annotated[Whole, no_less(2, "the smallest count that is shown, as 5, or nothing is withheld")]
    round_to: Annotated[Whole, no_less(1, "1 to show counts as they are, or 5")]
    because: Words


def _form(value: Any) -> str:
    return "policy" if isinstance(value, dict | Policy) else "word"


Disclosure = Annotated[
    Annotated[Literal["published"], Tag("word")] | Annotated[Policy, Tag("policy")], Discriminator(_form)
]
