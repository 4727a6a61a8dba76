"""JSON Schema of every document, so that editors complete and check what authors write.

The same models that understand the documents; nothing is said twice.
"""

from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from jsna.model.document import Document
from jsna.model.shelf import MODELS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, type[Document]] = {kind: model for kind, (model, _) in MODELS.items()}


def schema() -> dict[str, Any]:
    """One schema for all seven kinds; ``kind`` says which of them holds."""
    any_kind: Any = Annotated[reduce(or_, KINDS.values()), Field(discriminator="kind")]
    made = TypeAdapter(any_kind).json_schema()
    return {"$schema": DRAFT, "title": "A document of a JSNA", **made}
