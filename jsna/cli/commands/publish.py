"""``jsna publish``: Publish an edition for good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jsna.cli.options import ROOT, TODAY, day, need_sound_epoch, need_workspace
from jsna.cli.report import stop, summary, tell_faults

if TYPE_CHECKING:
    from jsna.publish.publish import Shut


@click.command()
@click.argument("edition")
@ROOT
@TODAY
def publish(edition: str, root: Path, today: str | None) -> None:
    """Publish EDITION for good: every gate, and then nothing of it changes any more.

    \b
    1. Run: jsna publish 2026. It tells what is still in the way, and the
       content (a hash) of what would be published.
    2. Have it approved: a decision with status made and
           approves: {of: "2026", content: "sha256:..."}
       and in the edition: approved_by: the id of that decision.
    3. Run: jsna publish 2026 again, and commit published/ and chapters/.

    Its files are kept in published/2026.zip, which every later build puts
    into site/. A mistake found later is put right in a new edition: write
    chapters/editions/2026-2.yml with replaces: "2026" and corrections:
    [{on, page, was, now, because, decisions}], and publish that.
    """
    from jsna.cli import progress
    from jsna.problems import Fault, Faults
    from jsna.publish.publish import Shut
    from jsna.publish.publish import publish as make

    need_workspace(root)
    need_sound_epoch()
    so = f"Edition {edition} was not published; nothing was changed."
    try:
        with progress.bar("Publishing") as tell:
            made = make(root, edition, day(today), tell)
    except Shut as shut:
        _tell_shut(shut, so)
    except Faults as faults:
        stop(faults.found, so)
    except Fault as fault:
        stop((fault,), so)
    except KeyboardInterrupt:
        raise click.ClickException("stopped; run it again") from None
    tell_faults(made.faults, "text")
    record, where = made.record, root / "site" / edition
    click.echo(f"Edition {edition} is published, {record.published}: {made.files} files in {where}")
    click.echo(f"    kept for good in {root / 'published'}/{edition}.zip; commit published/ and chapters/")


def _tell_shut(shut: Shut, so: str) -> None:
    """All that stands in the way, which gates are shut, and what must be approved."""
    from jsna.publish.content import told

    tell_faults(shut.found, "text")
    click.echo(summary(shut.found))
    if shut.gates:
        click.echo(f"Gates that are shut: {', '.join(shut.gates)}")
    for line in told(shut.book, shut.content):
        click.echo(line)
    click.echo(so)
    raise SystemExit(1)


KIND = publish
