"""Cards and questions for readers, in a line or two."""

from pathlib import Path

import pytest

from jsna.model.card import Card
from jsna.model.nodes import read_yaml
from jsna.model.understand import understand
from jsna.problems import Fault, Faults
from jsna.registry import pick
from jsna.sources.kind import Asked, Read, SourceKind

REST = "title: T\nsource: {publisher: P, licence: OGL-3.0, retrieved: 2026-06-01}\ndisclosure: published\n"


def card(holds: str = "population", more: str = "") -> Card:
    """A card of a table that holds ``holds``; ``more`` is YAML of further fields."""
    text = f"kind: table\nid: d\nfile: d.csv\nholds: {holds}\n{REST}{more}\n"
    return understand(read_yaml(text, "data/d.yml"), Card)


def asked(
    path: Path, holds: str = "population", more: str = "", areas: frozenset[str] | None = None
) -> Asked:
    """What is asked of a reader for the file at ``path``, called data/NAME."""
    return Asked(path, f"data/{path.name}", card(holds, more), areas)


def read(kind: str, question: Asked) -> Read:
    """What the reader of ``kind`` makes of it."""
    return pick("jsna.sources.kinds", SourceKind, kind).read(question)


def refused(kind: str, question: Asked) -> str:
    """All that the reader of ``kind`` says when it refuses."""
    with pytest.raises((Fault, Faults)) as caught:
        read(kind, question)
    return str(caught.value)
