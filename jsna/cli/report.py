"""Faults as a person, a program or a pull request reads them; what was read, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import click

from jsna.problems import Fault, errors, in_order

if TYPE_CHECKING:
    from jsna.build import Draft

# What to do where the fault itself does not say.
_HINTS = {
    "missing-field": "add a line for it; the schema (jsna schema) lists the fields of each document",
    "dead-address": "write the id of one that is there: a document's id is the name of its file",
    "unknown-name": "write the id of a measure: a card's id, or a name under its measures",
    "no-felt-need": "tag the section that shows what people said with need: [felt]",
    "template": "correct the expression; jsna kinds shows what a template may hold",
}
_OTHERWISE = "correct this line; the schema (jsna schema) says what each field may hold"


def _with_hint(fault: Fault) -> Fault:
    return fault if fault.hint else replace(fault, hint=_HINTS.get(fault.code, _OTHERWISE))


def reported(found: Iterable[Fault], form: str) -> str:
    """``found`` in order of place: ``text``, ``json`` (an array) or ``github`` (annotations)."""
    faults = [_with_hint(fault) for fault in in_order(found)]
    if form == "json":
        return json.dumps([_plain(fault) for fault in faults], indent=2, ensure_ascii=False)
    if form == "github":
        return "\n".join(_annotation(fault) for fault in faults)
    return "\n".join(str(fault) for fault in faults)


def _plain(fault: Fault) -> dict[str, object]:
    place = fault.place
    made: dict[str, object] = {"file": place.file, "line": place.line, "column": place.column}
    if place.cell:
        made["cell"] = place.cell
    return {
        **made,
        "severity": fault.severity,
        "code": fault.code,
        "message": fault.message,
        "hint": fault.hint,
    }


def _annotation(fault: Fault) -> str:
    place = fault.place
    words = f"{fault.message}\n{fault.hint}" if fault.hint else fault.message
    where = f"file={_escaped(place.file, ':,')},line={place.line},col={place.column}"
    return f"::{fault.severity} {where},title={_escaped(fault.code, ':,')}::{_escaped(words)}"


def _escaped(text: str, more: str = "") -> str:
    made = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for sign in more:
        made = made.replace(sign, f"%{ord(sign):02X}")
    return made


def tell_faults(found: Iterable[Fault], form: str) -> None:
    """Print ``found``; nothing where there are none."""
    said = reported(found, form)
    if said:
        click.echo(said)


def summary(found: Sequence[Fault]) -> str:
    """``1 error, 2 warnings``."""
    wrong = len(errors(found))
    warned = len(found) - wrong
    return f"{wrong} error{'' if wrong == 1 else 's'}, {warned} warning{'' if warned == 1 else 's'}"


def stop(found: Sequence[Fault], so: str = "The site was not changed.") -> NoReturn:
    """Print ``found`` and what came of it, and end with status 1."""
    tell_faults(found, "text")
    click.echo(summary(found))
    click.echo(so)
    raise SystemExit(1)


def account(made: Draft) -> str:
    """Rows in = rows used + rows left out, with the reasons."""
    lines = []
    for name in sorted(made.tables):
        table = made.tables[name]
        out = "; ".join(f"{one.rows:,} {one.because}" for one in table.left_out)
        used = table.read - sum(one.rows for one in table.left_out)
        lines.append(
            f"  {name}: {table.read:,} rows read, {used:,} used" + (f", left out: {out}" if out else "")
        )
    return "\n".join(lines)
