"""What every document has: a kind, an id, a title and a place, and parts with ids.

Nothing here knows what a kind is about.
"""

from typing import ClassVar, Literal

from jsna.model.options import Code, Id, Options, Text, Title

KINDS = ("chapter", "priority", "decision", "engagement", "board", "edition", "table")
Role = Literal[
    "summary", "why", "risk", "need", "voices", "assets",
    "works", "future", "gaps", "recommend", "outcomes", "methods",
]  # fmt: skip


class Document(Options):
    """The envelope; ``called`` names the kind in messages."""

    called: ClassVar[str] = "a document"
    id: Id
    title: Title


class Placed(Document):
    """A document about an area: a code in the table that holds areas."""

    area: Code


class Selected(Options):
    """The people a number is about; what is not said is as the card says."""

    sex: Text | None = None
    age: Text | None = None
    category_type: Text | None = None
    category: Text | None = None
