"""``jsna diff``: Say what changed between two editions."""

from pathlib import Path

import click

from jsna.cli.options import ROOT, need_workspace
from jsna.cli.report import stop


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@ROOT
def diff(old: str, new: str, form: str, root: Path) -> None:
    """Say what changed from edition OLD to edition NEW, meaning first.

    Each is the id of a published edition or of a draft that is built, or an
    edition's own folder or archive.
    """
    import json

    from jsna.findings.changes.changed import what_changed
    from jsna.findings.changes.told import as_data, as_lines
    from jsna.problems import each
    from jsna.site.earlier import edition_called

    need_workspace(root)
    found, wrong = each(lambda name: edition_called(root, name), (old, new))
    if wrong:
        stop(wrong, "Nothing was compared.")
    changed = what_changed(*found)
    if form == "json":
        click.echo(json.dumps(as_data(changed), indent=1, ensure_ascii=False))
    else:
        click.echo("\n".join(as_lines(changed)))


KIND = diff
