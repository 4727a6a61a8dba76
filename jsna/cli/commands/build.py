"""``jsna build``: Build the draft site."""

from pathlib import Path

import click

from jsna.cli.options import ROOT, TODAY, day, need_workspace
from jsna.cli.report import account, stop, tell_faults


@click.command()
@click.argument("edition", required=False)
@ROOT
@TODAY
def build(edition: str | None, root: Path, today: str | None) -> None:
    """Build the draft site of EDITION (the newest where none is named)."""
    from jsna.build import build as make
    from jsna.cli import progress
    from jsna.problems import Fault, Faults

    need_workspace(root)
    try:
        with progress.bar("Building") as tell:
            manifest, made = make(root, edition, day(today), tell)
    except Faults as faults:
        stop(faults.found)
    except Fault as fault:
        stop((fault,))
    except KeyboardInterrupt:
        raise click.ClickException("stopped; the site is as it was") from None
    tell_faults(made.faults, "text")
    click.echo(account(made))
    click.echo(
        f"{len(made.composed.pages)} pages, {len(manifest.files)} files in {root / 'site' / manifest.edition}"
    )


KIND = build
