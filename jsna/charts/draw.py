"""The door of the room: safe rows in, a described figure out, made once for the same inputs."""

import hashlib
import sys
from collections.abc import Mapping
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel

from jsna.cache import Cache
from jsna.charts.figure import Figure
from jsna.charts.kind import ChartKind
from jsna.charts.sheet import NARROW, WIDE, Sheet
from jsna.disclosure.safe import SafeTable
from jsna.registry import pick
from jsna.sources.table import KEYS, NUMBERS

KINDS = "jsna.charts.kinds"
_READ = (*KEYS, *NUMBERS, "period_start", "reason")


def draw(kind: str, name: str, options: Any, rows: SafeTable, cache: Cache) -> Figure:
    """The figure called ``name``: ``rows`` drawn as ``kind``, wide, narrow, and as a file.

    ``options`` is the kind's own options, or a mapping of them.  Raises
    KeyError for an unknown kind and ValueError, in plain words, for rows
    or options that cannot be drawn.
    """
    chosen = pick(KINDS, ChartKind, kind)
    told = options if isinstance(options, chosen.options) else chosen.options.model_validate(options)
    key = {
        "room": "charts",
        "kind": kind,
        "name": name,
        "options": _plain(told),
        "numbers": _numbers(rows),
        "code": _code(type(told).__module__),
    }
    made = cache.remember(key, lambda: _made(chosen, name, told, rows))
    return Figure(name, made["wide"], made["narrow"], made["file"], made["alt"], rows)


def describe(kind: str, name: str, options: Any, rows: SafeTable) -> Figure:
    """The figure's words without its pictures: tells what ``draw`` would refuse, and is quick.

    Both sheets are drawn on, for only then has every scale been made; nothing is put into SVG.
    """
    chosen = pick(KINDS, ChartKind, kind)
    told = options if isinstance(options, chosen.options) else chosen.options.model_validate(options)
    said = chosen.describe(told, rows)
    for width in (WIDE, NARROW):
        chosen.draw(told, rows, Sheet(width))
    return Figure(name, "", "", "", " ".join(filter(None, said)), rows)


def _made(kind: ChartKind, name: str, options: Any, rows: SafeTable) -> dict[str, str]:
    from jsna.charts import svg  # matplotlib is slow to wake, and a check draws nothing

    said = kind.describe(options, rows)
    wide, narrow = Sheet(WIDE), Sheet(NARROW)
    kind.draw(options, rows, wide)
    kind.draw(options, rows, narrow)
    body = svg.drawn(wide)
    return {
        "wide": svg.on_a_page(wide, body, name, said),
        "narrow": svg.on_a_page(narrow, svg.drawn(narrow), name, said),
        "file": svg.in_a_file(wide, body, name, said),
        "alt": " ".join(filter(None, said)),
    }


def _numbers(rows: SafeTable) -> dict[str, Any]:
    """Every cell that a kind may read, as plain data; NaN is written as a word."""
    frame = rows.frame
    return {"id": rows.id} | {
        name: [str(cell) for cell in frame[name].tolist()] for name in _READ if name in frame
    }


def _plain(value: Any) -> Any:
    """Options as plain JSON data; an array is its shape and the hash of its bytes."""
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, np.ndarray):
        return [
            list(value.shape),
            hashlib.sha256(np.ascontiguousarray(value, dtype="<f8").tobytes()).hexdigest(),
        ]
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(one)] for key, one in value.items()]
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


@once
def _code(module: str) -> str:
    """A hash of the code that draws: this room, the kind's own file, and matplotlib's version."""
    here = Path(__file__).parent
    own = Path(str(sys.modules[module].__file__))
    files = sorted({*here.rglob("*.py"), own}, key=lambda path: path.as_posix())
    text = b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in files)
    return hashlib.sha256(text + version("matplotlib").encode()).hexdigest()
