"""The documents as they would have been: without what had no data yet, and with the texts of the rules.

A document is plain data here, every scalar a text; what it means is for the toolkit to say.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from jsna.model.nodes import plain, read_yaml

Document = dict[str, Any]
Rules = Mapping[str, Any]


def read(path: Path) -> Document:
    """The YAML file ``path`` with every scalar as its own text."""
    made = plain(read_yaml(path.read_text(encoding="utf-8"), path.name))
    assert isinstance(made, dict), f"{path.name} is not a document"
    return made


def write(path: Path, document: Document) -> None:
    """``document`` in the file ``path``: the same bytes for the same content."""
    text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=120)
    path.write_text(text, encoding="utf-8", newline="\n")


def rewrite(chapters: Path, rules: Rules, measures_gone: Iterable[str], year: str) -> None:
    """Make the documents in ``chapters`` those of the edition ``year``.

    ``measures_gone``: measures of tables that are left out; lists of measures go
    on without them.  Raises LookupError where a rule names what is not there.
    """
    gone, left_out = set(measures_gone), set(rules["chapters_left_out"])
    waiting = dict(rules["chapters"])
    for path in sorted(chapters.rglob("*.yml")):
        document = read(path)
        if document["id"] in left_out:
            path.unlink()
        elif document["kind"] == "edition":
            path.unlink()
            own = _edition(document, rules, left_out, year)
            write(path.with_name(f"{year}.yml"), own)
        elif document["kind"] == "chapter":
            rule = waiting.pop(document["id"], {})
            write(path, _chapter(document, rule, gone, left_out))
    if waiting:
        raise LookupError(f"no chapter is called {', '.join(sorted(waiting))}")
    decision = dict(rules["decision"])
    (chapters / "decisions").mkdir(exist_ok=True)
    write(chapters / "decisions" / f"{decision['id']}.yml", decision)


def _chapter(document: Document, rule: Rules, gone: set[str], left_out: set[str]) -> Document:
    made = dict(document)
    if "links" in made:
        made["links"] = [one for one in made["links"] if one not in left_out]
    if "glance" in made:
        made["glance"] = [one for one in made["glance"] if one not in gone]
    messages = dict(rule.get("messages", {}))
    for message in made.get("key_messages", ()):
        _set(message, messages.pop(message.get("id"), {}))
    made["sections"] = list(_sections(made, rule, gone))
    if messages:
        raise LookupError(f"{made['id']} has no key message {', '.join(sorted(messages))}")
    return made


def _sections(chapter: Document, rule: Rules, gone: set[str]) -> Iterable[Document]:
    texts, away = dict(rule.get("sections", {})), set(rule.get("sections_left_out", ()))
    for section in chapter["sections"]:
        if section["title"] in away:
            away.discard(section["title"])
            continue
        _set(section, texts.pop(section["title"], {}))
        shown = section.get("show", [])
        for block in shown if isinstance(shown, list) else [shown]:
            if "spine" in block:
                block["spine"] = [one for one in block["spine"] if one not in gone]
        yield section
    if texts or away:
        raise LookupError(f"{chapter['id']} has no section {', '.join(sorted([*texts, *away]))}")


def _edition(document: Document, rules: Rules, left_out: set[str], year: str) -> Document:
    """The edition's own document; its decision is a page of the part that says who decides."""
    matters = dict(rules["edition"].get("matters", {}))
    made = {**document, **rules["edition"], "id": year, "cut_off": rules["cut_off"]}
    made["matters"] = [dict(one) for one in document.get("matters", ())]
    for matter in made["matters"]:
        _set(matter, matters.pop(matter["message"], {}))
    if matters:
        raise LookupError(f"the edition has no matter {', '.join(sorted(matters))}")
    for part in made["contents"]:
        if "pages" in part:
            part["pages"] = [one for one in part["pages"] if one not in left_out]
        if part["part"] == "board":
            part["pages"].append(rules["decision"]["id"])
    for name in ("replaces", "corrections", "accepts", "published", "approved_by"):
        made.pop(name, None)
    return {**made, "status": "draft"}


def _set(thing: Document, changes: Mapping[str, Any]) -> None:
    """``changes`` laid over ``thing``; one that is null takes its field out."""
    for name, value in changes.items():
        if value is None:
            thing.pop(name, None)
        else:
            thing[name] = value
