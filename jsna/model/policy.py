"""How small numbers are protected, as an author writes it.

Nothing here protects anything; that is the disclosure room's.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

from jsna.model.options import Options, Whole, Words


class Policy(Options):
    """Counts of 1 to ``smallest`` - 1 are withheld, the rest rounded to ``round_to``."""

    smallest: Whole
    round_to: Whole
    because: Words


def _form(value: Any) -> str:
    return "policy" if isinstance(value, dict | Policy) else "word"


Disclosure = Annotated[
    Annotated[Literal["published"], Tag("word")] | Annotated[Policy, Tag("policy")], Discriminator(_form)
]
