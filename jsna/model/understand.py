"""Turn what an author wrote into a model, or say plainly why it cannot be one."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from jsna.model.nodes import Node, plain
from jsna.model.wording import in_our_words
from jsna.problems import Faults

M = TypeVar("M", bound=BaseModel)


def understand(node: Node, model: type[M]) -> M:
    """``node`` as a ``model``.  Raises Faults: every mistake in it, each at its own place."""
    try:
        return model.model_validate(plain(node))
    except ValidationError as error:
        raise Faults(in_our_words(wrong, model, node) for wrong in error.errors()) from None
