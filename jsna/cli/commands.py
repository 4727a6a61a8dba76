"""The door: what a person may ask for at the command line.

Nothing heavy is imported until a command needs it, so that ``--help`` answers at once.
"""

from __future__ import annotations

import io
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jsna import __version__

if TYPE_CHECKING:
    from jsna.build import Draft
    from jsna.problems import Fault

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The workspace: the folder with chapters/ and data/.  [default: this folder]",
)
TODAY = click.option(
    "--today", "today", default=None, metavar="DATE", help="Stand in for today, as 2026-03-31."
)
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jsna")
def main() -> None:
    """Write, refresh and publish a Joint Strategic Needs Assessment from plain files."""
    for stream in (sys.stdout, sys.stderr):
        if sys.platform == "win32" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # messages hold names as people write them


@main.command()
@click.argument("edition", required=False)
@ROOT
@TODAY
def build(edition: str | None, root: Path, today: str | None) -> None:
    """Build the draft site of EDITION (the newest where none is named)."""
    from jsna.build import build as make
    from jsna.cli import progress
    from jsna.problems import Fault, Faults

    _need_workspace(root)
    try:
        with progress.bar("Building") as tell:
            manifest, made = make(root, edition, _day(today), tell)
    except Faults as faults:
        _stop(faults.found)
    except Fault as fault:
        _stop((fault,))
    except KeyboardInterrupt:
        raise click.ClickException("stopped; the site is as it was") from None
    _tell(made.faults, "text")
    click.echo(_account(made))
    click.echo(
        f"{len(made.composed.pages)} pages, {len(manifest.files)} files in {root / 'site' / manifest.edition}"
    )


@main.command()
@click.argument("edition", required=False)
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@FORMAT
@ROOT
@TODAY
def check(edition: str | None, strict: bool, form: str, root: Path, today: str | None) -> None:
    """Say every fault and warning, each at its place."""
    from jsna.check import check as look
    from jsna.problems import errors

    _need_workspace(root)
    found = look(root, edition, _day(today))
    _tell(found, form)
    stopping = found if strict else errors(found)
    if form == "text":
        click.echo(_summary(found))
    raise SystemExit(1 if stopping else 0)


@main.command()
def kinds() -> None:
    """List what can be written: documents, blocks, charts, file layouts and methods, each with an example."""
    from jsna.kinds import described

    click.echo(described())


@main.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path | None) -> None:
    """Write the JSON Schema of every document, for editors: to FOLDER, or to the screen."""
    import json

    from jsna.model.schema import schema as made

    text = json.dumps(made(), indent=2, sort_keys=True, ensure_ascii=False)
    if folder is None:
        click.echo(text)
        return
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "jsna.schema.json"
    target.write_text(text + "\n", encoding="utf-8", newline="\n")
    click.echo(str(target))
    click.echo(
        f'    in VS Code: "yaml.schemas": {{"{target.as_posix()}": ["chapters/**/*.yml", "data/*.yml"]}}'
    )


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Start a working small JSNA in FOLDER."""
    from jsna.start import NotEmpty, start

    try:
        made = start(folder)
    except NotEmpty as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{made} files written to {folder}\n    next: cd {folder} && jsna build")


@main.command()
@click.argument("kind")
@click.argument("id_", metavar="ID")
@ROOT
def new(kind: str, id_: str, root: Path) -> None:
    """Write a new document of KIND called ID, ready to fill in."""
    from jsna.start import CannotStart, new_document

    try:
        made = new_document(root, kind, id_, date.today())
    except CannotStart as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{made.as_posix()}\n    fill it in, list it in an edition, then run: jsna check")


def _need_workspace(root: Path) -> None:
    if not (root / "chapters").is_dir():
        raise click.UsageError(
            f"{root} has no chapters/ folder; go to a workspace, or make one with: jsna init DIR"
        )


def _day(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise click.UsageError(f"'{text}' is not a date; write it as 2026-03-31") from None


def _stop(found: tuple[Fault, ...]) -> None:
    _tell(found, "text")
    click.echo(_summary(found))
    click.echo("The site was not changed.")
    raise SystemExit(1)


def _summary(found: Any) -> str:
    from jsna.problems import errors

    wrong = len(errors(found))
    warned = len(found) - wrong
    return f"{wrong} error{'' if wrong == 1 else 's'}, {warned} warning{'' if warned == 1 else 's'}"


def _tell(found: Any, form: str) -> None:
    from jsna.cli.report import reported

    said = reported(found, form)
    if said:
        click.echo(said)


def _account(made: Draft) -> str:
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
