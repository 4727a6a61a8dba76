"""``jsna new``: Start a document."""

from datetime import date
from pathlib import Path

import click

from jsna.cli.options import ROOT


@click.command()
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


KIND = new
