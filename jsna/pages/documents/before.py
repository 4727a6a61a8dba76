"""The edition before the one that is being written, and that one as a later edition will find it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from jsna.findings.earlier import Earlier
from jsna.findings.standing import Found
from jsna.model.edition import Edition


def edition_before(edition: Edition, earlier: Iterable[Earlier]) -> Earlier | None:
    """The published edition that ``edition`` replaces, or else the newest one published before it.

    ``earlier`` are in order, newest first.
    """
    known = [one for one in earlier if one.edition != edition.id]
    if edition.replaces:
        return next((one for one in known if one.edition == edition.replaces), None)
    day = edition.published.isoformat() if edition.published else ""
    return next((one for one in known if not day or one.published <= day), None)


def as_earlier(
    edition: Edition, facts: Iterable[Mapping[str, Any]], found: Found, record: Mapping[str, Any]
) -> Earlier:
    """``edition`` as its own JSON files will tell it."""
    findings = [
        {"kind": one.kind, "about": one.about, "verdict": one.verdict, "evidence": one.evidence}
        for one in found.said()
    ]
    published = edition.published.isoformat() if edition.published else ""
    facts, findings, record = json.loads(json.dumps([list(facts), findings, record], default=str))
    return Earlier(
        edition.id, edition.title, edition.status, published, tuple(facts), tuple(findings), record
    )
