"""``jsna check``: Say what is wrong."""

from pathlib import Path

import click

from jsna.cli.options import FORMAT, ROOT, TODAY, day, need_workspace
from jsna.cli.report import summary, tell_faults


@click.command()
@click.argument("edition", required=False)
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@FORMAT
@ROOT
@TODAY
def check(edition: str | None, strict: bool, form: str, root: Path, today: str | None) -> None:
    """Say every fault and warning, each at its place."""
    from jsna.check import check as look
    from jsna.problems import errors

    need_workspace(root)
    found = look(root, edition, day(today))
    tell_faults(found, form)
    stopping = found if strict else errors(found)
    if form == "text":
        click.echo(summary(found))
    raise SystemExit(1 if stopping else 0)


KIND = check
