"""What can be written: every kind there is, in one sentence each, with an example."""

from collections.abc import Iterator
from typing import Any

from jsna.charts.kind import ChartKind
from jsna.findings.claims.grammar import families
from jsna.model.schema import KINDS
from jsna.pages.kind import BLOCKS, BlockKind
from jsna.refresh.origin import Origin
from jsna.registry import kinds_in
from jsna.sources.kind import SourceKind
from jsna.statistics.method import Method


def described() -> str:
    """All kinds as text, grouped by where they are written."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "Documents (kind:)"
    for name, model in KINDS.items():
        yield f"  {name}: {_first(model.__doc__)}"
    yield from _group("Blocks (under show:)", kinds_in(BLOCKS, BlockKind), True)
    yield from _claims()
    yield from _group("Charts", kinds_in("jsna.charts.kinds", ChartKind), False)
    yield from _group("File layouts (format:)", kinds_in("jsna.sources.kinds", SourceKind), False)
    yield from _group("Sources (refresh:)", kinds_in("jsna.refresh.kinds", Origin), True)
    yield from _group(
        "Methods (statistic:, and what findings rest on)", kinds_in("jsna.statistics.methods", Method), False
    )


def _claims() -> Iterator[str]:
    yield ""
    yield 'Claims ({% claim "…" %} and claim:; M is a measure, N a number, | parts choices)'
    for name, family in families().items():
        yield f"  {name}: {family.says}"
        yield from (f"      {form.replace('_', ' ')}" for form in family.forms)


def _group(title: str, kinds: dict[str, Any], examples: bool) -> Iterator[str]:
    yield ""
    yield title
    for name, kind in kinds.items():
        yield f"  {name.replace('_', ' ')}: {kind.says}"
        if examples:
            yield from (f"      {line}" for line in kind.example.rstrip().splitlines())


def _first(text: str | None) -> str:
    return (text or "").strip().splitlines()[0]
