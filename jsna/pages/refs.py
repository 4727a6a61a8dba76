"""What a block reads: references inside options, found by their type."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from jsna.model.document import Selected
from jsna.model.options import Options, Word


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field whose text names a ``measure``, ``table``, ``area``, ``level`` or document."""

    to: str


MeasureId = Annotated[Word, Ref("measure")]
TableId = Annotated[Word, Ref("table")]
AreaCode = Annotated[Word, Ref("area")]
LevelName = Annotated[Word, Ref("level")]
ChapterId = Annotated[Word, Ref("chapter")]
PriorityId = Annotated[Word, Ref("priority")]
EngagementId = Annotated[Word, Ref("engagement")]


def keys_of(chosen: Selected | None) -> dict[str, str] | None:
    """What was written of a selection, as columns and their values; None for no selection."""
    return chosen.model_dump(exclude_none=True) if chosen else None


def refs(options: Options) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """Every reference in ``options``: (what it reaches, the name, where in the options)."""
    for name, field in type(options).model_fields.items():
        if name not in options.model_fields_set:
            continue
        written = getattr(options, name)
        where = field.alias or name
        for ref in _marks(field.annotation, field.metadata):
            yield from _named(ref, written, (where,))


def _marks(annotation: Any, metadata: list[Any]) -> list[Ref]:
    found = [mark for mark in metadata if isinstance(mark, Ref)]
    for inner in get_args(annotation):
        found += [inner] if isinstance(inner, Ref) else _marks(inner, [])
    return list(dict.fromkeys(found))


def _named(ref: Ref, written: Any, where: tuple[Any, ...]) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    if isinstance(written, str):
        yield ref.to, written, where
    elif isinstance(written, (list, tuple)):
        for position, item in enumerate(written):
            yield from _named(ref, item, (*where, position))
