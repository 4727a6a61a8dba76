"""``jsna audit``: Attack what is published."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jsna.cli.options import FORMAT, TODAY, day, need_workspace
from jsna.cli.report import reported, stop, summary, tell_faults

if TYPE_CHECKING:
    from jsna.audit.report import Report

BUILD_FIRST = "build the site first, or name the folder of one"


@click.command()
@click.argument("site", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="The workspace that SITE was made from: then every byte is searched for what it withholds.",
)
@FORMAT
@TODAY
def audit(site: Path | None, root: Path | None, form: str, today: str | None) -> None:
    """Work out each withheld number in SITE (site/ of this folder) from all that is published."""
    from jsna.audit.audit import audit as look
    from jsna.cli import progress
    from jsna.problems import Faults

    if root is not None:
        need_workspace(root)
    where = site or (root or Path()) / "site"
    if not where.is_dir():
        raise click.UsageError(f"{where} is no folder; {BUILD_FIRST}")
    try:
        with progress.bar("Auditing") as tell:
            report = look(where, root, day(today), tell)
    except Faults as faults:
        stop(faults.found, "The site was not audited.")
    if not report.pages:
        raise click.UsageError(f"{where} holds no page; {BUILD_FIRST}")
    _tell(report, form)
    raise SystemExit(0 if report.safe else 1)


def _tell(report: "Report", form: str) -> None:
    if form == "json":
        made = report.plainly() | {"faults": json.loads(reported(report.faults, "json"))}
        click.echo(json.dumps(made, indent=2, ensure_ascii=False))
        return
    tell_faults(report.faults, form)
    if form == "text":
        for line in report.lines():
            click.echo(line)
        click.echo(summary(report.faults))


KIND = audit
