"""What a block kind is: the options an author may write under ``show``, and how it is filled."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jsna.model.options import Options


@dataclass(frozen=True, slots=True)
class BlockKind:
    """One way for a section to show something.

    ``options`` names what it reads with the types of ``pages.refs``; ``fill``
    gives the words for ``template``, which ``templates/sections/<kind>.md.j2``
    of a workspace overrides.
    """

    says: str
    options: type[Options]
    fill: Callable[[Any, Any], dict[str, Any]]
    template: str
    example: str


BLOCKS = "jsna.pages.kinds"
EXHIBIT = "{{ exhibit | safe }}\n"  # the template of every block that shows one figure or table
EXHIBIT_OR_WHY = (  # the same, with the reason where what it is for could not be worked out
    EXHIBIT + '{% if because is defined and because %}<p class="jn-small">{{ because }}</p>\n{% endif %}'
)
