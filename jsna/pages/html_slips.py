"""What no page may hold: scripts, frames, forms, and pictures or styles of elsewhere.

HTML in, Faults out.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jsna.pages.template_slips import place_of
from jsna.problems import Fault, Faults

_TAGS = frozenset("applet base embed form frame frameset iframe link meta object script style".split())
_LEADS = frozenset(("action", "background", "formaction", "href", "poster", "src", "srcset", "xlink:href"))
_RUNS = re.compile(r"\s*(javascript|data|vbscript)\s*:", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{:[^}\n]*?\b(on\w+|style)\s*=", re.IGNORECASE)


class _Reader(HTMLParser):
    """Gathers what is not allowed, as (what to look for in the template, what is said of it)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _TAGS:
            self.found.append((f"<{tag}", f"<{tag}> is not allowed in a template"))
        self.found.extend(_attributes(tag, attrs))


def _attributes(tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    for name, value in attrs:
        if name.startswith("on"):
            yield name, f"attribute {name} is not allowed in a template"
        elif name in _LEADS and _RUNS.match(re.sub(r"[\x00-\x20]", "", value or "")):
            yield value or name, f"a link cannot run a script: {name}"
        elif name in _LEADS and tag != "a" and re.match(r"\s*(https?:)?//", value or ""):
            yield value or name, "a page takes nothing from another host"


def html_faults(made: str) -> list[tuple[str, str]]:
    """What no page may hold and ``made`` does, as (word that stands there, what is said of it), each once."""
    reader = _Reader()
    reader.feed(made)
    reader.close()
    listed = ((one, f"attribute {one} is not allowed in a template") for one in _ATTRIBUTES.findall(made))
    return list(dict.fromkeys((*reader.found, *listed)))


def not_for_pages(made: str, folder: Path, name: str) -> None:
    """Raises Faults for what the template ``name`` put into ``made`` and no page may hold."""
    found = html_faults(made)
    if not found:
        return
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    raise Faults(
        Fault(
            place_of(folder, name, next((at for at, line in enumerate(lines, 1) if word in line), 1), word),
            said,
            "take it out; looks belong in the style sheet, and pages run no scripts of their own",
            "template",
        )
        for word, said in found
    )
