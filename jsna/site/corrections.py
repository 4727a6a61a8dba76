"""The public list of what was put right, beside the editions: made from what each edition says of itself."""

import html
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jsna.problems import Fault, Place
from jsna.site.edition import iso_in_words
from jsna.site.manifest import parsed
from jsna.site.slots import address

NAME = "corrections"
Corrections = list[dict[str, Any]]


def all_corrections(folders: Iterable[Path], later: Sequence[Mapping[str, Any]] = ()) -> Corrections:
    """Every correction in the editions ``folders`` and those in ``later``, each once, newest first."""
    found: dict[str, dict[str, Any]] = {}
    for line in [line for folder in folders for line in _read(folder)] + [dict(line) for line in later]:
        said = [line[name] for name in ("edition", "on", "was", "now")]
        found.setdefault(json.dumps([*said, line["page"]["address"]]), line)
    return sorted(found.values(), key=lambda line: (line["on"], line["edition"]), reverse=True)


def _read(folder: Path) -> Corrections:
    file = folder / f"{NAME}.json"
    try:
        lines = parsed(file.read_bytes()) if file.is_file() else []
    except ValueError:
        lines = None
    if not isinstance(lines, list) or not all(map(_is_line, lines)):
        said, hint = "this file cannot be read", "take its folder away and build that edition again"
        raise Fault(Place(f"{folder.name}/{file.name}"), said, hint, "corrections")
    return lines


def _is_line(one: Any) -> bool:
    """Whether ``one`` says all that the list shows of a correction."""
    if not isinstance(one, dict) or not isinstance(one.get("decisions"), list):
        return False
    texts = [one.get(name) for name in ("edition", "in", "on", "was", "now", "because")]
    pages = [one.get("page"), *one["decisions"]]
    named = [isinstance(page, dict) and {"address", "title", "path"} <= page.keys() for page in pages]
    return all(named) and all(isinstance(text, str) for text in texts)


def listed(lines: Corrections) -> str:
    """The corrections as a list in HTML."""
    if not lines:
        return "<p>Nothing has had to be corrected.</p>"
    return f"<ul>\n{''.join(_line(line) for line in lines)}</ul>"


def _line(line: Mapping[str, Any]) -> str:
    said = [
        f"<strong>{_linked(line['page'], line['edition'])}, edition {html.escape(line['in'])}</strong>",
        f"It said: {html.escape(line['was'])}",
        f"It says now: {html.escape(line['now'])}",
        f"Why: {html.escape(line['because'])}",
    ]
    decisions = ", ".join(_linked(one, line["edition"]) for one in line["decisions"])
    said.append(f"Decisions that may be affected: {decisions or 'none that is recorded here'}")
    where = f"Corrected {iso_in_words(line['on'])} in edition {html.escape(line['edition'])}"
    return f"<li>{'<br>'.join(said)}<br><small>{where}</small></li>\n"


def where(page: Mapping[str, str], edition: str) -> str:
    """Where ``page`` is found from the top of the site; ``edition`` as a whole where it has none."""
    return f"{edition}/{address(page['path'])}" if page["path"] else f"{edition}/"


def _linked(page: Mapping[str, str], edition: str) -> str:
    title = html.escape(page["title"])
    return f'<a href="{html.escape(where(page, edition))}">{title}</a>' if page["path"] else title
