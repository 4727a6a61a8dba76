"""``jsna build``: Build the draft site."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jsna.cli.options import ROOT, TODAY, day, need_sound_epoch, need_workspace
from jsna.cli.report import account, stop, tell_faults

if TYPE_CHECKING:
    from jsna.build import Draft
    from jsna.problems import Fault
    from jsna.publish.restored import Restored
    from jsna.site.manifest import Manifest


@click.command()
@click.argument("edition", required=False)
@ROOT
@TODAY
def build(edition: str | None, root: Path, today: str | None) -> None:
    """Build the draft site of EDITION (where none is named, the newest that is not published).

    A published edition is not built again: its files come back from published/.
    """
    from jsna.build import build_book
    from jsna.cli import progress
    from jsna.model.book import read_book
    from jsna.problems import Fault, Faults
    from jsna.publish.restored import restored_if_published
    from jsna.site.archive import names

    need_workspace(root)
    need_sound_epoch()
    on = day(today)
    try:
        with progress.bar("Building") as tell:
            tell("reading documents")
            book = read_book(root, edition, on, names(root))
            back = restored_if_published(book, root)
            built = None if back else build_book(book, root, tell)
    except Faults as faults:
        _tell_chapters(faults.found, root, edition, on)
        stop(faults.found)
    except Fault as fault:
        stop((fault,))
    except KeyboardInterrupt:
        raise click.ClickException("stopped; the site is as it was") from None
    if back:
        _tell_restored(back, root)
    elif built:
        _tell_built(*built, root)


def _tell_built(manifest: Manifest, made: Draft, root: Path) -> None:
    from jsna.publish.content import content_of, told

    tell_faults(made.faults, "text")
    click.echo(account(made))
    for line in told(made.book, content_of(made, root)):
        click.echo(line)
    click.echo(
        f"{len(made.composed.pages)} pages, {len(manifest.files)} files in {root / 'site' / manifest.edition}"
    )


def _tell_restored(back: Restored, root: Path) -> None:
    name = back.record.edition
    tell_faults(back.faults, "text")
    click.echo(f"edition {name} was published on {back.record.published} and is not built again")
    click.echo(f"{back.files} files in {root / 'site' / name}, as kept in published/{name}.zip")


def _tell_chapters(found: Iterable[Fault], root: Path, edition: str | None, on: date) -> None:
    """The content of approved chapters, where one of them changed after it was approved."""
    from jsna.model.argued import CHANGED
    from jsna.model.book import read_book
    from jsna.publish.content import told

    if any(fault.code == CHANGED for fault in found):
        for line in told(read_book(root, edition, on)):
            click.echo(line)


KIND = build
