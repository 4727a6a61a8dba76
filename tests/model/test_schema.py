"""The JSON Schema takes what the models take, and refuses what they refuse."""

import re
from pathlib import Path
from typing import Any

import pytest

from jsna.model.nodes import plain, read_yaml
from jsna.model.schema import DRAFT, KINDS, schema
from tests.model.place import LITTLETON

FILES = sorted(path.relative_to(LITTLETON).as_posix() for path in LITTLETON.rglob("*.yml"))
SCHEMA = schema()
TYPES: dict[str, Any] = {
    "string": str,
    "object": dict,
    "array": list,
    "null": type(None),
    "integer": str,
    "number": str,
    "boolean": str,
}  # every scalar is still text here


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Whether ``value`` fits ``rule``: as much of JSON Schema as ours uses."""
    if "$ref" in rule:
        return fits(value, SCHEMA["$defs"][rule["$ref"].removeprefix("#/$defs/")])
    if not all(fits_one_of(value, rule[word]) for word in ("anyOf", "oneOf") if word in rule):
        return False
    types = rule.get("type", list(TYPES))
    types = types if isinstance(types, list) else [types]
    if not isinstance(value, tuple(TYPES[name] for name in types)):
        return False
    if ("const" in rule and value != rule["const"]) or ("enum" in rule and value not in rule["enum"]):
        return False
    if isinstance(value, str):
        return re.search(rule.get("pattern", ""), value) is not None
    if isinstance(value, list):
        return all(fits(item, rule.get("items", {})) for item in value)
    return not isinstance(value, dict) or fits_fields(value, rule)


def fits_one_of(value: Any, rules: list[dict[str, Any]]) -> bool:
    return any(fits(value, rule) for rule in rules)


def fits_fields(value: dict[str, Any], rule: dict[str, Any]) -> bool:
    known, others = rule.get("properties", {}), rule.get("additionalProperties", True)
    if not set(rule.get("required", ())) <= set(value):
        return False
    if others is False and not set(value) <= set(known):
        return False
    other = others if isinstance(others, dict) else {}
    return all(fits(part, known.get(name, other)) for name, part in value.items())


def document(file: str, folder: Path = LITTLETON) -> dict[str, Any]:
    made: dict[str, Any] = plain(read_yaml((folder / file).read_text(encoding="utf-8"), file))
    return made


def test_it_is_of_the_draft_it_says_and_knows_every_kind():
    assert SCHEMA["$schema"] == DRAFT
    assert set(SCHEMA["discriminator"]["mapping"]) == set(KINDS)


@pytest.mark.parametrize("file", FILES)
def test_a_good_document_fits(file: str):
    assert fits(document(file), SCHEMA)


@pytest.mark.parametrize("file", FILES)
def test_a_document_with_an_unknown_field_does_not_fit(file: str):
    assert not fits({**document(file), "titel": "x"}, SCHEMA)


@pytest.mark.parametrize("file", FILES)
def test_a_document_without_its_title_does_not_fit(file: str):
    made = document(file)
    del made["title"]
    assert not fits(made, SCHEMA)


@pytest.mark.parametrize(
    ("name", "value"),
    [("status", "revewed"), ("reviewed", "31 March"), ("sections", "none"), ("left_out", ["why"])],
)
def test_a_chapter_of_another_shape_does_not_fit(name: str, value: object):
    assert not fits({**document("chapters/sleep.yml"), name: value}, SCHEMA)
