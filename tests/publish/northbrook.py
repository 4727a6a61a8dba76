"""The starter workspace with a decision that approves its edition, ready to be published."""

from pathlib import Path

from click.testing import CliRunner, Result

from jsna.build import draft
from jsna.cli import main
from jsna.publish.content import content_of
from tests.workspace import TODAY, small

DECISION = """\
kind: decision
id: sign-off-{edition}
title: Publish edition {edition}
area: northbrook
question: Should this edition be published?
status: made
opened: 2026-06-01
made: 2026-06-30
by: board
evidence: [smoking]
options:
  - {{id: publish, title: Publish it}}
  - {{id: wait, title: Wait}}
choose: 1
chosen: [publish]
because: It says what we know.
approves: {{of: "{edition}", content: "{content}"}}
review: {{on: 2027-06-30}}
"""
EDITION = "chapters/editions/2026.yml"


def run(*words: str) -> Result:
    """What a command says."""
    made = CliRunner().invoke(main, list(words))
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made


def publish(root: Path, edition: str = "2026", today: str = "2026-07-01") -> Result:
    return run("publish", edition, "--root", str(root), "--today", today)


def ready(folder: Path) -> Path:
    """The workspace, with everything that publishing asks for."""
    root = small(folder)
    edit(root, EDITION, "status: draft\n", "status: draft\napproved_by: sign-off-2026\n")
    approve(root, "2026")
    return root


def approve(root: Path, edition: str) -> str:
    """Let a decision approve exactly what is there now; returns its hash."""
    made = draft(root, edition, TODAY)
    content = f"sha256:{content_of(made, root)}"
    file = root / f"chapters/decisions/sign-off-{edition}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(DECISION.format(edition=edition, content=content), encoding="utf-8")
    return content


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def corrected(root: Path) -> None:
    """Edition 2026-2, which puts right what 2026 said of smoking."""
    text = (root / EDITION).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("published", "approved_by"))]
    text = "\n".join(lines).replace('"2026"', "2026-2").replace("status: published", _CORRECTION)
    (root / "chapters/editions/2026-2.yml").write_text(text + "\n", encoding="utf-8")
    approve(root, "2026-2")


_CORRECTION = """\
status: draft
approved_by: sign-off-2026-2
replaces: "2026"
corrections:
  - on: 2026-07-20
    page: smoking
    was: One adult in nine smokes.
    now: One adult in eight smokes.
    because: A row was read twice."""
