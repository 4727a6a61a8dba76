"""An earlier edition as it was published: what findings compare the new one with.

Plain data only; whoever opens the files is above.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Earlier:
    """One edition that stands in the site.

    ``status`` is draft or published, ``published`` its ISO day or "".  ``facts`` and
    ``findings`` are those of its JSON files; ``record`` says what its numbers and
    words were (``record.json``), ``cells`` what it printed of local tables (``cells.json``).
    What an edition does not hold is empty.
    """

    edition: str
    title: str
    status: str
    published: str
    facts: tuple[Mapping[str, Any], ...] = ()
    findings: tuple[Mapping[str, Any], ...] = ()
    record: Mapping[str, Any] = field(default_factory=dict)
    cells: Mapping[str, Any] = field(default_factory=dict)
